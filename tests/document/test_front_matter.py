"""Front matter: its fields, where they stand, and one clear error when it is broken."""

from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.errors import ReadError

YAML = "---\ntitle: A: B\n---\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("---\ntitle: Flu\nlast_reviewed: '2024'\n---\n# Body\n", "last_reviewed: '2024'"),
        ('+++\ntitle = "Flu"\nlast_reviewed = "2024"\n+++\n# Body\n', 'last_reviewed = "2024"'),
    ],
)
def test_fields(text: str, written: str, end: str, mark: str) -> None:
    document = read_text(mark + text.replace("\n", end), "a.md")
    assert document.title == "Flu"
    assert document.value("last-reviewed") == "2024"
    field = document.metadata["last-reviewed"]
    assert document.source.slice(field.span).rstrip() == written
    assert document.front_matter is not None
    assert [block.text for block in document.blocks] == ["Body"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: [a\n---\nText", 3),
        ("---\na: 1\nb: 'x\n---\nText", 3),
        ("---\na: b: c\n---\n", 2),
        ("+++\na = 1\nb = \n+++\n", 3),
    ],
)
def test_broken(text: str, line: int) -> None:
    with pytest.raises(ReadError) as raised:
        read_text(text, "page.md")
    assert raised.value.line in (line, line + 1)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "text", ["---\n\nText\n\n---\n", "---\nText", "Text\n---\na: b\n---\n", "---\n---\n"]
)
def test_rules_are_not_front_matter(text: str) -> None:
    assert read_text(text, "a.md").metadata == {}

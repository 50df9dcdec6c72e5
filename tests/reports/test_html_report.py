"""The HTML report: the whole article, every finding, nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.document.source import Span
from medlint.reports.marked import Marker
from medlint.rules.model import Finding

ARTICLES = sorted(Path("content/flawed").iterdir())
SOUP = st.text(alphabet="ab <>&\"'#*-|\n\t`[]()é\x00", max_size=120)


class Page(HTMLParser):
    """The text and the open elements of a page; void elements aside, all must be closed."""

    VOID = frozenset({"meta", "input", "hr", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["a"]:
            self.said.append(data)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_every_finding_is_there_once_and_every_id(
    article: Path, run: Callable[..., Result], tmp_path: Path
) -> None:
    told = run("check", "--no-cache", "--format", "json", article).stdout
    page = run("check", "--no-cache", "--format", "html", article).stdout
    parsed = Page(page)
    assert parsed.open == []
    assert len(parsed.ids) == len(set(parsed.ids))
    findings = [i for i in parsed.ids if i.startswith("a1f") and i[3:].isdigit()]
    assert len(findings) == told.count('"code":')


def test_balance_and_grades_are_drawn(run: Callable[..., Result], tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(
        "# Ibuprofen\n\nIbuprofen eases pain.\n\n## Harms\n\n"
        "Ibuprofen can cause stomach ulcers, so that people who have had one before should ask "
        "a pharmacist for advice about alternatives.\n"
    )
    page = run("check", "--no-cache", "--format", "html", article).stdout
    assert '<th scope="row">ibuprofen</th>' in page
    assert page.count('class="bar benefit"') == page.count('class="bar harm"') == 1
    said = " ".join(Page(page).said)
    assert "above the target of 8" in said


def test_addresses_of_other_kinds_are_no_links(run: Callable[..., Result], tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "house"
    rules.mkdir(parents=True)
    (rules / "bad.yml").write_text(
        "extends: existence\nmessage: No.\nlevel: error\nlink: 'javascript:alert(1)'\n"
        "tokens: [forbidden]\n"
    )
    (tmp_path / "medlint.toml").write_text('rule-folders = ["rules"]\nselect = ["house"]\n')
    article = tmp_path / "a.md"
    article.write_text("# A\n\nThis is forbidden.\n")
    page = run("check", "--no-cache", "--format", "html", article).stdout
    assert 'href="javascript' not in page


@given(SOUP, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=6))
def test_marks_leave_the_text_as_it_is(text: str, places: list[tuple[int, int]]) -> None:
    for form in ("markdown", "html", "text"):
        document = read_text(text, "a", form)  # type: ignore[arg-type]
        size = len(document.source.text)
        spans = sorted(Span(min(a, size), min(a + n, size)) for a, n in places)
        found = tuple(Finding("XXX101", "x", "error", "No.", span) for span in spans)
        plain = Page(Marker("a1", (), {}).article(document.blocks))
        marked = Page(Marker("a1", found, {}).article(document.blocks))
        assert "".join(marked.said) == "".join(plain.said)
        assert marked.open == []
        assert len(marked.ids) == len(set(marked.ids))

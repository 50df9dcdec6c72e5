"""Comments that are written for findings silence them, wherever the findings stand."""

from __future__ import annotations

import pytest

from medlint.document.model import Document, Format
from medlint.document.read import read_text
from medlint.linter.ignores import add_ignores
from medlint.linter.run import FileReport, lint
from medlint.rules.loader import load_rules

RULES = load_rules()
SLIP = "Flu is a medication condition."
FRONT = "---\ntitle: Flu\nauthor: A\n---\n"


def checked(text: str, format_: Format) -> tuple[Document, FileReport]:
    document = read_text(text, f"a.{format_}", format_)
    return document, lint(document, RULES)


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (f"# Flu\n\n{SLIP}\n", "markdown"),
        (f"| Dose |\n|---|\n| {SLIP} |\n", "markdown"),
        (f"{FRONT}{SLIP}\n", "markdown"),
        (f"{FRONT}\n# Flu\n\n<!-- medlint: ignore SPL201 -->\n\n{SLIP}\n", "markdown"),
        (FRONT, "markdown"),
        (f"<h1>Flu</h1><p>Rest.</p><ul><li>{SLIP}</li></ul>", "html"),
        (
            "<html><head><title>Flu treatmnet</title></head><body><p>Rest.</p></body></html>",
            "html",
        ),
        (f"<table><tr><td>{SLIP}<td>Rest</table><p>Rest. <img src=a.png>", "html"),
        ("<html><head><title>Flu treatmnet</title></head></html>", "html"),
    ],
)
def test_every_finding_is_silenced(text: str, format_: Format) -> None:
    document, report = checked(text, format_)
    assert report.findings
    assert checked(add_ignores(document, report.findings, "known"), format_)[1].findings == ()


def test_the_first_block_speaks_for_the_front_matter_and_no_other_does() -> None:
    comment = "<!-- medlint: ignore MET104 -->"
    codes = [
        f.code for f in checked(f"{FRONT}# Flu\n\n{comment}\n\nRest.\n", "markdown")[1].findings
    ]
    assert codes == ["MET104", "LNT101"]
    assert checked(f"{FRONT}{comment}\n\n# Flu\n\nRest.\n", "markdown")[1].findings == ()


def test_what_is_disabled_at_the_top_is_so_in_the_front_matter_too() -> None:
    comment = "<!-- medlint: disable MET104 -->"
    assert checked(f"{FRONT}{comment}\n\n# Flu\n\nRest.\n", "markdown")[1].findings == ()
    late = checked(f"{FRONT}# Flu\n\n{comment}\n\nRest.\n", "markdown")[1].findings
    assert [f.code for f in late] == ["MET104", "LNT101"]


def test_line_ends_stay_as_they_are() -> None:
    document, report = checked(f"<h1>Flu</h1>\r\n<p>Rest.</p><p>{SLIP}</p>\r\n", "html")
    text = add_ignores(document, report.findings)
    assert text.count("\n") == text.count("\r\n") == 4

"""The report for a person says nothing twice."""

from __future__ import annotations

import click

from medlint.document.source import Source, Span
from medlint.linter.run import FileReport
from medlint.reports.full import Told, file_lines
from medlint.rules.model import Finding, Reference, Related

TEXT = "Take it with food.\nTake it with water."
GUIDE = Reference(
    "A guideline with a long title that says what it is about, in full (Somebody, 1999)"
)


def told(*findings: Finding) -> str:
    report = FileReport(Source("a.md", TEXT), "markdown", "", "en", findings)
    return click.unstyle("\n".join(file_lines(report, 100, lambda _: None, Told())))


def finding(rule: str, span: Span, *related: Related) -> Finding:
    return Finding("TST101", rule, "warning", "m", span, related=related, references=(GUIDE,))


def test_the_line_of_findings_at_one_place_is_shown_once() -> None:
    shown = told(finding("a", Span(0, 4)), finding("b", Span(0, 4)), finding("c", Span(5, 7)))
    assert shown.count("│ Take it with food.") == 2
    assert shown.count("^^^^") == 1


def test_a_guideline_is_named_in_full_once() -> None:
    shown = told(finding("a", Span(0, 4)), finding("b", Span(5, 7)), finding("b", Span(8, 12)))
    assert shown.count("Somebody, 1999") == 1
    assert shown.count("A guideline with a long") == 2
    assert shown.count("why: ") == 2


def test_another_place_is_named_by_its_line_and_quoted_unless_the_message_does() -> None:
    again = Span(TEXT.rindex("Take"), TEXT.rindex("Take") + 4)
    shown = told(finding("a", Span(0, 4), Related("'Take' here", again), Related("again", again)))
    assert "→ line 2: 'Take' here\n" in shown
    assert "→ line 2: again: “Take”\n" in shown

"""The report for a person: the line, the place under it, the reason, and what to write instead."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

from medlint.document.source import Source
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.excerpt import excerpt
from medlint.reports.hyperlinks import file_url, link, supported
from medlint.reports.summary import article_summary
from medlint.rules.model import Finding, Rule

COLOURS = {"error": "red", "warning": "yellow", "suggestion": "cyan"}
MARGIN = "    "
WIDEST = 110
SUMMARISED = 25  # articles of a run; further ones are summed up briefly, which takes less time


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write each file's findings as they come, then a line that sums up."""
    width = min(WIDEST, shutil.get_terminal_size((100, 24)).columns)
    told: set[str] = set()
    links = supported(out)
    shown = 0
    for report in reports:
        if report.findings:
            shown += 1
            lines = file_lines(report, width, rules, told, links, brief=shown > SUMMARISED)
            click.echo("\n".join(lines) + "\n", file=out)
    click.echo(summary_line(tally), file=out)


def file_lines(
    report: FileReport,
    width: int,
    rules: Rules,
    told: set[str],
    links: bool = False,
    *,
    brief: bool = False,
) -> Iterator[str]:
    """The lines on one file; ``told`` holds the rules whose reason has been given already.

    ``links`` makes the file and the guidelines links; ``brief`` sums the article up in figures
    alone.
    """
    path = click.style(report.source.path, bold=True, underline=True)
    yield link(path, file_url(report.source.path)) if links else path
    for finding in report.findings:
        yield ""
        yield from finding_lines(report.source, finding, width, links)
        if finding.rule not in told:
            told.add(finding.rule)
            yield from reason_lines(finding, rules(finding.rule), width)
    yield ""
    yield from article_summary(report, width, brief=brief)


def finding_lines(
    source: Source, finding: Finding, width: int, links: bool = False
) -> Iterator[str]:
    """Where, what, the line with the place marked, and what to write instead."""
    place = source.position(finding.span.start)
    severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
    name = click.style(f"{finding.code} {finding.rule}", dim=True)
    if links:
        name = link(name, next((r.url for r in finding.references if r.url), ""))
    yield f"  {place.line}:{place.column}  {severity}  {name}"
    yield from wrap(finding.message, width, MARGIN)
    for line, mark in _excerpt(source, finding, width):
        yield click.style(f"{MARGIN}│ ", dim=True) + line
        yield click.style(f"{MARGIN}│ ", dim=True) + click.style(mark, fg=COLOURS[finding.severity])
    for related in finding.related:
        at = source.position(related.span.start)
        text = " ".join(source.slice(related.span).split())
        quoted = textwrap.shorten(text, 60, placeholder=" …")
        yield from wrap(f"{related.message} (line {at.line}): “{quoted}”", width, MARGIN, "see ")
    yield from _suggestion(source, finding, width)


def marked(source: Source, finding: Finding, width: int = WIDEST) -> Iterator[str]:
    """The line that a finding stands in and the mark under it, without colours."""
    for line, mark in _excerpt(source, finding, width):
        yield from (f"{MARGIN}{line}", f"{MARGIN}{mark}")


def _excerpt(source: Source, finding: Finding, width: int) -> Iterator[tuple[str, str]]:
    """The line and the mark; nothing for a finding that stands on no text."""
    if finding.span.end > finding.span.start:
        shown = excerpt(source, finding.span, width - len(MARGIN) - 4)
        mark = "^" * min(shown.width, width) + ("…" if shown.more else "")
        yield shown.text, " " * shown.start + mark


def _suggestion(source: Source, finding: Finding, width: int) -> Iterator[str]:
    fix = finding.fix
    if fix is None:
        return
    label = "fix" if fix.safety == "safe" else "perhaps"
    text = fix.message
    if not text and len(fix.edits) == 1:
        edit = fix.edits[0]
        old = " ".join(source.slice(edit.span).split())
        new = " ".join(edit.replacement.split())
        text = f"“{old}” → “{new}”" if new and old else f"add “{new}”" if new else f"remove “{old}”"
    if text:
        yield from wrap(text, width, MARGIN, click.style(f"{label}: ", fg="green"), len(label) + 2)


def reason_lines(finding: Finding, rule: Rule | None, width: int) -> Iterator[str]:
    """Why the finding's rule is there, and which guidelines say so."""
    sources = "; ".join(r.title for r in finding.references)
    why = rule.why.strip() if rule else ""
    text = " ".join(filter(None, [why, f"[{sources}]" if sources else ""]))
    if text:
        for line in wrap(text, width, MARGIN, "why: "):
            yield click.style(line, dim=True)


def wrap(text: str, width: int, margin: str, label: str = "", label_width: int = -1) -> list[str]:
    """A paragraph within a margin, a label before it and its lines aligned behind the label."""
    hang = " " * (len(label) if label_width < 0 else label_width)
    lines = textwrap.wrap(text, max(30, width - len(margin) - len(hang))) or [""]
    return [margin + (label if n == 0 else hang) + line for n, line in enumerate(lines)]


def summary_line(tally: Tally) -> str:
    """What was found in all, and what can be fixed."""
    if not tally.files:
        return "No article was read." if tally.errors else "No article was found."
    if not tally.severities:
        return f"{count(tally.files, 'article')} read: nothing to mend."
    parts = [
        click.style(count(tally.severities[s], s), fg=COLOURS[s])
        for s in COLOURS
        if tally.severities[s]
    ]
    line = f"{', '.join(parts)} in {count(tally.files, 'article')}."
    if tally.fixable:
        line += f" {tally.fixable} can be fixed with --fix."
    return line


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"

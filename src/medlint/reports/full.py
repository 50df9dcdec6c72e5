"""The report for a person: the line, the place under it, the reason, and what to write instead."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

import click

from medlint.document.source import Source, Span
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.excerpt import excerpt
from medlint.reports.hyperlinks import file_url, link, supported
from medlint.reports.summary import article_summary
from medlint.rules.model import Finding, Related, Rule

COLOURS = {"error": "red", "warning": "yellow", "suggestion": "cyan"}
MARGIN = "    "
WIDEST = 110
KNOWN = 66  # characters of a title that has been given in full before
SUMMARISED = 25  # articles of a run; further ones are summed up briefly, which takes less time


@dataclass
class Told:
    """What a reader has been told already and remembers."""

    rules: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def source(self, title: str) -> str:
        """A guideline's title in full at its first mention, and its beginning from then on."""
        if title not in self.sources:
            self.sources.add(title)
            return title
        return textwrap.shorten(title, KNOWN, placeholder=" …")


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write each file's findings as they come, then a line that sums up."""
    width = min(WIDEST, shutil.get_terminal_size((100, 24)).columns)
    told = Told()
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
    told: Told,
    links: bool = False,
    *,
    brief: bool = False,
) -> Iterator[str]:
    """The lines on one file; what has been ``told`` already is not said again.

    ``links`` makes the file and the guidelines links; ``brief`` sums the article up in figures
    alone.
    """
    path = click.style(report.source.path, bold=True, underline=True)
    yield link(path, file_url(report.source.path)) if links else path
    shown: Span | None = None
    for finding in report.findings:
        yield ""
        again = finding.span == shown
        yield from finding_lines(report.source, finding, width, links, again=again)
        yield from reason_lines(finding, rules(finding.rule), width, told)
        shown = finding.span
    yield ""
    yield from article_summary(report, width, brief=brief)


def finding_lines(
    source: Source, finding: Finding, width: int, links: bool = False, *, again: bool = False
) -> Iterator[str]:
    """Where, what, the line with the place marked, and what to write instead.

    ``again``: the finding before stood at the very same place, and its line need not be repeated.
    """
    place = source.position(finding.span.start)
    severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
    name = click.style(f"{finding.code} {finding.rule}", dim=True)
    if links:
        name = link(name, next((r.url for r in finding.references if r.url), ""))
    yield f"  {place.line}:{place.column}  {severity}  {name}"
    yield from wrap(finding.message, width, MARGIN)
    for line, mark in () if again else _excerpt(source, finding, width):
        yield click.style(f"{MARGIN}│ ", dim=True) + line.rstrip()
        yield click.style(f"{MARGIN}│ ", dim=True) + click.style(mark, fg=COLOURS[finding.severity])
    for related in finding.related:
        yield from wrap(elsewhere(source, related), width, MARGIN, "→ ")
    yield from _suggestion(source, finding, width)


def elsewhere(source: Source, related: Related, room: int = 60) -> str:
    """The line of a related place and what it has to do with the finding, in its own words."""
    line = source.position(related.span.start).line
    text = " ".join(source.slice(related.span).split())
    if text in related.message:
        return f"line {line}: {related.message}"
    return f"line {line}: {related.message}: “{textwrap.shorten(text, room, placeholder=' …')}”"


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


def reason_lines(finding: Finding, rule: Rule | None, width: int, told: Told) -> Iterator[str]:
    """Why the finding's rule is there, and which guidelines say so: once for each rule."""
    if finding.rule in told.rules:
        return
    told.rules.add(finding.rule)
    sources = "; ".join(told.source(r.title) for r in finding.references)
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
        none = "no errors" if tally.kinds else "nothing to mend"  # with --quiet, no more is told
        return f"{count(tally.files, 'article')} read: {none}."
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

"""A summary in Markdown, for a comment on a pull request or the summary of a CI step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from medlint.linter.fixes import apply_edits
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.full import count
from medlint.rules.model import Finding

MARKS = {"error": "🛑", "warning": "⚠️", "suggestion": "💡"}
MOST = 200  # rows; a comment that nobody can scroll through helps nobody


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write a table of the findings, then what can be fixed safely as suggestion blocks."""
    rows, fixes, files = list[str](), list[str](), list[FileReport]()
    for report in reports:
        files.append(report)
        rows += [_row(report, f) for f in report.findings]
        fixes += _suggestions(report)
    out.write("## medlint\n\n")
    counts = ", ".join(count(tally.severities[s], s) for s in MARKS if tally.severities[s])
    out.write(f"{counts or 'Nothing to mend'} in {count(tally.files, 'article')}.\n")
    if rows:
        out.write("\n| | place | rule | |\n|---|---|---|---|\n" + "\n".join(rows[:MOST]) + "\n")
    if len(rows) > MOST:
        out.write(f"\n… and {len(rows) - MOST} more.\n")
    out.writelines("\n" + block for block in fixes[:MOST])
    out.writelines(f"\n- 🛑 `{error.path}`: {_cell(error.message)}\n" for error in tally.errors)


def _row(report: FileReport, finding: Finding) -> str:
    at = report.source.position(finding.span.start)
    place = f"`{report.source.path}`:{at.line}"
    return f"| {MARKS[finding.severity]} | {place} | {finding.code} | {_cell(finding.message)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _suggestions(report: FileReport) -> Iterator[str]:
    """A suggestion block for each line that safe fixes change."""
    source = report.source
    by_line: dict[int, list[Finding]] = {}
    for finding in report.findings:
        if finding.fix and finding.fix.safety == "safe":
            lines = {source.position(e.span.start).line for e in finding.fix.edits}
            lines |= {source.position(e.span.end).line for e in finding.fix.edits}
            if len(lines) == 1:
                by_line.setdefault(lines.pop(), []).append(finding)
    for number, findings in sorted(by_line.items()):
        from medlint.linter.fixes import choose

        start = source.line_starts[number - 1]
        end = start + len(source.line(number))
        edits = [e for f in choose(findings, unsafe=False) if f.fix for e in f.fix.edits]
        text = apply_edits(source.text, edits)
        fixed = text[start : end + len(text) - len(source.text)]
        yield f"`{source.path}` line {number}\n\n```suggestion\n{fixed}\n```\n"

"""Annotations on a pull request, as GitHub's workflow commands write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally

LEVELS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write a command a finding, and one for each file that could not be read."""
    for report in reports:
        for finding in report.findings:
            start = report.source.position(finding.span.start)
            end = report.source.position(max(finding.span.start, finding.span.end - 1))
            place = f"file={_property(report.source.path)},line={start.line},endLine={end.line}"
            if start.line == end.line:  # GitHub takes columns on a single line only
                place += f",col={start.column},endColumn={end.column + 1}"
            title = _property(f"{finding.code} {finding.rule}")
            level = LEVELS[finding.severity]
            out.write(f"::{level} {place},title={title}::{_data(finding.message)}\n")
    for error in tally.errors:
        out.write(f"::error file={_property(error.path)}::{_data(error.message)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""GitLab's code quality report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.fingerprint import fingerprints
from medlint.reports.json import dump

LEVELS = {"error": "major", "warning": "minor", "suggestion": "info"}


def write(reports: Iterable[FileReport], _: Tally, out: TextIO, __: Rules) -> None:
    """Write one JSON list of findings."""
    entries = [
        {
            "description": finding.message,
            "check_name": f"{finding.code} {finding.rule}",
            "fingerprint": fingerprint,
            "severity": LEVELS[finding.severity],
            "location": {
                "path": report.source.path,
                "lines": {
                    "begin": report.source.position(finding.span.start).line,
                    "end": report.source.position(finding.span.end).line,
                },
            },
        }
        for report in reports
        for finding, fingerprint in fingerprints(report)
    ]
    out.write(dump(entries) + "\n")

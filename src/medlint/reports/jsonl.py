"""JSON lines: an article a line, as soon as it is read; then a line for each error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.json import dump, file_entry


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write each file's entry as ``--format json`` has it; errors have ``path`` and ``error``."""
    for report in reports:
        out.write(dump(file_entry(report)) + "\n")
        out.flush()
    for error in tally.errors:
        out.write(dump({"path": error.path, "line": error.line, "error": error.message}) + "\n")

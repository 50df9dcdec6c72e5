"""One line a finding: ``path:line:column: severity CODE message``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import click

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.full import marked, summary_line


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write a line a finding, then a line that sums up."""
    for report in reports:
        for finding in report.findings:
            at = report.source.position(finding.span.start)
            place = f"{report.source.path}:{at.line}:{at.column}"
            out.write(f"{place}: {finding.severity} {finding.code} {finding.message}\n")
            if tally.show_source:
                out.write("".join(f"{line}\n" for line in marked(report.source, finding)))
    click.echo(summary_line(tally), file=out)

"""Checkstyle XML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree as ET

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.xml import clean, write_tree

LEVELS = {"error": "error", "warning": "warning", "suggestion": "info"}


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write one element a file."""
    root = ET.Element("checkstyle", version="4.3")
    for report in reports:
        file = ET.SubElement(root, "file", name=clean(report.source.path))
        for finding in report.findings:
            at = report.source.position(finding.span.start)
            ET.SubElement(
                file,
                "error",
                line=str(at.line),
                column=str(at.column),
                severity=LEVELS[finding.severity],
                message=clean(finding.message),
                source=f"medlint.{finding.code}",
            )
    for error in tally.errors:
        file = ET.SubElement(root, "file", name=clean(error.path))
        ET.SubElement(
            file,
            "error",
            line="1",
            severity="error",
            message=clean(error.message),
            source="medlint",
        )
    write_tree(root, out)

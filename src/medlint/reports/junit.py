"""JUnit XML: a test case a file, failed where it has errors or warnings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree as ET

from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.full import count
from medlint.reports.xml import clean, write_tree


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write one suite with a case for each file."""
    cases = [_case(report) for report in reports]
    for error in tally.errors:
        case = ET.Element("testcase", name=clean(error.path), classname="medlint", time="0")
        ET.SubElement(case, "error", message=clean(error.message), type="unreadable")
        cases.append(case)
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": str(len(tally.errors))}
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", {"name": "medlint", "time": "0", **counts})
    suite.extend(cases)
    write_tree(root, out)


def _case(report: FileReport) -> ET.Element:
    path = clean(report.source.path)
    case = ET.Element("testcase", name=path, classname="medlint", time="0")
    lines = []
    for finding in report.findings:
        at = report.source.position(finding.span.start)
        lines.append(
            f"{at.line}:{at.column} {finding.severity} {finding.code} {clean(finding.message)}"
        )
    grave = [f for f in report.findings if f.severity != "suggestion"]
    if grave:
        message = count(len(grave), "finding")
        ET.SubElement(case, "failure", message=message, type=grave[0].severity).text = "\n".join(
            lines
        )
    elif lines:
        ET.SubElement(case, "system-out").text = "\n".join(lines)
    return case

"""JSON for other programs: version 1, to which keys are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from medlint import __version__
from medlint.document.source import Source
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.rules.model import Finding, Fix


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, _: Rules) -> None:
    """Write the files one by one as they come, then the errors and the summary."""
    head = {"version": 1, "tool": {"name": "medlint", "version": __version__}}
    out.write(dump(head)[:-1] + ',"files":[')
    for n, report in enumerate(reports):
        out.write(("," if n else "") + "\n" + dump(file_entry(report)))
    tail = {
        "errors": [{"path": e.path, "message": e.message} for e in tally.errors],
        "summary": {
            "files": tally.files,
            **{s: tally.severities[s] for s in ("error", "warning", "suggestion")},
            "fixable": tally.fixable,
        },
    }
    out.write("],\n" + dump(tail)[1:] + "\n")


def dump(value: Any) -> str:
    """A value as JSON on one line; what is no Unicode in a file's name becomes a question mark."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        return text.encode("utf-8", "replace").decode()


def file_entry(report: FileReport) -> dict[str, Any]:
    """One file as the format has it."""
    source = report.source
    return {
        "path": source.path,
        "format": report.format,
        "title": report.title,
        "language": report.language,
        "region": report.region,
        "kind": report.kind,
        "findings": [finding_entry(source, f) for f in report.findings],
        "readability": dict(report.readability),
    }


def finding_entry(source: Source, finding: Finding) -> dict[str, Any]:
    """One finding as the format has it."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "text": source.slice(finding.span),
        "start": source.position(finding.span.start),
        "end": source.position(finding.span.end),
        "related": [
            {
                "message": r.message,
                "start": source.position(r.span.start),
                "end": source.position(r.span.end),
            }
            for r in finding.related
        ],
        "fix": finding.fix and _fix_entry(finding.fix),
        "references": finding.references,
    }


def _fix_entry(fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety,
        "message": fix.message,
        "edits": [
            {"start": e.span.start, "end": e.span.end, "replacement": e.replacement}
            for e in fix.edits
        ],
    }

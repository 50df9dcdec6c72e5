"""Reviewdog's diagnostic format (rdjson), with suggestions for fixes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from medlint.document.source import Source, Span
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.json import dump
from medlint.rules.model import Finding

LEVELS = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}


def write(reports: Iterable[FileReport], _: Tally, out: TextIO, __: Rules) -> None:
    """Write one list of diagnostics."""
    found = [_diagnostic(r.source, finding) for r in reports for finding in r.findings]
    out.write(dump({"source": {"name": "medlint"}, "diagnostics": found}) + "\n")


def _diagnostic(source: Source, finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": source.path, "range": _range(source, finding.span)},
        "severity": LEVELS[finding.severity],
        "code": {"value": finding.code},
    }
    if url := next((r.url for r in finding.references if r.url), ""):
        entry["code"]["url"] = url
    if finding.fix:
        entry["suggestions"] = [
            {"range": _range(source, e.span), "text": e.replacement} for e in finding.fix.edits
        ]
    return entry


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    """Reviewdog counts columns in bytes of UTF-8, from 1."""
    at = source.position(offset)
    before = source.text[offset - at.column + 1 : offset]
    return {"line": at.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

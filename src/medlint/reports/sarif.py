"""SARIF 2.1.0, as code scanning services read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from medlint import __version__
from medlint.document.source import Source, Span
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.fingerprint import fingerprints
from medlint.reports.json import dump
from medlint.rules.model import Finding, Fix, Rule

LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write one run with its rules, results, fixes and fingerprints."""
    results, named = [], dict[str, str]()
    for report in reports:
        for finding, fingerprint in fingerprints(report):
            named[finding.code] = finding.rule
            results.append(_result(report.source, finding, fingerprint))
    described = [_rule(code, name, rules(name)) for code, name in sorted(named.items())]
    notes = [{"level": "error", "message": {"text": str(e)}} for e in tally.errors]
    run = {
        "tool": {
            "driver": {
                "name": "medlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": described,
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not tally.errors, "toolExecutionNotifications": notes}
        ],
        "results": results,
    }
    out.write(dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def _rule(code: str, name: str, rule: Rule | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": code, "name": name}
    if rule is None:  # a report of rules that are no longer there
        said = {"text": name.replace("-", " ")}
        return entry | {"shortDescription": said, "fullDescription": said, "help": said}
    by = "\n".join(f"- {r.title}" + (f" <{r.url}>" if r.url else "") for r in rule.references)
    entry["shortDescription"] = {"text": rule.summary}
    entry["fullDescription"] = {"text": rule.why}
    entry["help"] = {"text": f"{rule.why}\n\n{by}", "markdown": f"{rule.why}\n\n{by}"}
    entry["defaultConfiguration"] = {"level": LEVELS[rule.severity]}
    if url := next((r.url for r in rule.references if r.url), ""):
        entry["helpUri"] = url
    return entry


def _result(source: Source, finding: Finding, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(source, finding.span)}],
        # The first is the one that GitHub's code scanning goes by.
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "medlint/v1": fingerprint,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": n,
                "message": {"text": r.message},
                "physicalLocation": _location(source, r.span),
            }
            for n, r in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(source, finding.fix)]
    return result


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    change = {
        "artifactLocation": {"uri": uri(source.path)},
        "replacements": [
            {
                "deletedRegion": _region(source, e.span),
                "insertedContent": {"text": e.replacement},
            }
            for e in fix.edits
        ],
    }
    return {
        "description": {"text": fix.message or f"{fix.safety} fix"},
        "artifactChanges": [change],
    }


def _location(source: Source, span: Span) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri(source.path)}, "region": _region(source, span)}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def uri(path: str) -> str:
    """A path as a relative reference, or as a file URI where it is absolute."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")

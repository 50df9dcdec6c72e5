"""A name for a finding that stays the same while other text moves about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from medlint.linter.baseline import words_of
from medlint.linter.run import FileReport
from medlint.rules.model import Finding


def fingerprints(report: FileReport) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint: path, code, words, and which one of these it is."""
    count: Counter[tuple[str, str]] = Counter()
    for finding in report.findings:
        key = finding.code, words_of(report, finding)
        count[key] += 1
        data = "\0".join((report.source.path, *key, str(count[key])))
        yield finding, sha256(data.encode("utf-8", "replace")).hexdigest()[:32]

"""What is done to an article before it is published: safe fixes and removals, and the gate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from medlint.document.model import Document
from medlint.document.source import Position, Span
from medlint.language.analysis import Analysis
from medlint.linter.baseline import Baseline, Key, load_baseline
from medlint.linter.fixes import difference, fix_document, fixable, reread
from medlint.linter.run import FileReport
from medlint.project.run import Job, check_document
from medlint.publish.removal import Removal, find_removals
from medlint.rules.model import Finding
from medlint.rules.ruleset import RuleSet
from medlint.settings import SEVERITIES

_GAP = re.compile(r"[^\S\r\n]*(?:\r\n?|\n|$)(?:[^\S\r\n]*(?:\r\n?|\n))*")


Examined = tuple[FileReport, Removal, tuple[Finding, ...]]  # findings in what is published


class Prepared(msgspec.Struct, frozen=True):
    """An article as it will be published.

    ``applied`` are the findings that were mended, ``findings`` those that remain in what is
    published: what stands in a removed block is no longer anyone's trouble.
    """

    original: Document
    document: Document
    report: FileReport
    removal: Removal
    applied: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    first: tuple[Finding, ...] = ()  # what was found before anything was mended

    def placed(self, findings: Sequence[Finding]) -> Iterator[tuple[Finding, Position]]:
        """Findings with their places in the file as it is on disk, as far as they are there."""
        places: dict[tuple[str, str], list[Position]] = {}
        source, mended = self.original.source, self.document.source
        for finding in self.first if self.applied else ():
            place = source.position(finding.span.start)
            places.setdefault((finding.code, source.slice(finding.span)), []).append(place)
        for finding in findings:
            known = places.get((finding.code, mended.slice(finding.span)))
            yield finding, known.pop(0) if known else mended.position(finding.span.start)

    def diff(self) -> str:
        """What publishing changes, on the source: a unified diff."""
        text = _without(self.document.source.text, self.removal.spans)
        lines = difference(self.original.source, text)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )

    def changes(self) -> str:
        """What was changed, in a few words; '' for nothing."""
        parts = []
        if self.removal.furniture:
            parts.append(f"removed {_count(self.removal.furniture, 'block')} of page furniture")
        if self.removal.titles:
            verb = "" if parts else "removed "
            parts.append(f"{verb}{_count(self.removal.titles, 'repeated title')}")
        families = Counter(f.code[:3] == "SPL" for f in self.applied)
        if families[True]:
            parts.append(f"corrected {_count(families[True], 'word')}")
        if families[False]:
            parts.append(f"made {_count(families[False], 'other correction')}")
        return ", ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def prepare(document: Document, job: Job, rules: RuleSet, *, fix: bool = True) -> Prepared:
    """Check an article, mend what is safe to mend, and find what is to be left out."""
    first = _examined(document, job, rules)
    unchanged = Prepared(document, document, *first[:2], findings=_unaccepted(first, job))
    if not fix or not any(fixable(f, unsafe=False) for f in first[2]):
        return unchanged
    seen = {id(document): first}

    def check(current: Document) -> Sequence[Finding]:
        known = seen.get(id(current)) or _examined(current, job, rules)
        return known[2]

    fixed = fix_document(document, check)
    if not fixed.applied:
        return unchanged
    mended = reread(document.source, document.format, fixed.text)
    last = _examined(mended, job, rules)
    findings = _unaccepted(last, job)
    return Prepared(document, mended, *last[:2], fixed.applied, findings, first[2])


def _unaccepted(examined: Examined, job: Job) -> tuple[Finding, ...]:
    """The findings that the project's baseline, if it has one, does not accept."""
    report, _, findings = examined
    if not job.configuration.baseline:
        return findings
    path = job.folder / job.configuration.baseline
    changed = path.stat().st_mtime_ns if path.exists() else 0
    left = Baseline(path, _accepted(path, changed)).filter(replace(report, findings=findings))
    return left.findings


@lru_cache(maxsize=2)
def _accepted(path: Path, _changed: int) -> Counter[Key]:
    return load_baseline(path).accepted


def _examined(document: Document, job: Job, rules: RuleSet) -> Examined:
    report = check_document(document, job, rules)
    removal = find_removals(Analysis(document, job.configuration.settings))
    kept = tuple(f for f in report.findings if not _gone(f.span, removal.spans))
    return report, removal, kept


def _gone(span: Span, removed: tuple[Span, ...]) -> bool:
    return any(r.start <= span.start and span.end <= r.end for r in removed)


def failing(findings: Sequence[Finding], level: str) -> tuple[Finding, ...]:
    """The findings at or above a level; none for ``never``."""
    if level not in SEVERITIES:
        return ()
    worst = SEVERITIES[: SEVERITIES.index(level) + 1]
    return tuple(f for f in findings if f.severity in worst)


def _without(text: str, spans: tuple[Span, ...]) -> str:
    """The text without some stretches, nor the empty lines and indents that they leave behind."""
    parts, last = [], 0
    for span in spans:
        if span.start < last:
            continue
        start, end = span.start, span.end
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if not text[line:start].strip(" \t"):
            start = max(line, last)
            gap = _GAP.match(text, end)
            end = gap.end() if gap else end
        parts.append(text[last:start])
        last = end
    return "".join([*parts, text[last:]])

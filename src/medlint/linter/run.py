"""One document in, one report out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from medlint.document.model import Document, Format
from medlint.document.source import Source, Span
from medlint.language.analysis import Analysis
from medlint.linter.suppressions import OWN, Hint, Suppression, is_own, selects, suppress
from medlint.rules.model import Finding
from medlint.settings import SEVERITIES, Settings, Severity

if TYPE_CHECKING:
    from medlint.rules.ruleset import RuleSet


SLIPS = ("SPL1", "SPL2", "SPL5")  # codes of the rules that find a word to be wrong


class FileReport(msgspec.Struct, frozen=True):
    """What was found in one file: plain values, small enough to pass between processes."""

    source: Source
    format: Format
    title: str
    language: str
    findings: tuple[Finding, ...]
    readability: Mapping[str, int | float] = {}
    warnings: tuple[str, ...] = ()  # what the run itself could not do, such as a rule out of time
    region: str = ""  # the country that it was read for
    kind: str = ""  # the kind of article that it was read as


def lint(
    document: Document,
    rules: RuleSet,
    settings: Settings | None = None,
    *,
    severities: Mapping[str, Severity] | None = None,
    require_reasons: bool = False,
    ignore: Sequence[str] = (),
    front: Sequence[Suppression] = (),
    hint: Hint = lambda _: "",
) -> FileReport:
    """Run the rules over a document and take out what its comments and front matter silence.

    ``ignore`` are selectors of findings on those comments that are not wanted either; ``hint``
    tells what is wrong with a name in a comment.
    """
    article = Analysis(document, settings)
    warnings: list[str] = []
    found = list(rules.run(article, warnings.append))
    told = suppress(
        document, found, require_reasons, lambda key: not rules.unknown((key,)), hint, front
    )
    own = [key for key in ignore if is_own(key)]
    findings = [f for f in told if not any(f.code in OWN and selects(k, f) for k in own)]
    findings = each_slip_once(findings)
    if severities:
        findings = [_regrade(f, severities) for f in findings]
    report = FileReport(
        source=document.source,
        format=document.format,
        title=document.title,
        language=language_of(article),
        findings=tuple(in_order(findings)),
        readability={
            **article.readability.article.report(),
            "target_grade": article.settings.target_grade,
        },
        region=article.region,
        kind=article.kind,
        warnings=tuple(warnings),
    )
    article.release()
    return report


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Sorted by place, gravest first, each place and code once."""
    unique = {(f.span, f.code, f.message): f for f in findings}
    return sorted(
        unique.values(),
        key=lambda f: (f.span.start, SEVERITIES.index(f.severity), f.span.end, f.code),
    )


def each_slip_once(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what is said of a slip that another rule on words tells better.

    Several rules may see that a word is wrong: by its letters, its neighbours, its form. The one
    with a fix is kept, or the graver, or the one that takes in more.
    """
    slips = [f for f in findings if f.code.startswith(SLIPS)]
    slips.sort(key=lambda f: (f.fix is None, SEVERITIES.index(f.severity), -_length(f), f.code))
    told: list[Span] = []  # in order and apart, so that only neighbours can overlap
    kept = set()
    for slip in slips:
        at = bisect_left(told, slip.span)
        if not any(slip.span.overlaps(other) for other in told[max(0, at - 1) : at + 1]):
            told.insert(at, slip.span)
            kept.add(id(slip))
    return [f for f in findings if not f.code.startswith(SLIPS) or id(f) in kept]


def _length(finding: Finding) -> int:
    return finding.span.end - finding.span.start


def _regrade(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    """With the severity that is set for it: the most exact name of its rule decides."""
    code = finding.code
    for key in (finding.rule, *(code[:n] for n in range(len(code), 0, -1)), "ALL"):
        if key in severities:
            return replace(finding, severity=severities[key])
    return finding


def language_of(article: Analysis) -> str:
    """The language of an article as a BCP 47 tag: as set, as declared, or as it is spelt."""
    declared = article.document.value("lang") or article.document.value("language")
    return article.settings.language or str(declared or "") or "en"

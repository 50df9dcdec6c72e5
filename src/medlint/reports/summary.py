"""What a report says of an article as a whole: figures, grades in a strip, where to begin."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.readability_advice import advise
from medlint.language.readability_profile import Stretch, profile
from medlint.linter.run import FileReport
from medlint.reports.reading import read_as
from medlint.rules.model import Finding
from medlint.settings import SEVERITIES

FAMILIES = {  # the gravest first: with equal severity an editor begins there
    "DOS": "doses",
    "BAL": "balance",
    "CAV": "caveats",
    "CLM": "claims",
    "INC": "inclusive language",
    "SPL": "spelling",
    "MET": "metadata",
    "STR": "structure",
    "RDB": "readability",
    "PLN": "plain words",
    "TYP": "typography",
    "GRM": "grammar",
    "LNT": "medlint's comments",
}
MARGIN = "  "
BARS = "▁▂▃▄▅▆▇█"
TOP = 20.0  # the grade of the highest bar
FAR = 4.0  # grades above the target from which a bar is red
CHANGES = 3


def article_summary(report: FileReport, width: int, *, brief: bool = False) -> Iterator[str]:
    """The lines at the end of an article's findings; ``brief``: the figures alone."""
    yield MARGIN + click.style(" · ".join(_figures(report)), bold=True)
    families = Counter(FAMILIES.get(f.code[:3], f.code[:3]) for f in report.findings)
    counted = ", ".join(f"{name} {n}" for name, n in families.most_common())
    yield from _wrapped("by family: ", counted, width)
    if brief or not report.readability.get("words"):
        return  # an article without prose has no grade
    yield f"{MARGIN}{read_as(report.kind, report.region)}"
    article = Analysis(read_text(report.source.text, report.source.path, report.format))
    yield from _strip(article, target(report), width)
    if len(report.findings) > CHANGES:
        yield from _first_changes(report, width)
    yield from _advice(article, target(report), width)


def target(report: FileReport) -> float:
    """The grade that the article should not exceed."""
    return float(report.readability.get("target_grade", 8.0))


def minutes(report: FileReport) -> int:
    """How long the article takes to read."""
    return max(1, round(report.readability.get("reading_seconds", 0) / 60))


def _figures(report: FileReport) -> Iterator[str]:
    severities = Counter[str](f.severity for f in report.findings)
    for severity in SEVERITIES:
        if n := severities[severity]:
            yield f"{n} {severity}" + ("" if n == 1 else "s")
    found = report.readability
    if found.get("words"):
        yield f"{found['words']:.0f} words"
        yield f"{minutes(report)} min to read"
        yield f"grade {found['flesch_kincaid_grade']:.1f} (target {target(report):g})"


def _strip(article: Analysis, aim: float, width: int) -> Iterator[str]:
    """A bar for each paragraph; of a long article, for a few together."""
    stretches = profile(article)
    if len(stretches) < 2:
        return
    label = "grade by paragraph: "
    room = max(10, width - len(MARGIN) - len(label) - 1)
    size = -(-len(stretches) // room)
    bars = [_bar(stretches[i : i + size], aim) for i in range(0, len(stretches), size)]
    yield MARGIN + click.style(label, dim=True) + "".join(bars)
    hardest = max(stretches, key=lambda s: s.grade)
    if hardest.grade > aim:
        words = hardest.passage.text.split()
        opening = " ".join(words[:5]) + (" …" if len(words) > 5 else "")
        line = article.document.source.position(hardest.passage.span(0, 1).start).line
        text = f"grade {hardest.grade:.0f} in line {line}, “{opening}”"
        yield from _wrapped("hardest: ", text, width)


def _bar(stretches: Sequence[Stretch], aim: float) -> str:
    words = sum(s.counts.words for s in stretches)
    grade = sum(s.grade * s.counts.words for s in stretches) / words
    sign = BARS[min(len(BARS) - 1, int(grade / TOP * len(BARS)))]
    return click.style(
        sign, fg="green" if grade <= aim else "yellow" if grade <= aim + FAR else "red"
    )


def _first_changes(report: FileReport, width: int) -> Iterator[str]:
    """The gravest findings, of as many families as there are."""
    rules: dict[str, list[Finding]] = {}
    for finding in report.findings:
        rules.setdefault(finding.rule, []).append(finding)
    ranked = sorted(rules.values(), key=_weight)
    families: dict[str, list[Finding]] = {}
    for findings in ranked:
        families.setdefault(findings[0].code[:3], findings)
    others = (f for f in ranked if f not in families.values())
    first = sorted([*families.values(), *others][:CHANGES], key=_weight)
    if first:
        yield MARGIN + click.style("mend first:", dim=True)
    for n, findings in enumerate(first, 1):
        line = report.source.position(findings[0].span.start).line
        more = f" and {len(findings) - 1} more" if len(findings) > 1 else ""
        text = f"{findings[0].message} (line {line}{more})"
        yield from _wrapped(f"{n}. ", text, width, dim=False, margin=MARGIN * 2)


def _weight(findings: Sequence[Finding]) -> tuple[int, int, int]:
    families = list(FAMILIES)
    family = findings[0].code[:3]
    rank = families.index(family) if family in families else len(families)
    return min(SEVERITIES.index(f.severity) for f in findings), rank, -len(findings)


def _advice(article: Analysis, aim: float, width: int) -> Iterator[str]:
    """What lowers the grade most, where it is above its target."""
    advice = advise(article)
    if advice.grade <= aim or not (advice.splits or advice.words):
        return
    source = article.document.source
    yield MARGIN + click.style("easier to read:", dim=True)
    for split in advice.splits:
        line = source.position(split.sentence.span.start).line
        at = f", perhaps at “{split.place}”" if split.place else ""
        text = f"split the sentence of {split.words} words in line {line}{at}"
        yield from _wrapped("- ", text, width, dim=False, margin=MARGIN * 2)
    if advice.words:
        pairs = ", ".join(
            f"“{w.instead}” for “{w.word}”" + (f" ({w.times} times)" if w.times > 1 else "")
            for w in advice.words
        )
        yield from _wrapped("- ", f"write {pairs}", width, dim=False, margin=MARGIN * 2)
    if advice.grade_after < advice.grade:
        yield from _wrapped(
            "- ", f"the grade would be {advice.grade_after:.1f}", width, False, MARGIN * 2
        )


def _wrapped(
    label: str, text: str, width: int, dim: bool = True, margin: str = MARGIN
) -> Iterator[str]:
    """A paragraph whose lines stand behind its label."""
    room = max(30, width - len(margin) - len(label))
    for n, line in enumerate(textwrap.wrap(text, room)):
        shown = click.style(label, dim=dim) if n == 0 else " " * len(label)
        yield margin + shown + line

"""One self-contained page: each article as it reads, with every finding marked in its place.

It needs no network and no server; with scripts off, everything on it can still be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.balances import SIDES, Balance, balances
from medlint.language.readability_profile import Stretch, profile
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.full import count, elsewhere
from medlint.reports.marked import Marker
from medlint.reports.summary import FAMILIES, minutes
from medlint.rules.model import Finding
from medlint.settings import SEVERITIES

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "page"
QUOTED = 120  # characters of another place that a finding speaks of
OPENING = 8  # words of a paragraph that tell which it is
FEWEST = 2  # paragraphs that make a chart


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write the page."""
    articles = [_article(n, report, rules) for n, report in enumerate(reports)]
    families = Counter[str]()
    for (code, _), number in tally.codes.items():
        families[code[:3]] += number
    out.write(
        _template().render(
            articles=articles,
            families=[(f, FAMILIES.get(f, f), n) for f, n in sorted(families.items())],
            severities=[(s, tally.severities[s]) for s in SEVERITIES if tally.severities[s]],
            total=tally.severities.total(),
            counts=[(s, count(tally.severities[s], s)) for s in SEVERITIES],
            sides=SIDES,
            errors=[str(e) for e in tally.errors],
            style=(FOLDER / "report.css").read_text(encoding="utf-8"),
            script=(FOLDER / "report.js").read_text(encoding="utf-8"),
        )
        + "\n"
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")


def _article(number: int, report: FileReport, rules: Rules) -> dict[str, object]:
    prefix = f"a{number + 1}"
    document = read_text(report.source.text, report.source.path, report.format)
    article = Analysis(document)
    stretches = profile(article)
    anchors = {id(s.passage.block): f"{prefix}p{n + 1}" for n, s in enumerate(stretches)}
    marker = Marker(prefix, report.findings, anchors)
    body = marker.article(document.blocks)
    return {
        "id": prefix,
        "path": report.source.path,
        "title": report.title or report.source.path,
        "language": report.language,
        "readability": report.readability,
        "minutes": minutes(report),
        "counts": Counter(f.severity for f in report.findings),
        "findings": [
            _finding(f"{prefix}f{n + 1}", n in marker.placed, report, finding, rules)
            for n, finding in enumerate(report.findings)
        ],
        "body": body,
        "balances": _balances(balances(article.statements)),
        "grades": _grades(stretches, anchors, report.readability.get("target_grade", 0)),
    }


def _finding(
    ident: str, placed: bool, report: FileReport, finding: Finding, rules: Rules
) -> dict[str, object]:
    rule = rules(finding.rule)
    fix = finding.fix
    return {
        "id": ident,
        "placed": placed,
        "line": report.source.position(finding.span.start).line,
        "family": finding.code[:3],
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "why": rule.why if rule else "",
        "references": [(r.title, _safe(r.url)) for r in finding.references],
        "related": [elsewhere(report.source, r, QUOTED) for r in finding.related],
        "edits": [(report.source.slice(e.span), e.replacement) for e in fix.edits] if fix else [],
        "safety": fix.safety if fix else "",
    }


def _safe(url: str) -> str:
    """An address that may be a link: rule files of others are no reason to run scripts."""
    return url if url.startswith(("https://", "http://")) else ""


def _balances(sheets: Sequence[Balance]) -> list[dict[str, Any]]:
    """What speaks for and against each treatment, each bar in percent of the longest."""
    most = max((len(told) for sheet in sheets for told in sheet.sides.values()), default=1)
    return [
        {
            "treatment": sheet.treatment,
            "sides": [
                (side, len(told), round(100 * len(told) / most))
                for side, told in sheet.sides.items()
            ],
        }
        for sheet in sheets
    ]


def _grades(
    stretches: Sequence[Stretch], anchors: dict[int, str], target: float
) -> dict[str, Any] | None:
    """The grade of each stretch of prose, each bar in percent of the chart's height."""
    if len(stretches) < FEWEST:
        return None
    top = max(max(s.grade for s in stretches), target) * 1.05 or 1
    return {
        "target": target,
        "line": round(100 * target / top, 1),
        "over": sum(s.grade > target for s in stretches) if target else 0,
        "bars": [
            {
                "anchor": anchors[id(s.passage.block)],
                "grade": f"{s.grade:.1f}",
                "height": max(1, round(100 * s.grade / top, 1)),
                "over": bool(target) and s.grade > target,
                "words": s.counts.words,
                "opening": " ".join(s.passage.text.split()[:OPENING]),
            }
            for s in stretches
        ],
    }

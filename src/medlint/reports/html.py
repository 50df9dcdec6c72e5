"""One self-contained page: each article as it reads, with every finding marked in its place.

It needs no network and no server; with scripts off, everything on it can still be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from medlint.document.model import Block, Prose
from medlint.document.read import read_text
from medlint.document.source import Span
from medlint.linter.run import FileReport
from medlint.reports import Rules, Tally
from medlint.reports.full import count
from medlint.rules.model import Finding
from medlint.settings import SEVERITIES

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "page"
TAGS = {
    "heading": "h3",
    "item": "li",
    "quote": "blockquote",
    "cell": "td",
    "term": "dt",
    "definition": "dd",
    "caption": "p",
}


def write(reports: Iterable[FileReport], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write the page; the articles without findings are listed by name only."""
    articles = [_article(n, report, rules) for n, report in enumerate(reports)]
    out.write(
        _template().render(
            articles=articles,
            families=sorted({code[:3] for code, _ in tally.codes}),
            severities=[s for s in SEVERITIES if tally.severities[s]],
            total=tally.severities.total(),
            counts=[(s, count(tally.severities[s], s)) for s in SEVERITIES],
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
    found = list(enumerate(report.findings))
    document = read_text(report.source.text, report.source.path, report.format)
    return {
        "id": f"a{number}",
        "path": report.source.path,
        "title": report.title or report.source.path,
        "language": report.language,
        "readability": report.readability,
        "counts": Counter(f.severity for f in report.findings),
        "findings": [_finding(number, n, report, f, rules) for n, f in found],
        "body": "\n".join(
            _block(number, block, found) for block in document.walk() if block.inlines
        ),
    }


def _finding(
    article: int, number: int, report: FileReport, finding: Finding, rules: Rules
) -> dict[str, object]:
    rule = rules(finding.rule)
    fix = finding.fix
    return {
        "id": f"a{article}f{number}",
        "line": report.source.position(finding.span.start).line,
        "family": finding.code[:3],
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "why": rule.why if rule else "",
        "references": finding.references,
        "related": [
            (r.message, " ".join(report.source.slice(r.span).split())) for r in finding.related
        ],
        "edits": [(report.source.slice(e.span), e.replacement) for e in fix.edits] if fix else [],
        "safety": fix.safety if fix else "",
    }


def _block(article: int, block: Block, findings: list[tuple[int, Finding]]) -> str:
    tag = TAGS.get(block.kind, "p")
    if tag in ("li", "td", "dt", "dd"):
        return f'<p class="{block.kind}">{_marked(article, block.prose, findings)}</p>'
    return f"<{tag}>{_marked(article, block.prose, findings)}</{tag}>"


def _marked(article: int, prose: Prose, findings: list[tuple[int, Finding]]) -> str:
    """A block's prose, cut where a finding begins or ends, each piece marked with its findings."""
    here = [(n, f) for n, f in findings if _meets(prose, f.span)]
    pieces = []
    for text, span in _pieces(prose, [f.span for _, f in here]):
        over = [(n, f) for n, f in here if f.span.overlaps(span)]
        if not over:
            pieces.append(escape(text))
            continue
        worst = min((f.severity for _, f in over), key=SEVERITIES.index)
        ids = " ".join(f"a{article}f{n}" for n, _ in over)
        pieces.append(f'<mark class="{worst}" data-findings="{ids}">{escape(text)}</mark>')
    return "".join(pieces)


def _meets(prose: Prose, span: Span) -> bool:
    return bool(prose.runs) and Span(prose.runs[0].span.start, prose.runs[-1].span.end).overlaps(
        span
    )


def _pieces(prose: Prose, spans: list[Span]) -> Iterator[tuple[str, Span]]:
    cuts = sorted({place for span in spans for place in (span.start, span.end)})
    for run in prose.runs:
        if not run.verbatim:
            yield run.text, run.span
            continue
        start = run.span.start
        for end in [*(c for c in cuts if start < c < run.span.end), run.span.end]:
            yield (
                run.text[start - run.span.start : end - run.span.start],
                Span(start, end),
            )
            start = end

"""Two sections side by side under the same heading."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.document.model import Block
from medlint.language.analysis import Analysis
from medlint.language.phrases import fold
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import headings


@check
def repeated_heading(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a heading that one of its level says already, under the same heading above."""
    seen: dict[tuple[str, ...], Block] = {}
    path: list[Block] = []
    for heading in headings(article):
        path = [h for h in path if h.level < heading.level]
        key = (*(str(h.span.start) for h in path), fold(heading.text).strip(" ?!.:"))
        before = seen.setdefault(key, heading)
        if before is not heading and heading.level > 1:
            yield rule.finding(heading.span, related=[Related("Said here already", before.span)])
        path.append(heading)

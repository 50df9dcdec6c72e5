"""More than one heading of level one."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import headings


@check
def several_titles(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag every heading of level one after the first."""
    titles = [h for h in headings(article) if h.level == 1]
    for heading in titles[1:]:
        yield rule.finding(heading.span, related=[Related("The first one", titles[0].span)])

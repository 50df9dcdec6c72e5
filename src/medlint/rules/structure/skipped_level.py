"""A heading more than one level below the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import headings


@check
def skipped_level(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a heading that leaves a level out; the first one may have any level up to 3."""
    before = 0
    for heading in headings(article):
        if before and heading.level > before + 1:
            yield rule.finding(
                heading.span,
                f"The heading is of level {heading.level}, but the one before it is of level "
                f"{before}: use level {before + 1}.",
            )
        before = heading.level

"""The title said again at the start of the article."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Fix, Related, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import removal


@check
def repeated_title(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag each block near the start that says the title again."""
    own = article.document.title_block
    related = [Related("The title", own.span)] if own else []
    for block in article.repeated_titles:
        fix = Fix((removal(article, block),), "safe", "Take the second title out")
        yield rule.finding(block.span, related=related, fix=fix)

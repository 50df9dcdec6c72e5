"""Text of the page's frame that was left in the article."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Fix, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import removal


@check
def page_furniture(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag each block that looks like page furniture, and say by which signs."""
    for found in article.furniture:
        signs = ", ".join(found.signals)
        lead = "This is" if found.strong else "This may be"
        fix = Fix(
            (removal(article, found.block),),
            "safe" if found.strong else "unsafe",
            "Take the block out",
        )
        yield rule.finding(
            found.block.span, f"{lead} page furniture, not part of the article ({signs}).", fix=fix
        )

"""A list that has one item."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def list_of_one(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a bulleted list of one item, unless another list stands within two blocks of it.

    A picture or a film may part a list in two; a numbered item may go on from one before.
    """
    blocks = article.document.blocks
    for i, block in enumerate(blocks):
        near = (*blocks[max(0, i - 2) : i], *blocks[i + 1 : i + 3])
        if (
            block.kind == "list"
            and len(block.children) == 1
            and not block.attributes.get("ordered")
            and not any(b.kind == "list" for b in near)
        ):
            yield rule.finding(block.span)

"""A link that has no text."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import marks


@check
def empty_link(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a link without text and without a picture that has some."""
    for block, mark in marks(article, "link"):
        link = mark.inline
        said = block.prose.text[mark.start : mark.end].strip() or any(
            i.kind == "image" and i.attributes.get("alt", "").strip() for i in link.walk()
        )
        if not said and link.attributes.get("href"):
            yield rule.finding(link.span)

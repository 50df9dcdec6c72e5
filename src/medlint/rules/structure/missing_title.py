"""An article without a title."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import words


@check
def missing_title(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the start of an article that has neither a first-level heading nor a title field."""
    document = article.document
    if document.title or len(article.passages) < 3:
        return
    has_headings = any(b.kind == "heading" for b in document.walk())
    if has_headings or words(article) >= rule.option(article, "min-words"):
        yield rule.finding(article.passages[0].block.span)

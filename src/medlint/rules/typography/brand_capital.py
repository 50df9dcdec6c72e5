"""Brands of medicines without their capital."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.addresses import is_code_or_address
from medlint.language.analysis import Analysis
from medlint.language.brands import brands
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def brand_capital(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each brand in small letters; the fix writes it as its maker does."""
    found = brands().keys() & article.word_counts.keys()
    for passage in article.shown if found else ():
        for token in passage.tokens:
            if token.text in found and not is_code_or_address(passage, token):
                span, name = passage.span(token.start, token.end), brands()[token.text]
                fix = replaced(passage, token.start, token.end, name, "unsafe", f"Write '{name}'.")
                yield rule.finding(span, rule.message.format(name=name), fix=fix)

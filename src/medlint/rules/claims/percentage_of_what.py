"""Percentages without a comparison or a time."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.claims.phrases import unsupported
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def percentage_of_what(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Percentages without a comparison or a time."""
    for found in unsupported(rule, article, cited=False):
        message = rule.message.format(phrase=found.text.strip())
        yield rule.finding(found.sentence.passage.span(found.start, found.end), message)

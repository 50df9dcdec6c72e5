"""Verdicts on a treatment without a source."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.claims.phrases import unsupported
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def advertising_tone(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Verdicts on a treatment without a source."""
    for found in unsupported(rule, article):
        message = rule.message.format(phrase=found.text.strip())
        yield rule.finding(found.sentence.passage.span(found.start, found.end), message)

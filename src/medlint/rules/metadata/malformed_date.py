"""Dates of the front matter that cannot be read, or that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medlint.language.analysis import Analysis
from medlint.rules.metadata.review_overdue import as_date
from medlint.rules.metadata.trust import DATES, given
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def malformed_date(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Dates that a calendar does not have, and reviews that lie in the future."""
    for key, field in given(article, DATES):
        if not field.value:
            continue
        found = as_date(field.value)
        if found is None and any(c.isdigit() for c in str(field.value)):
            if not _in_words(str(field.value)):
                yield rule.finding(
                    field.span,
                    f"'{field.value}' ({key}) is no date that can be read: write it as 2026-11-02.",
                )
        elif found is not None and found > date.today():
            message = f"'{field.value}' ({key}) lies in the future."
            yield rule.finding(field.span, message, severity="warning")


def _in_words(value: str) -> bool:
    """Whether a date is written with the name of a month, or with a time."""
    return "T" in value or any(word.isalpha() and len(word) > 2 for word in value.split())

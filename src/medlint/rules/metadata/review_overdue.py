"""The date by which an article should have been reviewed has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

KEYS = ("next-review", "review-due", "next-review-due")


@check
def review_overdue(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Review dates in the past, and those that are no dates."""
    for key in KEYS:
        field = article.document.metadata.get(key)
        if field is None:
            continue
        due = as_date(field.value)
        if due is None:
            message = f"'{field.value}' is no date: write it as 2029-11-02."
            yield rule.finding(field.span, message, severity="error")
        elif due < date.today():
            yield rule.finding(field.span, f"The review was due on {due.isoformat()}.")


def as_date(value: object) -> date | None:
    """A date from front matter, or None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None

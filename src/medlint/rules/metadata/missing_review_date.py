"""No date of review where such dates are given."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.metadata.trust import lacking
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def missing_review_date(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """No date of review is given, where the site gives such things."""
    yield from lacking(rule, article, "reviewed")

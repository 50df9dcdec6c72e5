"""No author where authors are given."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.metadata.trust import lacking
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def missing_author(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """No author is given, where the site gives such things."""
    yield from lacking(rule, article, "author")

"""No medical reviewer where one is required."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.metadata.trust import lacking
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def missing_reviewer(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """No reviewer is given, where the configuration requires one."""
    yield from lacking(rule, article, "reviewer", only_required=True)

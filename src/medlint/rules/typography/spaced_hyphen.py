"""A hyphen with spaces around it in the place of a dash."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

HYPHEN = ready.pattern(r"(?<=[A-Za-z,)] )-{1,2}(?= [A-Za-z(])")


@check
def spaced_hyphen(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Hyphens that stand for dashes."""
    for passage, match in places(article, HYPHEN, (" - ", " -- ")):
        fix = replaced(passage, *match.span(), "–")
        yield rule.finding(passage.span(*match.span()), fix=fix)

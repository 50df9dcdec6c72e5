"""A field that the configuration requires, other than those that have rules of their own."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.engine.wording import message
from medlint.rules.metadata.trust import KEYS, given, place, plain
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

ELSEWHERE = frozenset(name for what, names in KEYS.items() for name in (what, *names))


@check
def missing_field(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """A field that the configuration requires is not in the front matter, or is empty."""
    for key in article.settings.required_metadata:
        name = plain(key)
        if name not in ELSEWHERE and not any(f.value for _, f in given(article, (name,))):
            yield rule.finding(place(article), message(rule.message, [key]))

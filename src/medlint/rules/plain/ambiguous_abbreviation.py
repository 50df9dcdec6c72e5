"""The same letters for two things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint.language.abbreviations import meanings
from medlint.language.analysis import Analysis
from medlint.language.phrases import fold
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def ambiguous_abbreviation(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a place that spells an abbreviation out in other words than the first did."""
    for abbreviation in article.abbreviations:
        places = [*meanings(abbreviation)]
        for place in places[1:]:
            first = places[0]
            if _stems(first.words) != _stems(place.words):
                yield rule.finding(
                    place.passage.span(place.start, place.end),
                    f"'{abbreviation.letters}' stands for '{first.words}' and for "
                    f"'{place.words}': use it for one of them.",
                    related=[
                        Related("Said first here", first.passage.span(first.start, first.end))
                    ],
                )


def _stems(words: str) -> list[str]:
    """The first letters of each word, so that spelling and number do not count."""
    return [w[:3] for w in re.findall(r"[a-z]{3,}", fold(words)) if w not in ("the", "and", "for")]

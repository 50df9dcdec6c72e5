"""Abbreviations that are spelt out twice."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.abbreviations import meanings
from medlint.language.analysis import Analysis
from medlint.language.phrases import fold
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def repeated_abbreviation(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the second place that spells an abbreviation out in the same words."""
    for abbreviation in article.abbreviations:
        places = [*meanings(abbreviation)]
        for place in places[1:2]:
            first = places[0]
            if fold(place.words) == fold(first.words):
                yield rule.finding(
                    place.passage.span(place.start, place.end),
                    f"'{abbreviation.letters}' is spelt out already.",
                    related=[Related("Spelt out here", first.passage.span(first.start, first.end))],
                )

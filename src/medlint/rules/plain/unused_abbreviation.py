"""Abbreviations that are spelt out and then never used."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.abbreviations import known_abbreviations, meanings
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def unused_abbreviation(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag an abbreviation whose only place is the one that introduces it."""
    for abbreviation in article.abbreviations:
        if len(abbreviation.places) == 1 and abbreviation.letters not in known_abbreviations():
            for place in meanings(abbreviation):
                yield rule.finding(
                    place.passage.span(place.start, place.end),
                    f"'{abbreviation.letters}' is introduced and never used: leave it out.",
                )

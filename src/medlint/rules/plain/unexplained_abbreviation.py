"""Abbreviations that the text does not spell out at their first use."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.abbreviations import Abbreviation, known_abbreviations
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def unexplained_abbreviation(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag an abbreviation once, at its first use in the text."""
    known = known_abbreviations() | {str(k) for k in rule.option(article, "known")}
    for abbreviation in article.abbreviations:
        if abbreviation.letters in known or f"{abbreviation.letters}s" in known:
            continue
        finding = _first_use(rule, abbreviation)
        if finding:
            yield finding


def _first_use(rule: Rule, abbreviation: Abbreviation) -> Finding | None:
    places = [p for p in abbreviation.places if p.passage.kind != "heading"]
    if not places:
        return None
    before = [p for p in abbreviation.places if p.passage.index <= places[0].passage.index]
    if any(p.explained for p in before):
        return None
    first = places[0]
    later = next((p for p in places if p.explained), None)
    span = first.passage.span(first.start, first.end)
    letters = abbreviation.letters
    if later:
        place = later.passage.span(later.start, later.end)
        return rule.finding(
            span,
            f"'{letters}' is used before it is explained: move the explanation here.",
            related=[Related("Explained here", place)],
        )
    return rule.finding(span, f"'{letters}' is not spelt out: write it in full at its first use.")

"""Brands of medicines, and words that are a slip in one.

``rules/lexicon/brands.txt`` lists them as their makers write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from medlint.language.drugs import begins_a_drug
from medlint.language.suggestions import by_shape, shapes, slips
from medlint.language.vocabulary import vocabulary
from medlint.resources import data_file

SHORTEST = 6  # letters of a brand that slips are looked for in
EASY = 3  # cost of a slip: no more than a letter too many


@cache
def brands() -> dict[str, str]:
    """The brands, by their names in small letters."""
    lines = data_file("lexicon", "brands.txt").read_text(encoding="utf-8").splitlines()
    return {name.lower(): name for line in lines for name in line.partition("#")[0].split()}


@lru_cache(maxsize=16_384)
def meant_brand(word: str) -> str:
    """The brand of which a word is an easy slip, or nothing; a word that is known is none."""
    lower = word.lower()
    near = {brand for shape in shapes(lower) for brand in _by_shape().get(shape, ())}
    if not near or lower in near or vocabulary().known(lower, capital=True):
        return ""
    if begins_a_drug(lower) or vocabulary().derived(lower):
        return ""
    easy = {text for text, cost in slips(lower) if cost <= EASY}
    return next((brands()[brand] for brand in sorted(near & easy)), "")


@cache
def _by_shape() -> Mapping[str, list[str]]:
    return by_shape(brand for brand in brands() if len(brand) >= SHORTEST)

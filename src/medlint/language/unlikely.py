"""Words that are spelt right and hardly ever meant: "moths" in an article that says "months".

Nothing but the article tells: the word stands there once, is uncommon, and is one easy slip away
from a common word that the article uses again and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from medlint.language.suggestions import EASY, by_shape, shapes, slips
from medlint.language.vocabulary import vocabulary

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

SHORTEST = 4  # letters
# Commonness (rank) of the word at most, of the other at least, and how often that one stands there.
LEVELS = ((11, 14, 2), (13, 15, 4))
ENDINGS = ("s", "d", "e", "r", "y")


def find_unlikely(article: Analysis) -> dict[str, str]:
    """Words of the article that are hardly meant, with the word that is."""
    counts = article.word_counts
    entry = vocabulary().entry
    ranks = {
        word: found.rank
        for word in counts
        if len(word) >= SHORTEST and word.isalpha() and word.islower() and (found := entry(word))
    }
    common = [w for w, rank in ranks.items() if rank >= LEVELS[0][1] and counts[w] >= LEVELS[0][2]]
    rare = [w for w, rank in ranks.items() if rank <= LEVELS[-1][0] and counts[w] == 1]
    return {
        word: other
        for word, other in _pairs(rare, common)
        if _enough(ranks[word], ranks[other], counts[other]) and _is_easy(word, other)
    }


def _enough(rank: int, other: int, times: int) -> bool:
    return any(rank <= low and other >= high and times >= n for low, high, n in LEVELS)


def _pairs(rare: list[str], common: list[str]) -> Iterator[tuple[str, str]]:
    """Words that are the same once a letter is taken out of one or both: one slip apart."""
    shaped = by_shape(rare)
    known = frozenset(shaped)
    for other in common:
        if not known.isdisjoint(shapes(other)):
            for word in {w for shape in shapes(other) for w in shaped.get(shape, ())}:
                yield word, other


def _is_easy(word: str, other: str) -> bool:
    """Whether the one is easily written for the other, and is not another form of it."""
    if any(word == other + end or other == word + end for end in ENDINGS):
        return False
    if word[:-1] == other[:-1]:
        return False
    return min((cost for text, cost in slips(word) if text == other), default=EASY + 1) <= EASY

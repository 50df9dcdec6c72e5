"""Words that are spelt right and do not go with the words beside them: "irritable bowl syndrome".

A word is out of place where it is hardly ever written beside its neighbours, as far as the list of
pairs knows, and a word that is mixed up with it is written beside them far oftener than by chance.
``scripts/build_neighbours.py`` makes the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from medlint.language.vocabulary import vocabulary
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage
    from medlint.language.sentences import Token

SCALE, ZERO = 4, 96  # how a value is kept in a byte of the list: steps to one, and nothing
SELDOMEST = 25  # logarithm of the words among which the seldomest word of the list stands once
LISTED = -25.0  # logarithm of the share of all pairs from which a pair is listed
ENOUGH = 4.5  # what must speak for the other word where both neighbours are strange to this one,
MORE = 6.5  # and where one is not, or there is but one: logarithms of two
ABSENT = -2.0  # what a neighbour says, at most, of a word that it is not seen beside
TERM, COMMON = 2, 14  # times that a word of less than this rank makes a term of the article
MOST = 100_000  # pairs and words that are kept, for the next article


class OutOfPlace(msgspec.Struct, frozen=True):
    """A word of a passage, and the one that its neighbours ask for."""

    passage: Passage
    token: Token
    meant: str


def find_out_of_place(article: Analysis) -> Iterator[OutOfPlace]:
    """Words that stand once in the article and do not go with a neighbour, where another does."""
    counts = article.word_counts
    for passage in article.passages:
        for i, token in enumerate(passage.tokens):
            word = token.text
            if token.kind != "word" or not _mixed_up(word) or _is_term(word, counts):
                continue
            meant = _meant(_beside(passage, i, -1), word, _beside(passage, i, 1))
            if meant and passage.block.prose.kind_at(token.start) != "code":
                yield OutOfPlace(passage, token, meant)


def _is_term(word: str, counts: Mapping[str, int]) -> bool:
    """Whether the article uses an uncommon word again and again: it is what it means."""
    if counts.get(word, 0) < TERM:
        return False
    entry = vocabulary().entry(word)
    return entry is None or entry.rank < COMMON


def _beside(passage: Passage, i: int, step: int) -> str:
    """The word before or after a token, in small letters; none across a mark or at an end."""
    tokens = passage.tokens
    if not 0 <= i + step < len(tokens):
        return ""
    first, second = sorted((tokens[i], tokens[i + step]))
    beside = passage.text[first.end : second.start] == " "
    return tokens[i + step].text.lower() if beside else ""


def _meant(before: str, word: str, after: str) -> str:
    """The word that the neighbours ask for, or nothing."""
    own = (_fit(before, word), _fit(word, after))
    if None not in own:
        return ""
    known = any(own)
    best, most = "", ENOUGH if own == (None, None) else MORE
    strangeness = _sum(own, before, word, after, 0)
    for other, weight in _mixed_up(word):
        fits = (_fit(before, other), _fit(other, after))
        if known and None in fits:
            continue
        score = _sum(fits, before, other, after, ABSENT) - strangeness + weight
        if score >= most and any(fit and fit > 0 for fit in fits):
            best, most = other, score
    return best


def _sum(fits: tuple[float | None, ...], before: str, word: str, after: str, most: float) -> float:
    """How well a word goes with both neighbours; ``most`` where it is not seen beside one."""
    left, right = fits
    return (_unseen(before, word, most) if left is None else left) + (
        _unseen(word, after, most) if right is None else right
    )


def _fit(first: str, second: str) -> float | None:
    """By how much oftener two words stand side by side than by chance; None if never seen."""
    return _value(f"{first} {second}") if first and second else 0


def _unseen(first: str, second: str, most: float) -> float:
    """What it says of two common words that they are never seen side by side."""
    often = (_value(first), _value(second))
    if None in often:
        return most
    return min(most, LISTED + 2 * SELDOMEST - sum(o for o in often if o))


@lru_cache(maxsize=MOST)
def _value(key: str) -> float | None:
    found = _trie().get(key)
    return (found[0][0] - ZERO) / SCALE if found else None


@lru_cache(maxsize=MOST)
def _mixed_up(word: str) -> tuple[tuple[str, float], ...]:
    """The words that a word may have been written for, and how likely the slip is."""
    rows = _trie().items(f"{word}>")
    return tuple((key[len(word) + 1 :], (value - ZERO) / SCALE) for key, (value,) in rows)


@cache
def _trie():  # type: ignore[no-untyped-def]
    import marisa_trie

    return marisa_trie.RecordTrie("<B").mmap(str(data_file("vocabulary", "neighbours.trie")))

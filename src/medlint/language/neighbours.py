"""Words that are spelt right and do not go with the words beside them: "irritable bowl syndrome".

A word is out of place where it is hardly ever written beside its neighbours, as far as the list of
pairs knows, and a word that is mixed up with it is written beside them far oftener than by chance.
``scripts/build_neighbours.py`` makes the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
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
EVIDENCE = 4.0  # of this, what the neighbours say, however common the other word is
ABSENT = -2.0  # what a neighbour says, at most, of a word that it is not seen beside
TERM, COMMON = 2, 14  # times that a word of less than this rank makes a term of the article
MOST = 100_000  # pairs and words that are kept, for the next article


_familiar = {""}  # pairs of the list already met; shared by all articles of a run


class OutOfPlace(msgspec.Struct, frozen=True):
    """A word of a passage, and the one that its neighbours ask for."""

    passage: Passage
    token: Token
    meant: str


def find_out_of_place(article: Analysis) -> Iterator[OutOfPlace]:
    """Words that stand once in the article and do not go with a neighbour, where another does."""
    counts = article.word_counts
    for passage in (*article.asides, *article.passages):
        tokens = passage.tokens
        pairs = ["", *_pairs(passage), ""]
        strange = [pair not in _familiar and not _is_familiar(pair) for pair in pairs]
        for i, token in enumerate(tokens):
            if not strange[i] and not strange[i + 1]:
                continue
            word = token.text
            if token.kind != "word" or not _mixed_up(word):
                continue
            meant = _meant(pairs[i], word, pairs[i + 1])
            if meant and not _is_term(word, counts) and not _is_code(passage, token):
                yield OutOfPlace(passage, token, meant)


def _pairs(passage: Passage) -> Iterator[str]:
    """For each two tokens the pair that they are, in small letters; nothing across a mark."""
    lower = passage.lower
    for a, b in pairwise(passage.tokens):
        side_by_side = b.start == a.end + 1 and lower[a.end] == " "
        yield lower[a.start : b.end] if side_by_side else ""


def _is_familiar(pair: str) -> bool:
    """Whether the list holds the pair; kept, for the next time that it is written."""
    if pair not in _trie():
        return False
    if len(_familiar) > MOST:
        _familiar.clear()
        _familiar.add("")
    _familiar.add(pair)
    return True


def _is_term(word: str, counts: Mapping[str, int]) -> bool:
    """Whether the article uses an uncommon word again and again: it is what it means."""
    if counts.get(word, 0) < TERM:
        return False
    entry = vocabulary().entry(word)
    return entry is None or entry.rank < COMMON


def _is_code(passage: Passage, token: Token) -> bool:
    return passage.block.prose.kind_at(token.start) == "code"


def _meant(left: str, word: str, right: str) -> str:
    """The word that the neighbours ask for, or nothing."""
    before, after = left.partition(" ")[0], right.partition(" ")[2]
    own = (_value(left) if left else 0.0, _value(right) if right else 0.0)
    known = any(own)
    best, most = "", ENOUGH if own == (None, None) else MORE
    for other, weight in _mixed_up(word):
        # Where one neighbour knows the word, most others fail at the neighbour that does not.
        first = _fit(before, other) if own[0] is None else _fit(other, after)
        if first is None and known:
            continue
        second = _fit(other, after) if own[0] is None else _fit(before, other)
        if (second is None and known) or max(first or 0, second or 0) <= 0:
            continue
        fits = (first, second) if own[0] is None else (second, first)
        evidence = _sum(fits, before, other, after, ABSENT)
        score = evidence - _sum(own, before, word, after, 0) + weight
        if evidence >= EVIDENCE and score >= most:
            best, most = other, score
    return best


def _sum(
    fits: tuple[float | None, float | None], before: str, word: str, after: str, most: float
) -> float:
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

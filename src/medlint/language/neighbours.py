"""Words that are spelt right and do not go with the words beside them: "irritable bowl syndrome".

A word is out of place where it is written beside neither of its neighbours, as far as the list of
pairs knows, and a word that is mixed up with it is written beside them far oftener than by chance.
``scripts/build_neighbours.py`` makes the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage
    from medlint.language.sentences import Token

SCALE, ZERO = 4, 96  # how a value is kept in a byte of the list: steps to one, and nothing
ENOUGH = 5.0  # what neighbours and slip must speak for the other word, as logarithms of two
ABSENT = -2.0  # what a neighbour says of a word that it is not seen beside
MOST = 200_000

_seen: set[str] = set()  # pairs already found in the list; shared by all articles of a run


class OutOfPlace(msgspec.Struct, frozen=True):
    """A word of a passage, and the one that its neighbours ask for."""

    passage: Passage
    token: Token
    meant: str


def find_out_of_place(article: Analysis) -> Iterator[OutOfPlace]:
    """Words that stand once in the article and go with neither neighbour, where another does."""
    counts = article.word_counts
    for passage in article.passages:
        tokens = passage.tokens
        for i, token in enumerate(tokens):
            word = token.text
            if token.kind != "word" or not word.islower() or not word.isalpha():
                continue
            before, after = _beside(passage, i)
            if _is_pair(before, word) or _is_pair(word, after) or counts.get(word, 0) > 1:
                continue
            meant = _meant(before, word, after)
            if meant and passage.block.prose.kind_at(token.start) != "code":
                yield OutOfPlace(passage, token, meant)


def _beside(passage: Passage, i: int) -> tuple[str, str]:
    """The words on both sides, in small letters; none across a mark or at an end."""
    tokens, text = passage.tokens, passage.text
    token = tokens[i]
    before = after = ""
    if i and text[tokens[i - 1].end : token.start] == " ":
        before = tokens[i - 1].text.lower()
    if i + 1 < len(tokens) and text[token.end : tokens[i + 1].start] == " ":
        after = tokens[i + 1].text.lower()
    return before, after


def _is_pair(first: str, second: str) -> bool:
    pair = f"{first} {second}"
    if pair in _seen:
        return True
    if not first or not second or pair not in _trie():
        return False
    if len(_seen) > MOST:
        _seen.clear()
    _seen.add(pair)
    return True


def _meant(before: str, word: str, after: str) -> str:
    """The word that the neighbours ask for, or nothing."""
    best, most = "", ENOUGH
    for key, (weight,) in _trie().items(f"{word}>"):
        other = key[len(word) + 1 :]
        sides = (_fit(before, other), _fit(other, after))
        score = sum(sides) + (weight - ZERO) / SCALE
        if max(sides) > 0 and score >= most:
            best, most = other, score
    return best


def _fit(first: str, second: str) -> float:
    """By how much oftener two words stand side by side than by chance."""
    if not first or not second:
        return 0
    found = _trie().get(f"{first} {second}")
    return (found[0][0] - ZERO) / SCALE if found else ABSENT


@cache
def _trie():  # type: ignore[no-untyped-def]
    import marisa_trie

    return marisa_trie.RecordTrie("<B").mmap(str(data_file("vocabulary", "neighbours.trie")))

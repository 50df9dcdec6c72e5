"""What moves an article's grade most: sentences to split, long words with short ones.

The grade afterwards is the Flesch–Kincaid grade of the counts as they would then be. Splitting
a sentence leaves its words alone, so every split counts the same; the longest come first because
they are the hardest to read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from heapq import nlargest
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from medlint.language.readability import Counts, is_counted
from medlint.language.sentences import Sentence
from medlint.language.splitting import is_flattened_table, length, place_to_split
from medlint.language.syllables import syllables
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.document.model import Block
    from medlint.language.analysis import Analysis

LONG = 20  # words: a shorter sentence need not be split
SAMPLE = 50  # words: the grade of a shorter section says nothing


class Split(msgspec.Struct, frozen=True):
    """A sentence to split, and the words at which its second half would begin ('' if unknown)."""

    sentence: Sentence
    words: int
    place: str


class Shorter(msgspec.Struct, frozen=True):
    """A long word that an everyday one can replace, and how often it stands there."""

    word: str
    instead: str
    times: int


class Advice(msgspec.Struct, frozen=True):
    """Where to begin, and the Flesch–Kincaid grade if all of it were done."""

    grade: float
    grade_if_split: float
    grade_if_shorter: float
    grade_after: float
    splits: tuple[Split, ...]
    words: tuple[Shorter, ...]
    hardest: tuple[Block | None, Counts] | None  # the section with the highest grade


def advise(article: Analysis, most: int = 3) -> Advice:
    """What would lower the grade of an article most; up to ``most`` sentences and words."""
    counts = article.readability.article
    splits = sentences_to_split(article, most)
    words = words_to_shorten(article, most)
    fewer = sum(w.times * (syllables(w.word) - _syllables(w.instead)) for w in words)
    more = sum(w.times * (len(w.instead.split()) - 1) for w in words)
    split = replace(counts, sentences=counts.sentences + sum(bool(s.place) for s in splits))
    shorter = replace(counts, syllables=counts.syllables - fewer, words=counts.words + more)
    both = replace(shorter, sentences=split.sentences)
    return Advice(
        grade=counts.flesch_kincaid_grade,
        grade_if_split=split.flesch_kincaid_grade,
        grade_if_shorter=shorter.flesch_kincaid_grade,
        grade_after=both.flesch_kincaid_grade,
        splits=splits,
        words=words,
        hardest=hardest_section(article),
    )


def sentences_to_split(article: Analysis, most: int = 3) -> tuple[Split, ...]:
    """The longest sentences of running prose, with the place where each could be split."""
    found = [
        (length(sentence), sentence)
        for passage in article.prose
        if is_counted(passage)
        for sentence in passage.sentences
        if len(sentence.tokens) > LONG and not is_flattened_table(sentence.text)
    ]
    longest = nlargest(most, found, key=lambda pair: pair[0])
    return tuple(Split(s, n, place_to_split(s)) for n, s in longest if n > LONG)


def words_to_shorten(article: Analysis, most: int = 3) -> tuple[Shorter, ...]:
    """The long words with the most syllables to save, all their places together."""
    table = shorter_words()
    times = Counter(
        word
        for passage in article.prose
        if is_counted(passage) and not passage.inside("quote")
        for token in passage.tokens
        if token.kind == "word" and (word := token.text.lower()) in table
    )
    found = [Shorter(word, table[word], n) for word, n in times.items()]
    return tuple(nlargest(most, found, key=_saved))


def hardest_section(article: Analysis) -> tuple[Block | None, Counts] | None:
    """The section with the highest grade, if there are two to compare."""
    large = [pair for pair in article.readability.sections if pair[1].words >= SAMPLE]
    if len(large) < 2:
        return None
    return max(large, key=lambda pair: pair[1].flesch_kincaid_grade)


def _saved(word: Shorter) -> int:
    return word.times * (syllables(word.word) - _syllables(word.instead))


def _syllables(phrase: str) -> int:
    return sum(map(syllables, phrase.split()))


@cache
def shorter_words() -> Mapping[str, str]:
    """The everyday word by the long one, both in lower case."""
    lines = data_file("lexicon", "shorter-words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line and line[0] != "#")
    return {row[0]: row[1] for row in rows}

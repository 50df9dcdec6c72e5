"""Readability: counts of an article, its sections and paragraphs, and the grades made of them.

Counted is running prose: paragraphs, list items, quotations and definitions. Headings, tables
(those pasted as running text too), captions, code and page furniture are left out: they are no
sentences, and would make a text seem easier or harder than it is. A sentence is what
:mod:`medlint.language.sentences` says; a list item without a full stop is one. A number counts as
a word of one syllable, an address not at all.

The formulas are the published ones, as textstat has them; textstat itself is asked in the tests.
(It gets its syllables through NLTK, which takes a quarter of a second to import and looks for its
dictionary on the network.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import astuple

from medlint import ready
from medlint.language.sentences import Sentence
from medlint.language.splitting import is_flattened_table
from medlint.language.syllables import syllables

if TYPE_CHECKING:
    from medlint.document.model import Block
    from medlint.language.analysis import Analysis, Passage

COUNTED = frozenset({"paragraph", "item", "quote", "definition", "footnote"})
READ = frozenset({"word", "number"})  # kinds of tokens that are read as words
WORDS_A_MINUTE = 238  # silent reading of English non-fiction: Brysbaert, J Mem Lang 2019;109:104047
SMOG_SENTENCES = 30  # what SMOG was made for: McLaughlin, J Reading 1969;12:639-46
EASY_ENDINGS = ready.pattern(r"(?:'s|’s|s|es|ed|d|ing|er|r|est|ly)\Z")


class Counts(msgspec.Struct, frozen=True):
    """What the formulas are made of."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0  # letters and digits
    polysyllables: int = 0  # words of three syllables and more
    complex_words: int = 0  # of those, neither names nor compounds, nor long by their ending
    difficult_words: int = 0  # words that are not on the list of Dale and Chall

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(add, astuple(self), astuple(other)))

    @property
    def sentence_length(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0

    def per_word(self, count: int) -> float:
        """A count's share of the words."""
        return count / self.words if self.words else 0.0

    @property
    def flesch_reading_ease(self) -> float:
        """100 is very easy, 0 very hard. Flesch, J Appl Psychol 1948;32:221-33."""
        if not self.words:
            return 0.0
        return 206.835 - 1.015 * self.sentence_length - 84.6 * self.per_word(self.syllables)

    @property
    def flesch_kincaid_grade(self) -> float:
        """US school grade. Kincaid and others, Navy Research Branch Report 8-75, 1975."""
        if not self.words:
            return 0.0
        return 0.39 * self.sentence_length + 11.8 * self.per_word(self.syllables) - 15.59

    @property
    def smog_index(self) -> float:
        """US school grade. McLaughlin 1969; made for 30 sentences, 0 for fewer than 3."""
        if self.sentences < 3:
            return 0.0
        return 1.043 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def gunning_fog(self) -> float:
        """US school grade. Gunning, The Technique of Clear Writing, 1952."""
        return 0.4 * (self.sentence_length + 100 * self.per_word(self.complex_words))

    @property
    def coleman_liau_index(self) -> float:
        """US school grade. Coleman and Liau, J Appl Psychol 1975;60:283-4."""
        if not self.words:
            return 0.0
        letters, sentences = self.per_word(self.letters), self.per_word(self.sentences)
        return 5.88 * letters - 29.6 * sentences - 15.8

    @property
    def automated_readability_index(self) -> float:
        """US school grade. Smith and Senter, AMRL-TR-66-220, 1967."""
        if not self.words:
            return 0.0
        return 4.71 * self.per_word(self.letters) + 0.5 * self.sentence_length - 21.43

    @property
    def dale_chall_score(self) -> float:
        """4.9 and lower is grade 4, 10 and higher college. Dale and Chall 1948."""
        hard = 100 * self.per_word(self.difficult_words)
        score = 0.1579 * hard + 0.0496 * self.sentence_length
        return score + 3.6365 if hard > 5 else score

    @property
    def reading_seconds(self) -> float:
        """How long it takes to read, silently."""
        return 60 * self.words / WORDS_A_MINUTE

    def report(self) -> Mapping[str, int | float]:
        """The figures that every report carries."""
        return {
            "words": self.words,
            "sentences": self.sentences,
            "flesch_reading_ease": round(self.flesch_reading_ease, 1),
            "flesch_kincaid_grade": round(self.flesch_kincaid_grade, 1),
            "smog_index": round(self.smog_index, 1),
            "gunning_fog": round(self.gunning_fog, 1),
            "coleman_liau_index": round(self.coleman_liau_index, 1),
            "automated_readability_index": round(self.automated_readability_index, 1),
            "dale_chall_score": round(self.dale_chall_score, 1),
            "reading_seconds": round(self.reading_seconds),
        }


class Readability(msgspec.Struct, frozen=True):
    """The counts of an article, of each section, and of each paragraph."""

    article: Counts
    sections: tuple[tuple[Block | None, Counts], ...]  # under its nearest heading
    paragraphs: tuple[tuple[Passage, Counts], ...]


def measure(article: Analysis) -> Readability:
    """Count an article."""
    paragraphs = tuple(
        (passage, count(passage.sentences)) for passage in article.prose if is_counted(passage)
    )
    sections: dict[int, tuple[Block | None, Counts]] = {}
    for passage, counts in paragraphs:
        heading = passage.headings[-1] if passage.headings else None
        before = sections.get(id(heading), (heading, Counts()))[1]
        sections[id(heading)] = (heading, before + counts)
    whole = sum((counts for _, counts in paragraphs), Counts())
    return Readability(whole, tuple(sections.values()), paragraphs)


def is_counted(passage: Passage) -> bool:
    """Whether a passage is running prose."""
    return passage.kind in COUNTED and not passage.inside("table", "figure")


def count(sentences: Iterable[Sentence]) -> Counts:
    """The counts of some sentences."""
    words: list[tuple[int, int, int, int, int]] = []
    ended = 0
    for sentence in sentences:
        if is_flattened_table(sentence.text):
            continue
        read = [text for _, _, kind, text in sentence.tokens if kind in READ]
        if read:
            words.append(_first_word(read[0]))
            words.extend(map(_known_word, read[1:]))
            ended += 1
    syllable, letters, poly, complex_, difficult = (
        map(sum, zip(*words, strict=True)) if words else (0,) * 5
    )
    return Counts(len(words), ended, syllable, letters, poly, complex_, difficult)


@lru_cache(maxsize=50_000)
def _known_word(text: str) -> tuple[int, int, int, int, int]:
    """Syllables, letters, and whether it is polysyllabic, complex and difficult."""
    return _weighed(text, common=text.islower())


@lru_cache(maxsize=10_000)
def _first_word(text: str) -> tuple[int, int, int, int, int]:
    """The same of a word that begins a sentence: its capital letter makes no name of it."""
    return _weighed(text, common=True)


def _weighed(text: str, *, common: bool) -> tuple[int, int, int, int, int]:
    if text[0].isdecimal():
        return 1, sum(c.isdigit() for c in text), 0, 0, 0
    number = 1 if text.isupper() and len(text) < 6 else syllables(text)
    long = number >= 3
    is_complex = long and common and "-" not in text and not _long_by_ending(text, number)
    return number, sum(c.isalnum() for c in text), long, is_complex, not is_easy(text)


def _long_by_ending(word: str, number: int) -> bool:
    """Whether a word has its third syllable from -es, -ed or -ing alone."""
    return number == 3 and word.endswith(("es", "ed", "ing"))


def is_easy(word: str) -> bool:
    """Whether a word, or what it is made from, is on the list of Dale and Chall."""
    easy = easy_words()
    plain = word.lower()
    if plain in easy:
        return True
    stem = EASY_ENDINGS.sub("", plain)
    return (
        stem in easy
        or stem + "e" in easy
        or (stem[-1:] == "i" and stem[:-1] + "y" in easy)
        or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in easy)
    )


@cache
def easy_words() -> frozenset[str]:
    """The list of Dale and Chall, from textstat's resources (textstat itself is not imported)."""
    found = find_spec("textstat")
    assert found is not None and found.origin is not None
    path = Path(found.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())

"""Finding thousands of phrases in one pass, whatever their case, apostrophes and spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

T = TypeVar("T")

# What a reader takes for the same sign. One character each, so that offsets stay.
ALIKE = (
    ("’", "'"),
    ("ʼ", "'"),
    ("\u00a0", " "),  # no-break space
    ("\u2007", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),  # no-break hyphen
)


def ease(text: str) -> str:
    """The text with plain apostrophes, spaces and hyphens, character for character."""
    if not text.isascii():
        for sign, plain in ALIKE:
            text = text.replace(sign, plain)
    return text


def fold(text: str) -> str:
    """The text eased and in lower case, character for character."""
    if text.isascii():
        return text.lower()
    text = ease(text).replace("\u00b5", "\u03bc")  # micro sign to mu, as case folding has it
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


class Hit(NamedTuple, Generic[T]):
    """A phrase found at ``text[start:end]``, with what was stored under it."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Phrases, each with a value, looked for as whole words.

    A phrase may be given more than once, with different values: each is found.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        values: dict[str, list[T]] = {}
        for phrase, value in entries:
            if phrase.strip():
                values.setdefault(fold(phrase), []).append(value)
        self._phrases = list(values)
        self._values = list(values.values())

    def __len__(self) -> int:
        return len(self._phrases)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return automaton(self._phrases)

    def find_all(self, folded: str) -> Iterator[Hit[T]]:
        """Every whole-word occurrence in a text that :func:`fold` made, overlapping ones too."""
        if not self._phrases:
            return
        for i, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if whole_words(folded, start, end):
                for value in self._values[i]:
                    yield Hit(start, end, value)

    def find(self, folded: str) -> Iterator[Hit[T]]:
        """Occurrences from left to right, the longest at each place, none inside another."""
        end = -1
        chosen: tuple[int, int] | None = None
        for hit in sorted(self.find_all(folded), key=lambda h: (h.start, -h.end)):
            if (hit.start, hit.end) == chosen or hit.start >= end:
                chosen, end = (hit.start, hit.end), hit.end
                yield hit


def automaton(phrases: list[str]) -> AhoCorasick:
    """An automaton that finds all of the phrases, overlapping ones too."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(phrases, matchkind=MatchKind.Standard, store_patterns=False)


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` neither begins nor ends inside a word."""
    return not (
        (start > 0 and _in_word(text[start - 1]) and _in_word(text[start]))
        or (end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]))
    )


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"

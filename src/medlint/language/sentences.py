"""Sentences and words of a passage, as spans over its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from medlint.document.source import Span

if TYPE_CHECKING:
    from medlint.language.analysis import Passage

TokenKind = Literal["word", "number", "punctuation", "url"]
TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’\-][^\W\d_]+)*)|(?P<number>\d+(?:[.,]\d+)*)|(?P<punctuation>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark over ``passage.text[start:end]``."""

    start: int
    end: int
    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence over ``passage.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.passage.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.passage.span(self.start, self.end)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The passage's tokens that lie in the sentence."""
        return tuple(t for t in self.passage.tokens if self.start <= t.start and t.end <= self.end)

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(t for t in self.tokens if t.kind == "word")


def tokenize(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text."""
    return tuple(
        Token(m.start(), m.end(), m.lastgroup, m.group())  # type: ignore[arg-type]
        for m in TOKEN.finditer(text)
    )


def split(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"'”’)]*(?=\s+[A-Z\"“‘(])", passage.text)]
    found, start = [], 0
    for end in [*ends, len(passage.text)]:
        while start < end and passage.text[start].isspace():
            start += 1
        if passage.text[start:end].strip():
            found.append(Sentence(passage, start, start + len(passage.text[start:end].rstrip())))
        start = end
    return tuple(found)

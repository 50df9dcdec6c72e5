"""The expressions of the caveat table, with the concepts that they share spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeAlias

import msgspec

from medlint import ready
from medlint.resources import data_file
from medlint.rules.model import Rule

NAME = re.compile(r"\{([a-z][a-z-]*)\}")
WORD = r"\b"
Place: TypeAlias = tuple[int, int]


@cache
def _compiled(patterns: tuple[str, ...]) -> ready.Pattern[str]:
    """One expression for folded text, in lower case: faster than to ignore the case."""
    whole = _any_of(_spelt_out(p) for p in patterns)
    return ready.regex_pattern(
        re.sub(r"\\.|[A-Z]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), whole)
    )


def _any_of(ways: Iterable[str]) -> str:
    """One expression for all; those at a word's start are tried nowhere else, which is faster."""
    at_words, elsewhere = list[str](), list[str]()
    for way in ways:
        (at_words if way.startswith(WORD) else elsewhere).append(way.removeprefix(WORD))
    if at_words:
        elsewhere.insert(0, rf"{WORD}(?:{'|'.join(at_words)})")
    return "|".join(f"(?:{way})" for way in elsewhere)


def _spelt_out(pattern: str) -> str:
    """The expression with those of its concepts, and of theirs, in place of names in braces."""
    return NAME.sub(lambda m: f"(?:{_spelt_out(_concepts()[m[1]])})", pattern)


@cache
def _concepts() -> dict[str, str]:
    lines = data_file("lexicon", "caveat-concepts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: _any_of(ways) for name, *ways in rows}


class Said(msgspec.Struct, frozen=True):
    """What satisfies a row: words of its own, and concepts that other rows ask for too."""

    own: ready.Pattern[str] | None
    concepts: tuple[str, ...]

    def places(self, text: str) -> Iterator[Place]:
        """Where a folded text holds it."""
        if self.own:
            yield from (match.span() for match in self.own.finditer(text))
        for concept in self.concepts:
            yield from _places(concept, text)


def said(rule: Rule) -> Said:
    """What satisfies a row."""
    return _said(tuple(rule.data.get("said", ())))


@cache
def _said(patterns: tuple[str, ...]) -> Said:
    own = tuple(p for p in patterns if not NAME.fullmatch(p))
    return Said(_compiled(own) if own else None, tuple(filter(NAME.fullmatch, patterns)))


@lru_cache(maxsize=256)  # many rows ask for the same concept in the same text
def _places(concept: str, text: str) -> tuple[Place, ...]:
    return tuple(match.span() for match in _compiled((concept,)).finditer(text))


def expression(rule: Rule, key: str) -> ready.Pattern[str] | None:
    """The expressions that a row has under a key, as one; None where it has none."""
    patterns = rule.data.get(key)
    return _compiled(tuple(patterns)) if patterns else None


def sentence_at(text: str, at: int) -> str:
    """The sentence of a folded text that a place is in."""
    start = max(text.rfind(". ", 0, at), text.rfind("? ", 0, at)) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]

"""What each sentence says of the treatments that it speaks of: for them, against them, or neither.

A sentence speaks of the treatments that it names; one that names none and refers back ("it",
"these injections") speaks of those of the sentence before; else of those of its heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from medlint.language.sentences import Sentence
from medlint.language.treatments import Treatment
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

Direction = Literal["benefit", "harm", "limitation"]
NEGATION = re.compile(
    r"\b(?:no|not|never|without|nor|none|neither|cannot|hardly|rather than)\b|n['’]t\b",
    re.IGNORECASE,
)
REFERS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|this|these|those|both|the (?:treatments?|injections?|medicines?|"
    r"tablets?|procedures?|drugs?|therapy|effects?|most common|pain|risks?))\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"\?[\"'”’)]*\Z|\A(?:(?:but|and|so|or|then) )?(?:is|are|was|does|do|did|can|could|should|would|"
    r"will|has|have) (?!not\b)(?:the|a|an|it|they|this|these|you|[A-Z])",
    re.IGNORECASE,
)
REACH = 3  # words by which a negation may stand before what it negates


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says something for or against treatments, and the words that say so."""

    sentence: Sentence
    treatments: tuple[Treatment, ...]
    directions: frozenset[Direction]
    words: tuple[str, ...]


def find_statements(article: Analysis) -> tuple[Statement, ...]:
    """A statement for each sentence that speaks of a treatment; headings are none."""
    by_passage: dict[int, list[tuple[int, Treatment]]] = {}
    for mention in article.mentions:
        by_passage.setdefault(mention.passage.index, []).append((mention.start, mention.treatment))
    of_heading = {
        id(p.block): tuple(dict.fromkeys(t for _, t in by_passage.get(p.index, ())))
        for p in article.prose
        if p.kind == "heading"
    }
    found: list[Statement] = []
    before: tuple[Treatment, ...] = ()
    for passage in article.prose:
        if passage.kind == "heading":
            before = of_heading[id(passage.block)]
            continue
        here = by_passage.get(passage.index, [])
        for sentence in passage.sentences:
            named = tuple(dict.fromkeys(t for at, t in here if sentence.start <= at < sentence.end))
            about = named or (before if _refers(sentence) else ())
            if not about and passage.headings:
                about = of_heading.get(id(passage.headings[-1]), ())
            before = named or before
            if about and not QUESTION.search(sentence.text):
                words, directions = directions_of(sentence.text)
                found.append(Statement(sentence, about, directions, words))
    return tuple(found)


def _refers(sentence: Sentence) -> bool:
    return bool(REFERS_BACK.search(sentence.text)) or sentence.passage.kind == "item"


def directions_of(text: str) -> tuple[tuple[str, ...], frozenset[Direction]]:
    """The words of a sentence that take sides, and the sides that they take."""
    words: list[str] = []
    sides: set[Direction] = set()
    for match in _pattern().finditer(text):
        side = lexicon()[match.group().lower()]
        if side == "benefit" and _negated(text, match.start()):
            side = "limitation"
        elif side == "harm" and _negated(text, match.start()):
            side = "benefit"  # "no side effects" is a claim of safety
        words.append(match.group())
        sides.add(side)
    return tuple(words), frozenset(sides)


def _negated(text: str, at: int) -> bool:
    before = " ".join(re.split(r"[,;:.]", text[:at])[-1].split()[-REACH:])
    return bool(NEGATION.search(before))


@cache
def lexicon() -> Mapping[str, Direction]:
    """The side that each word takes."""
    lines = data_file("lexicon", "directions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line and line[0] != "#"][1:]
    return {words: side for side, words in rows}  # type: ignore[misc]


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)

"""Phrases that claim, in sentences that name no source and hold nothing that makes up for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.citations import is_cited
from medlint.language.sentences import Sentence
from medlint.language.statements import QUESTION
from medlint.rules.claims.wording import any_of, matches_of
from medlint.rules.model import Rule

NEVER = r"(?!)"
CLAUSE = ready.pattern(r"[,;:.!?]")
NEAR = 25  # characters before a phrase in which a negation is its own


class Phrase(NamedTuple):
    """A phrase at ``sentence.passage.text[start:end]``."""

    sentence: Sentence
    start: int
    end: int
    text: str


def unsupported(rule: Rule, article: Analysis, *, cited: bool = True) -> Iterator[Phrase]:
    """The rule's phrases, but for those that something makes up for.

    Its data: ``phrases``; ``unless``, what clears the sentence; ``before``, what clears the phrase
    where it stands just before it; ``beside``, what clears the paragraph. A source in the
    paragraph clears it too, unless ``cited`` is false. Questions claim nothing.
    """
    patterns = _patterns(rule, "phrases")
    for passage in article.prose:
        if passage.kind == "heading" or passage.inside("footnote"):
            continue
        matches = matches_of(patterns, passage.text, passage.folded)
        if matches and not (cited and is_cited(passage)):
            yield from _left(rule, passage, [_in_sentence(passage, *m.span()) for m in matches])


def _left(rule: Rule, passage: Passage, found: list[Phrase]) -> Iterator[Phrase]:
    """The phrases that nothing in their paragraph, sentence or neighbourhood makes up for."""
    unless, before, beside = (any_of(_patterns(rule, k)) for k in ("unless", "before", "beside"))
    if beside.search(passage.text):
        return
    for phrase in found:
        text = phrase.sentence.text
        lead = CLAUSE.split(passage.text[max(0, phrase.start - NEAR) : phrase.start])[-1]
        if not (unless.search(text) or QUESTION.search(text) or before.search(lead)):
            yield phrase


def _patterns(rule: Rule, key: str) -> tuple[str, ...]:
    return tuple(rule.data.get(key, (NEVER,)))


def _in_sentence(passage: Passage, start: int, end: int) -> Phrase:
    sentences = passage.sentences
    here = next((s for s in sentences if s.start <= start < s.end), sentences[0])
    return Phrase(here, start, end, passage.text[start:end])

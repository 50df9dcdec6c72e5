"""The claims of an article: sentences that assert something, for or against, on what evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from medlint import ready
from medlint.language.claim_strength import Judgement, strength_of
from medlint.language.conditions import conditions_in
from medlint.language.directions import scope
from medlint.language.phrases import fold
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage
    from medlint.language.sentences import Sentence
    from medlint.language.statements import Statement

Side = Literal["benefit", "harm", "limitation", "neutral"]
DESIGNS = ("animal", "laboratory", "review", "trial", "observational", "anecdote", "expert")
TOPIC = ready.pattern(
    r"(?:what|how|why|when|where|who|which|to|other|useful|causes?|symptoms?|treatments?|things"
    r"|ways|tips|more|further|side effects|risks?|benefits?)\b",
    re.IGNORECASE,
)
SIDES: tuple[Side, ...] = ("harm", "limitation", "benefit")  # of several, the gravest


class Claim(msgspec.Struct, frozen=True):
    """A sentence that claims, with all that a reviewer signs off."""

    sentence: Sentence
    judgement: Judgement
    direction: Side
    sides: tuple[Side, ...]  # all that it takes: a sentence may tell a benefit and a harm
    words: tuple[str, ...]  # that tell the direction
    treatments: tuple[str, ...]
    conditions: tuple[str, ...]
    hedged: bool
    negated: bool
    cited: bool
    design: str
    boosted: bool = False
    statements: tuple[Statement, ...] = ()  # its clauses, each with its treatments and sides


def find_claims(article: Analysis) -> tuple[Claim, ...]:
    """The sentences that claim something or take a side on a treatment, in reading order."""
    statements: dict[tuple[int, int], list[Statement]] = {}
    for statement in article.statements:
        sentence = statement.sentence
        statements.setdefault((sentence.passage.index, sentence.start), []).append(statement)
    return tuple(_claims(article, statements))


def _claims(
    article: Analysis, statements: Mapping[tuple[int, int], list[Statement]]
) -> Iterator[Claim]:
    for sentence in article.sentences:
        judgement = _judged(sentence)
        told = statements.get((sentence.passage.index, sentence.start), [])
        sides = tuple(side for side in SIDES if any(side in s.directions for s in told))
        if judgement.strength == "none" and not sides:
            continue
        yield _claim(sentence, judgement, sides, told)


def _judged(sentence: Sentence) -> Judgement:
    """How strongly a sentence claims; "What causes it" claims nothing where it is a heading."""
    if sentence.passage.kind == "heading" and TOPIC.match(sentence.text):
        return Judgement("none")
    return strength_of(sentence.text)


def _claim(
    sentence: Sentence, judgement: Judgement, sides: tuple[Side, ...], told: list[Statement]
) -> Claim:
    text, folded, says = sentence.text, fold(sentence.text), _patterns()
    passage = sentence.passage
    return Claim(
        sentence=sentence,
        judgement=judgement,
        direction=sides[0] if sides else "neutral",
        sides=sides,
        words=tuple(dict.fromkeys(w for s in told for w in s.words)),
        treatments=tuple(dict.fromkeys(t.name for s in told for t in s.treatments)),
        conditions=conditions_in(sentence.text),
        hedged=bool(scope("hedges").search(folded)),
        boosted=bool(scope("boosters").search(folded)),
        negated=bool(says["negated"].search(folded)),
        cited=_leads_to_a_source(passage, 0, len(passage.text))
        or bool(says["cited"].search(passage.folded) or says["named"].search(text)),
        design=next((d for d in DESIGNS if says[d].search(folded)), "unstated"),
        statements=tuple(told),
    )


def _leads_to_a_source(passage: Passage, start: int, end: int) -> bool:
    """Whether a footnote or a link out of the site stands between two places of a passage."""
    return any(
        mark.inline.kind == "footnote-reference"
        or (
            mark.inline.kind == "link"
            and mark.inline.attributes.get("href", "").startswith(("http://", "https://", "//"))
        )
        for mark in passage.block.prose.marks_over(start, end)
    )


@cache
def _patterns() -> Mapping[str, ready.Pattern[str]]:
    groups = ready.yaml_file(data_file("lexicon", "evidence.yml"))
    return {name: ready.regex_pattern("|".join(rows)) for name, rows in groups.items()}

"""The claims of an article: sentences that assert something, for or against, on what evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from medlint.language.claim_strength import Judgement, strength_of
from medlint.language.conditions import conditions_in
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis
    from medlint.language.sentences import Sentence
    from medlint.language.statements import Statement

Side = Literal["benefit", "harm", "limitation", "neutral"]
DESIGNS = ("animal", "laboratory", "review", "trial", "observational", "anecdote", "expert")
SIDES: tuple[Side, ...] = ("harm", "limitation", "benefit")  # of several, the gravest


@dataclass(frozen=True, slots=True)
class Claim:
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


def find_claims(article: Analysis) -> tuple[Claim, ...]:
    """The sentences that claim something or take a side on a treatment, in reading order."""
    statements = {(s.sentence.passage.index, s.sentence.start): s for s in article.statements}
    return tuple(_claims(article, statements))


def _claims(article: Analysis, statements: Mapping[tuple[int, int], Statement]) -> Iterator[Claim]:
    for sentence in article.sentences:
        judgement = strength_of(sentence.text)
        statement = statements.get((sentence.passage.index, sentence.start))
        sides: tuple[Side, ...] = ()
        if statement:
            sides = tuple(s for s in SIDES if s in statement.directions)
        if judgement.strength == "none" and not sides:
            continue
        yield _claim(sentence, judgement, sides, statement)


def _claim(
    sentence: Sentence, judgement: Judgement, sides: tuple[Side, ...], statement: Statement | None
) -> Claim:
    lower, says = sentence.text.lower(), _patterns()
    return Claim(
        sentence=sentence,
        judgement=judgement,
        direction=sides[0] if sides else "neutral",
        sides=sides,
        words=statement.words if statement else (),
        treatments=tuple(t.name for t in statement.treatments) if statement else (),
        conditions=conditions_in(sentence.text),
        hedged=bool(says["hedged"].search(lower)),
        negated=bool(says["negated"].search(lower)),
        cited=_leads_to_a_source(sentence) or bool(says["cited"].search(lower)),
        design=next((d for d in DESIGNS if says[d].search(lower)), "unstated"),
    )


def _leads_to_a_source(sentence: Sentence) -> bool:
    """Whether a footnote or a link out of the site stands in the sentence."""
    return any(
        mark.inline.kind == "footnote-reference"
        or (
            mark.inline.kind == "link"
            and mark.inline.attributes.get("href", "").startswith(("http://", "https://", "//"))
        )
        for mark in sentence.passage.block.prose.marks_over(sentence.start, sentence.end)
    )


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    import yaml

    text = data_file("lexicon", "evidence.yml").read_text(encoding="utf-8")
    groups: dict[str, list[str]] = yaml.safe_load(text)
    return {name: re.compile("|".join(rows)) for name, rows in groups.items()}

"""A statement, and what one clause tells of its subject and of what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from medlint import ready
from medlint.language.clauses import Clause
from medlint.language.directions import Direction, scope
from medlint.language.references import Group
from medlint.language.sentences import Sentence

if TYPE_CHECKING:
    from medlint.document.source import Span

LESS = ready.pattern(r"\b(?:fewer|less|lower|milder)\b.*\b(?:than|compared)\b")


class Statement(msgspec.Struct, frozen=True):
    """A clause that says something for or against treatments, and the words that say so.

    The clause is ``sentence.passage.text[start:end]``.
    """

    sentence: Sentence
    treatments: Group
    directions: frozenset[Direction]
    words: tuple[str, ...]
    start: int = 0
    end: int = 0
    conditions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The clause in lower case."""
        return self.sentence.passage.folded[self.start : self.end]

    @property
    def hedges(self) -> tuple[str, ...]:
        """Words that say less than surely: "may", "some people"."""
        return tuple(scope("hedges").findall(self.text))

    @property
    def boosters(self) -> tuple[str, ...]:
        """Words that say more than surely: "always", "most patients"."""
        return tuple(scope("boosters").findall(self.text))

    @property
    def negated(self) -> bool:
        """Whether something is said not to be so."""
        return bool(scope("negation").search(self.text))

    @property
    def span(self) -> Span:
        """Where the clause stands in the source."""
        return self.sentence.passage.span(self.start, self.end)


def with_role(clause: Clause, role: str) -> Group:
    """The treatments that play a part in a clause, each once."""
    return tuple(dict.fromkeys(m.treatment for m, r in clause.named if r == role))


def told(
    sentence: Sentence, clause: Clause, about: Group, ills: tuple[str, ...]
) -> Iterator[Statement]:
    """What a clause says of its subject, and of the treatments that it compares it with."""
    directions = frozenset(w.direction for w in clause.words)
    yield _statement(sentence, clause, about, directions, ills)
    if (contrast := with_role(clause, "contrast")) and (opposite := _opposite(clause)):
        yield _statement(sentence, clause, contrast, opposite, ills)
    compared = with_role(clause, "other")
    if compared and _less(sentence, clause):
        yield _statement(sentence, clause, compared, _opposite(clause), ills)


def _opposite(clause: Clause) -> frozenset[Direction]:
    """What "unlike X" says of X: the harm or benefit that the words were turned from."""
    turned: dict[Direction, Direction] = {"benefit": "harm", "limitation": "benefit"}
    return frozenset(
        turned[w.direction] for w in clause.words if w.turned and w.direction in turned
    )


def _less(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause says that there is less of something than with another treatment."""
    text = sentence.passage.folded[clause.start : clause.end]
    return bool(LESS.search(text))


def _statement(
    sentence: Sentence,
    clause: Clause,
    about: Group,
    directions: frozenset[Direction],
    ills: tuple[str, ...],
) -> Statement:
    passage = sentence.passage
    return Statement(
        sentence=sentence,
        treatments=about,
        directions=directions,
        words=tuple(passage.text[w.start : w.end] for w in clause.words),
        start=clause.start,
        end=clause.end,
        conditions=ills,
    )

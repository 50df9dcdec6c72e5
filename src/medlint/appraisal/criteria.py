"""Criteria as ``rules/appraisal/`` describes them: a question, and signals worth points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

import msgspec

from medlint.errors import RuleError
from medlint.resources import data_file

FIRST = "healthnewsreview.yml"  # the instrument that is reported first
Where = Literal["article", "title", "lead", "rest"]


class Signal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the text says, and what it is worth.

    The first hit counts ``points``, each further one ``more``, up to ``most`` hits in all.
    A hit is a match of one of ``any`` in a sentence that matches one of ``along`` (if given)
    and none of ``unless``. With ``distinct``, the same words count once.
    ``measure`` takes a count from the program instead of from words.
    """

    says: str
    points: float
    any: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    more: float = 0.0
    most: int = 1
    where: Where = "article"
    distinct: bool = False
    exact_case: bool = False
    measure: str = ""


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of an instrument.

    ``start`` is where the count of points begins; at 0 points the criterion is just met.
    ``applies``: expressions of which the article must hold one, or the question does not arise.
    ``human`` marks what a program does not judge; ``weak`` what words tell little about, so that
    a person should read the passages before believing the status.
    """

    id: str
    question: str
    advice: str
    start: float = 0.0
    met: float = 0.5  # the score from which on the criterion counts as met
    signals: tuple[Signal, ...] = ()
    applies: tuple[str, ...] = ()
    human: bool = False
    weak: bool = False


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published set of criteria."""

    instrument: str
    reference: str
    note: str
    criteria: tuple[Criterion, ...]


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every instrument of ``rules/appraisal/``. Raises RuleError for a file that cannot be read."""
    paths = sorted(data_file("appraisal").glob("*.yml"), key=lambda p: (p.name != FIRST, p.name))
    return tuple(_read(path) for path in paths)


@cache
def expression(patterns: tuple[str, ...], exact_case: bool = False) -> re.Pattern[str]:
    """One expression for all; words are matched whole at their start."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), 0 if exact_case else re.IGNORECASE)


def _read(path: Any) -> Instrument:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), loader)
        found = msgspec.convert(_with_words(content), type=Instrument)
        _compile(found.criteria)
    except (OSError, yaml.YAMLError, msgspec.MsgspecError, re.error) as error:
        raise RuleError(f"not a set of criteria: {error}", str(path)) from error
    return found


def _compile(criteria: Iterable[Criterion]) -> None:
    for criterion in criteria:
        for signal in criterion.signals:
            for patterns in (signal.any, signal.along, signal.unless):
                if patterns:
                    expression(patterns, signal.exact_case)


def _with_words(content: Any) -> Any:
    """Put the alternatives of ``words`` in place of their names in braces: ``{people}``."""
    names = {name: f"(?:{forms})" for name, forms in content.pop("words", {}).items()}

    def put(value: Any) -> Any:
        if isinstance(value, str):
            for name, form in names.items():
                value = value.replace("{" + name + "}", form)
            return value
        if isinstance(value, list):
            return [put(v) for v in value]
        if isinstance(value, dict):
            return {k: put(v) for k, v in value.items()}
        return value

    return put(content)

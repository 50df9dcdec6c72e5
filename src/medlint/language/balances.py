"""The balance sheet of each treatment: which sentences speak for it, against it, of its limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from medlint.language.directions import Direction
from medlint.language.sentences import Sentence
from medlint.language.statements import Statement

SIDES: tuple[Direction, ...] = ("benefit", "harm", "limitation")


class Balance(msgspec.Struct, frozen=True):
    """A treatment, and the sentences that take each side on it, in reading order."""

    treatment: str
    sides: Mapping[Direction, tuple[Sentence, ...]]


def balances(statements: Iterable[Statement]) -> tuple[Balance, ...]:
    """A sheet for each treatment that something is said of, in the order of first mention."""
    found: dict[str, dict[Direction, dict[tuple[int, int], Sentence]]] = {}
    for statement in statements:
        sentence = statement.sentence
        for treatment in statement.treatments:
            sheet = found.setdefault(treatment.name, {side: {} for side in SIDES})
            for side in statement.directions:
                sheet[side][sentence.passage.index, sentence.start] = sentence
    return tuple(
        Balance(name, {side: tuple(sheet[side].values()) for side in SIDES})
        for name, sheet in found.items()
        if any(sheet.values())
    )

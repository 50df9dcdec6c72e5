"""All phrases and required strings of all rules, found in one pass over each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from medlint.language.phrases import automaton, fold
from medlint.rules.engine.units import Unit


class Use(NamedTuple):
    """Why a string is looked for: a phrase of a unit, or (``phrase`` -1) what the unit needs."""

    rule: int
    unit: int
    phrase: int


class Hit(NamedTuple):
    """A string of the index at ``folded[start:end]``, and the unit that it speaks for."""

    unit: int
    phrase: int
    start: int
    end: int


class Index(msgspec.Struct, frozen=True, dict=True):
    """The strings, for each of them its uses, and the units that must run everywhere."""

    strings: tuple[str, ...]
    uses: tuple[tuple[tuple[int, int, int], ...], ...]
    always: dict[int, tuple[int, ...]]

    @cached_property
    def _automaton(self) -> object:
        return automaton(list(self.strings))

    def hits(self, folded: str) -> dict[int, list[Hit]]:
        """What a text holds of each rule's strings."""
        found: dict[int, list[Hit]] = {}
        if not self.strings:
            return found
        places = self._automaton.find_matches_as_indexes(folded, overlapping=True)  # type: ignore[attr-defined]
        for string, start, end in places:
            for rule, unit, phrase in self.uses[string]:
                found.setdefault(rule, []).append(Hit(unit, phrase, start, end))
        return found


def index_of(rules: Iterable[tuple[Unit, ...]]) -> Index:
    """The index over the units of rules, which it knows by their numbers."""
    uses: dict[str, list[tuple[int, int, int]]] = {}
    always: dict[int, tuple[int, ...]] = {}
    for number, units in enumerate(rules):
        for string, use in _strings(number, units):
            uses.setdefault(string, []).append(use)
        if everywhere := tuple(i for i, u in enumerate(units) if not u.phrases and not u.needed):
            always[number] = everywhere
    return Index(tuple(uses), tuple(tuple(u) for u in uses.values()), always)


def _strings(rule: int, units: tuple[Unit, ...]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for i, unit in enumerate(units):
        for n, phrase in enumerate(unit.phrases):
            yield fold(phrase), (rule, i, n)
        for string in unit.needed:
            yield string, (rule, i, -1)

"""All phrases and required strings of a set of rules, found in one pass over each text.

The automaton knows only how each string begins: that keeps it small, so that it is built in a
few milliseconds, and the rest is compared where the beginning was found.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from medlint.language.phrases import automaton, fold
from medlint.rules.engine.units import Unit

BEGINNING = 9  # characters of a string that the automaton knows


class Hit(NamedTuple):
    """A string of the index at ``folded[start:end]``, and the unit that it speaks for.

    ``phrase`` is the number of the unit's phrase; -1 for a string that the unit needs.
    """

    unit: int
    phrase: int
    start: int
    end: int


class Index(msgspec.Struct, frozen=True, dict=True, array_like=True):
    """The strings by their beginnings, what each speaks for, and the units that always run.

    ``places`` holds, for each beginning, where its strings start in ``strings``; ``uses`` holds
    rule, unit and phrase (plus 1) of each string. Both are arrays of C integers as bytes.
    """

    beginnings: tuple[str, ...]
    places: bytes
    strings: tuple[str, ...]
    uses: bytes
    always: dict[int, tuple[int, ...]]
    exact: tuple[int, ...]  # rules that tell curly apostrophes and special spaces from plain ones

    @cached_property
    def _automaton(self) -> Any:
        return automaton(list(self.beginnings))

    @cached_property
    def _places(self) -> array[int]:
        return _integers(self.places)

    @cached_property
    def _uses(self) -> array[int]:
        return _integers(self.uses)

    def hits(self, folded: str) -> dict[int, list[Hit]]:
        """What a folded text holds of each rule's strings, by the number of the rule."""
        found: dict[int, list[Hit]] = {}
        if not self.beginnings:
            return found
        places, uses, strings = self._places, self._uses, self.strings
        begins = folded.startswith
        new = tuple.__new__  # a good deal faster than Hit(…), and articles hold thousands
        for key, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for i in range(places[key], places[key + 1]):
                string = strings[i]
                if begins(string, start):
                    j = 3 * i
                    hit = new(Hit, (uses[j + 1], uses[j + 2] - 1, start, start + len(string)))
                    rule = uses[j]
                    if rule in found:
                        found[rule].append(hit)
                    else:
                        found[rule] = [hit]
        return found


def _integers(data: bytes) -> array[int]:
    numbers = array("i")
    numbers.frombytes(data)
    return numbers


def index_of(rules: Iterable[tuple[Unit, ...]]) -> Index:
    """The index over the units of rules, which it knows by their numbers."""
    entries: dict[str, list[tuple[str, int, int, int]]] = {}
    always: dict[int, tuple[int, ...]] = {}
    exact: list[int] = []
    for number, units in enumerate(rules):
        for string, unit, phrase in _strings(units):
            entry = (string, number, unit, phrase + 1)
            entries.setdefault(string[:BEGINNING], []).append(entry)
        if everywhere := tuple(i for i, u in enumerate(units) if not u.phrases and not u.needed):
            always[number] = everywhere
        if any(unit.exact for unit in units):
            exact.append(number)
    places, strings, uses = array("i", [0]), [], array("i")
    for group in entries.values():
        for string, *use in group:
            strings.append(string)
            uses.extend(use)
        places.append(len(strings))
    return Index(
        beginnings=tuple(entries),
        places=places.tobytes(),
        strings=tuple(strings),
        uses=uses.tobytes(),
        always=always,
        exact=tuple(exact),
    )


def _strings(units: tuple[Unit, ...]) -> Iterator[tuple[str, int, int]]:
    for i, unit in enumerate(units):
        for n, phrase in enumerate(unit.phrases):
            yield fold(phrase), i, n
        for string in unit.needed:
            yield string, i, -1

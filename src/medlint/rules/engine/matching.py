"""Where the units of one rule match in one text: from left to right, none inside another.

The result is that of one regular expression of all units as alternatives, in their order. Units
that are a few fixed strings are read off the index; the others run only where a string that
they need was found.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from medlint.rules.engine import dialect, literals
from medlint.rules.engine.index import Hit
from medlint.rules.engine.units import Unit
from medlint.rules.engine.views import View

if TYPE_CHECKING:
    import regex

LIMIT = 1.0  # seconds that a rule's patterns may take over an article of ordinary length …
LONG = 500_000  # … and as much again for each so many characters


class Match(msgspec.Struct, frozen=True):
    """A match of a unit at ``text[start:end]`` of a view."""

    unit: int
    start: int
    end: int
    groups: Callable[[str | int], str | None] | None = None


@dataclass
class Patterns:
    """The units of one rule, compiled when they are first needed, and the time they have left."""

    units: tuple[Unit, ...]
    limit: float = LIMIT
    left: float = LIMIT
    _compiled: dict[int, regex.Pattern[str]] = field(default_factory=dict)

    def begin(self, length: int) -> None:
        """Grant the time for an article of so many characters."""
        self.left = self.limit * (1 + length / LONG)

    def search(self, unit: int, view: View, start: int) -> Match | None:
        """The first match of a unit at or after a place. Raises TimeoutError."""
        text = view.text if self.units[unit].exact else view.eased
        pattern = self._pattern(unit)
        began = time.perf_counter()
        try:
            while match := pattern.search(text, start, timeout=max(self.left, 0.001)):
                if match.end() > match.start():
                    return Match(unit, match.start(), match.end(), match.group)
                start = match.end() + 1
                if start > len(text):
                    break
        finally:
            self.left -= time.perf_counter() - began
        return None

    def _pattern(self, unit: int) -> regex.Pattern[str]:
        found = self._compiled.get(unit)
        if found is None:
            described = self.units[unit]
            found = dialect.compiled(described.source, ignorecase=described.ignorecase)
            self._compiled[unit] = found
        return found

    def groups(self, unit: int) -> int:
        """How many groups a unit captures."""
        return self._pattern(unit).groups

    def everywhere(self, view: View, chosen: Iterable[int] | None = None) -> Iterator[Match]:
        """Matches with every unit (or those chosen) run as a regular expression."""
        units = range(len(self.units)) if chosen is None else chosen
        return merged([], units, lambda unit, start: self.search(unit, view, start))

    def matches(
        self, view: View, hits: Iterable[Hit], always: Iterable[int] = ()
    ) -> Iterator[Match]:
        """Matches of the units that the index found, and of those that always run."""
        phrases: list[tuple[int, int, int, int]] = []
        asked: set[int] = set()
        for hit in hits:
            if hit.phrase < 0:
                asked.add(hit.unit)
            elif self._holds(view, hit):
                phrases.append((hit.start, hit.unit, hit.phrase, hit.end))
        running = {i for i in asked if literals.holds(view.folded, self.units[i].also)}
        running.update(always)
        if not view.plain:
            running.update(i for i, unit in enumerate(self.units) if unit.exact)
        phrases.sort()
        return merged(phrases, running, lambda unit, start: self.search(unit, view, start))

    def _holds(self, view: View, hit: Hit) -> bool:
        unit = self.units[hit.unit]
        text = view.eased
        if not unit.ignorecase and text[hit.start : hit.end] != unit.phrases[hit.phrase]:
            return False
        return not unit.words or (boundary(text, hit.start) and boundary(text, hit.end))


def merged(
    phrases: list[tuple[int, int, int, int]],
    units: Iterable[int],
    search: Callable[[int, int], Match | None],
) -> Iterator[Match]:
    """Match after match, the first unit's where several begin at one place."""
    place, i = 0, 0
    following = {unit: found for unit in units if (found := search(unit, 0))}
    while True:
        while i < len(phrases) and phrases[i][0] < place:
            i += 1
        best = Match(phrases[i][1], phrases[i][0], phrases[i][3]) if i < len(phrases) else None
        for match in following.values():
            if best is None or (match.start, match.unit) < (best.start, best.unit):
                best = match
        if best is None:
            return
        yield best
        place = best.end
        for unit in [u for u, match in following.items() if match.start < place]:
            found = search(unit, place)
            if found:
                following[unit] = found
            else:
                del following[unit]


def boundary(text: str, place: int) -> bool:
    """Whether a word begins or ends at a place of a text."""
    before = place > 0 and _in_word(text[place - 1])
    after = place < len(text) and _in_word(text[place])
    return before != after


def _in_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "_"
    return _is_word(character)


@cache
def _is_word(character: str) -> bool:
    return dialect.compiled(r"\w", ignorecase=False).match(character) is not None

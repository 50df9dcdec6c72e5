"""Regular expressions of rules on claims, as their files give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from medlint import ready
from medlint.language.phrases import automaton
from medlint.rules.engine.literals import holds, required

if TYPE_CHECKING:
    import regex


@cache
def any_of(patterns: tuple[str, ...]) -> ready.Pattern[str]:
    """One expression for any of several, case ignored."""
    return ready.regex_pattern("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def may_hold(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a folded text holds a string without which none of the patterns matches it.

    That takes a fraction of the time of the patterns, and most passages hold none.
    """
    due = _due(patterns)
    return lambda folded: bool(due(folded))


def matches_of(patterns: tuple[str, ...], text: str, folded: str) -> list[regex.Match[str]]:
    """Matches of any of the patterns in a text, from start to end, none over another.

    Of two that begin at one place, the earlier pattern's counts, as in one expression for all;
    but each pattern runs only where every string that it needs stands.
    """
    found = [m for n in _due(patterns)(folded) for m in any_of(patterns[n : n + 1]).finditer(text)]
    found.sort(key=lambda match: match.start())  # stable: earlier patterns stay first
    kept: list[regex.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


@cache
def _due(patterns: tuple[str, ...]) -> Callable[[str], list[int]]:
    """Which of the patterns a folded text may hold, by their places among them."""
    needed = ready.store().get(
        "due/" + "/".join(patterns),
        list[list[list[str]]],
        lambda: [list(map(list, required(pattern))) for pattern in patterns],
    )
    always = [n for n, sets in enumerate(needed) if not sets]
    owners: dict[str, list[int]] = {}
    for n, sets in enumerate(needed):
        for string in sets[0] if sets else ():
            owners.setdefault(string, []).append(n)
    find, owned = automaton([*owners]).find_matches_as_indexes, [*owners.values()]

    def due(folded: str) -> list[int]:
        hit = {index for index, _, _ in find(folded, overlapping=True)}
        maybe = {n for index in hit for n in owned[index]}
        return sorted([*always, *(n for n in maybe if holds(folded, needed[n][1:]))])

    return due

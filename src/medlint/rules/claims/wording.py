"""Regular expressions of rules on claims, as their files give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from medlint.language.phrases import automaton
from medlint.rules.engine.literals import required


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for any of several, case ignored."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def may_hold(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a folded text holds a string without which none of the patterns matches it.

    That takes a fraction of the time of the patterns, and most passages hold none.
    """
    strings: list[str] = []
    for pattern in patterns:
        needed = required(pattern)
        if not needed:  # nothing that must stand there: only the pattern itself can tell
            return lambda _: True
        strings += needed
    found = automaton(strings).find_matches_as_indexes
    return lambda folded: bool(found(folded))

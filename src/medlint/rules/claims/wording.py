"""Regular expressions of rules on claims, as their files give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from medlint import ready
from medlint.language.phrases import automaton
from medlint.rules.engine.literals import required


@cache
def any_of(patterns: tuple[str, ...]) -> ready.Pattern[str]:
    """One expression for any of several, case ignored."""
    return ready.regex_pattern("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def may_hold(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a folded text holds a string without which none of the patterns matches it.

    That takes a fraction of the time of the patterns, and most passages hold none.
    """
    strings = ready.store().get("needed/" + "/".join(patterns), list[str], lambda: _any(patterns))
    if not strings:  # only the patterns themselves can tell
        return lambda _: True
    found = automaton(strings).find_matches_as_indexes
    return lambda folded: bool(found(folded))


def _any(patterns: tuple[str, ...]) -> list[str]:
    """Strings of which one stands in whatever the patterns match; none: not known."""
    needed = [required(pattern) for pattern in patterns]
    return [string for sets in needed for string in sets[0]] if all(needed) else []

"""What must stand in a text for a pattern to match in it.

A pattern's syntax tree (as the standard library parses it) is read once, bottom up. Each node
gives the strings that it can match, where they are few, and the best sets of strings of each of
which one must occur in whatever it matches. Where in doubt, the answer is "nothing is required",
and the pattern runs everywhere.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import product
from math import log10, prod
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from medlint import ready
from medlint.language.phrases import fold

MOST_STRINGS = 48  # that one run of a pattern may unfold to
MOST_BRANCHES = 400  # alternatives of one required set
MOST_SETS = 3  # required sets that are kept of a pattern, the best first
MOST_RANGE = 10  # characters of a class that are spelt out
LONGEST = 24  # characters of a required string that help to tell it from others
# How often characters stand in English text, in percent; others more rarely.
SHARE = dict(
    zip(
        " etaoinshrdlucmfwypgbvk",
        (
            17,
            10,
            7.5,
            6.5,
            6,
            5.7,
            5.7,
            5,
            5,
            4.8,
            3.5,
            3.3,
            2.3,
            2.3,
            2,
            1.8,
            1.7,
            1.6,
            1.6,
            1.6,
            1.2,
            0.8,
            0.6,
        ),
        strict=True,
    )
) | {".": 0.8, ",": 0.8, "'": 0.4, "-": 0.3}
RARE = 0.15
AHEAD = 1  # the direction of a look-ahead in the syntax tree

# Syntax that the standard library does not know or reads otherwise than ``regex`` does.
FOREIGN = ready.pattern(
    r"\[\[|--|&&|\|\||~~|\{(?!\d+(?:,\d*)?\})|\(\?[|x(#Rr0-9+&]|\\[KXRGmMhLNgQE]|\(\?[a-zA-Z]*x"
)
CLASS = ready.pattern(r"\\[pP](?:\{[^}]*\}|\w)")
FLAG = ready.pattern(r"\(\?-?[ims]+(?:-[ims]+)?\)")
NAMED = ready.pattern(r"\(\?<(?![=!])")


Sets = tuple[frozenset[str], ...]


class Found(NamedTuple):
    """What a node matches: its strings in order of preference, if few; sets that it needs."""

    exact: tuple[str, ...] | None
    needed: Sets = ()
    pure: bool = True  # whether the strings are all there is to it: no anchor, no look-around


ANYTHING = Found(None, (), False)


def required(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Sets of folded strings, the rarest first: a match holds one string of each; none: unknown."""
    tree = _parse(pattern)
    if tree is None:
        return ()
    try:
        best = _best(_sequence(tree))
    except RecursionError:
        return ()
    # A string that holds another one is never needed.
    return tuple(
        tuple(sorted(s for s in strings if not any(o in s for o in strings if o != s)))
        for strings in best
        if all(_usable(s) for s in strings)
    )


def holds(folded: str, sets: Iterable[Iterable[str]]) -> bool:
    """Whether a folded text holds a string of each set."""
    for strings in sets:  # a good deal faster than all() and any() over generators
        for string in strings:
            if string in folded:
                break
        else:
            return False
    return True


def strings(pattern: str, limit: int) -> tuple[str, ...]:
    """All strings that the pattern matches, in order of preference, if they are few.

    Word boundaries at its very ends are left out: they are for the caller to check.
    """
    tree = _parse(pattern)
    if tree is None or FLAG.search(pattern):
        return ()
    try:
        found = _sequence(tree)
    except RecursionError:
        return ()
    if found.exact is None or not found.pure or len(found.exact) > limit:
        return ()
    kept = tuple(dict.fromkeys(found.exact))
    return kept if all(_usable(fold(s)) for s in kept) else ()


def _usable(text: str) -> bool:
    # Full case folding ("ß" is "ss") would need text that lower case does not show.
    return bool(text.strip()) and "\n" not in text and text.casefold() == text


def _parse(pattern: str) -> Any:
    if FOREIGN.search(pattern):
        return None
    plain = NAMED.sub("(?P<", FLAG.sub("", CLASS.sub(r"\\w\\W", pattern)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _parser.parse(plain)
    except (re.error, Warning, RecursionError, OverflowError):
        return None


def _sequence(nodes: Any) -> Found:
    run: tuple[str, ...] = ("",)
    whole, pure = True, True
    candidates: list[frozenset[str]] = []
    for node in nodes:
        found = _node(node)
        if node[0] is sre.ASSERT and node[1][0] == AHEAD:
            candidates.append(frozenset(fold(a + b) for a, b in product(run, _head(node[1][1]))))
        pure = pure and found.pure
        candidates += found.needed
        if found.exact is not None and len(run) * len(found.exact) <= MOST_STRINGS:
            run = tuple(a + b for a, b in product(run, found.exact))
            continue
        whole = False
        candidates.append(frozenset(map(fold, run)))
        # What all strings so far end with, such as a space, tells words from parts of words.
        end = _common_end(run)
        run = tuple(end + s for s in found.exact) if found.exact is not None else ("",)
    candidates.append(frozenset(map(fold, run)))
    return Found(run if whole else None, _choose(candidates), pure and whole)


def _common_end(strings: tuple[str, ...]) -> str:
    end = strings[0]
    while not all(s.endswith(end) for s in strings):
        end = end[1:]
    return end


def _head(nodes: Any) -> tuple[str, ...]:
    """The strings of which one begins whatever a sequence matches; the empty one: not known."""
    run: tuple[str, ...] = ("",)
    for node in nodes:
        exact = _node(node).exact
        if exact is None or len(run) * len(exact) > MOST_STRINGS:
            break
        run = tuple(a + b for a, b in product(run, exact))
    return run


def _choose(candidates: Iterable[frozenset[str]]) -> Sets:
    usable = {c for c in candidates if c and "" not in c and len(c) <= MOST_BRANCHES}
    return tuple(sorted(usable, key=lambda c: (-_worth(c), sorted(c)))[:MOST_SETS])


def _worth(strings: frozenset[str]) -> float:
    """How rarely one of the strings will be met, were each character drawn by itself.

    In powers of ten; a little less for each further string, which the index must hold.
    """
    met = sum(prod(SHARE.get(c, RARE) / 100 for c in s[:LONGEST]) for s in strings)
    return -log10(met) - len(strings) / 100


def _best(found: Found) -> Sets:
    if found.exact is None:
        return found.needed
    return _choose([frozenset(map(fold, found.exact)), *found.needed])


def _node(node: Any) -> Found:
    operation, value = node
    if operation is sre.LITERAL:
        return Found((chr(value),))
    reader = READERS.get(operation)
    return reader(value) if reader else ANYTHING


def _class(items: Any) -> Found:
    characters: list[str] = []
    for operation, value in items:
        if operation is sre.LITERAL:
            characters.append(chr(value))
        elif operation is sre.RANGE and value[1] - value[0] < MOST_RANGE:
            characters += map(chr, range(value[0], value[1] + 1))
        else:
            return ANYTHING
    return Found(tuple(characters)) if len(characters) <= 2 * MOST_RANGE else ANYTHING


def _branch(value: Any) -> Found:
    found = [_sequence(branch) for branch in value[1]]
    best = [sets[0] for each in found if (sets := _best(each))]
    joined = frozenset[str]().union(*best)
    needed = (joined,) if len(best) == len(found) and len(joined) <= MOST_BRANCHES else ()
    pure = all(f.pure for f in found)
    exact = [f.exact for f in found if f.exact is not None]
    if len(exact) == len(found) and sum(map(len, exact)) <= MOST_STRINGS:
        return Found(tuple(s for e in exact for s in e), needed, pure)
    return Found(None, needed, False)


def _repeat(value: Any, lazy: bool, pure: bool = True) -> Found:
    least, most, inner = value
    found = _sequence(inner)
    if (least, most) == (0, 1) and found.exact is not None:
        exact = ("", *found.exact) if lazy else (*found.exact, "")
        return Found(exact, (), pure and found.pure)
    if least == most and found.exact is not None and len(found.exact) ** least <= MOST_STRINGS:
        exact = tuple("".join(parts) for parts in product(found.exact, repeat=least))
        return Found(exact, (), pure and found.pure)
    return Found(None, _best(found) if least else (), False)


def _assertion(value: Any) -> Found:
    # What a look-around asks for stands in the text too, though not in the match.
    return Found(("",), _best(_sequence(value[1])), False)


def _group(value: Any) -> Found:
    _, added, removed, inner = value
    found = _sequence(inner)
    return Found(found.exact, found.needed, found.pure and not added and not removed)


def _atomic(value: Any) -> Found:
    return _sequence(value)._replace(pure=False)


READERS: dict[Any, Any] = {
    sre.IN: _class,
    sre.BRANCH: _branch,
    sre.MAX_REPEAT: lambda value: _repeat(value, lazy=False),
    sre.MIN_REPEAT: lambda value: _repeat(value, lazy=True),
    sre.POSSESSIVE_REPEAT: lambda value: _repeat(value, lazy=False, pure=False),
    sre.ATOMIC_GROUP: _atomic,
    sre.SUBPATTERN: _group,
    sre.ASSERT: _assertion,
    sre.ASSERT_NOT: lambda _: Found(("",), (), False),
    sre.AT: lambda _: Found(("",), (), False),
}

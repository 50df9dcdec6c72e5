"""Selectors of views: ``heading.h2``, ``list & ~blockquote``, ``frontmatter.title``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from medlint.rules.engine.keys import names

FAMILIES = names("sentence summary raw frontmatter alt link code strong emphasis")
PARTS = FAMILIES | names(
    "text heading h1 h2 h3 h4 h5 h6 list blockquote table cell header caption figure paragraph"
    " attr md html txt"
)


class Selector(NamedTuple):
    """Views of one family that have some parts and not others."""

    family: str
    wanted: frozenset[str]
    unwanted: tuple[frozenset[str], ...] = ()

    def matches(self, parts: frozenset[str]) -> bool:
        """Whether a view with these parts is meant."""
        return self.wanted <= parts and not any(u <= parts for u in self.unwanted)


@cache
def selectors(scope: tuple[str, ...]) -> tuple[Selector, ...]:
    """The selectors of a rule, one of which must match. Raises ValueError for an unknown part."""
    return tuple(_selector(text) for text in scope)


def _selector(text: str) -> Selector:
    wanted: set[str] = set()
    unwanted: list[frozenset[str]] = []
    for term in text.lower().split("&"):
        parts = _checked(term.strip())
        if term.strip().startswith("~"):
            unwanted.append(parts)
        else:
            wanted |= parts
    family = next((part for part in sorted(wanted) if part in FAMILIES), "text")
    if family not in ("raw", "summary"):
        wanted.discard("text")
    if family == "text":
        wanted.add("text")
    return Selector(family, frozenset(wanted), tuple(unwanted))


def _checked(term: str) -> frozenset[str]:
    names = term.removeprefix("~").strip().split(".")
    if names[0] == "frontmatter":
        return frozenset(names)
    for name in names:
        if name not in PARTS:
            raise ValueError(f"unknown scope {name or term!r}")
    return frozenset(names)

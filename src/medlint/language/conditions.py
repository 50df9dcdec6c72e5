"""The conditions that an article speaks of, by any of their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from medlint.language.phrases import Hit, Phrases, fold
from medlint.resources import data_file


def conditions_in(text: str) -> tuple[str, ...]:
    """The conditions named in a text, each once, in order; of names within names the longest."""
    return tuple(dict.fromkeys(hit.value for hit in _phrases().find(fold(text))))


def condition_hits(folded: str) -> tuple[Hit[str], ...]:
    """Where conditions are named in a folded text, with the name that all their names stand for."""
    return tuple(_phrases().find(folded))


@cache
def _phrases() -> Phrases[str]:
    return Phrases(_entries())


def _entries() -> Iterator[tuple[str, str]]:
    lines = data_file("lexicon", "conditions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    for name, terms in rows:
        for term in terms.split("; "):
            yield term, name

"""The conditions that an article speaks of, by any of their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from medlint.resources import data_file


def conditions_in(text: str) -> tuple[str, ...]:
    """The conditions named in a text, each once, in order; of names within names the longest."""
    names = _names()
    found = (names[m.group()] for m in _pattern().finditer(text.lower().replace("’", "'")))
    return tuple(dict.fromkeys(found))


@cache
def _names() -> Mapping[str, str]:
    lines = data_file("lexicon", "conditions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {term: name for name, terms in rows for term in terms.split("; ")}


@cache
def _pattern() -> re.Pattern[str]:
    terms = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, terms))})(?![\w-])")

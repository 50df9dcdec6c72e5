"""How many syllables a word has: an estimate by its letters, and a table of the words that err.

The table (``rules/lexicon/syllables.txt``) holds the words of the CMU Pronouncing Dictionary for
which the estimate is wrong; ``scripts/build_syllables.py`` makes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from medlint import ready
from medlint.resources import data_file

VOWELS = ready.pattern(r"[aeiouy]+")
SILENT_END = ready.pattern(
    r"(?:[^aeiouytd]ed|[^aeiouyscxzgh]es|[^aeiouyl]e|[aeiouy]le|[^aeiouy]rle)\Z"
)
# Two vowels that are two syllables.
HIATUS = ready.pattern(
    r"i(?:a(?!ge|l\Z)|u(?!s\Z)|o(?!us|n))|[^qg]u(?:a|o)|eo(?!u)|io(?=[^n])|ii|[aeo]ing\Z|ie[tr]|ua[lt]"
    r"|(?<![tscgx])ia|(?<![tscgx])io(?!u)|yi|ya\Z|ea(?=[tl]?(?:ion|e\Z))|oe[nm]|[^aeiouy]ism\Z"
)
APOSTROPHE = ready.pattern(r"['’]s?\Z|['’]")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The number of syllables of a word; at least one. A compound with hyphens has its parts'."""
    if "-" in word or "‑" in word:
        return sum(syllables(part) for part in re.split("[-‑]", word) if part) or 1
    plain = word.lower()
    known = exceptions()
    if plain in known:
        return known[plain]
    plain = APOSTROPHE.sub("", plain)
    return known.get(plain) or estimate(plain)


def estimate(word: str) -> int:
    """The number of syllables that the letters of a lower-case word suggest."""
    count = len(VOWELS.findall(word)) - bool(SILENT_END.search(word))
    return max(1, count + len(HIATUS.findall(word)))


@cache
def exceptions() -> Mapping[str, int]:
    """The words for which the estimate is wrong, with their number of syllables."""
    table: dict[str, int] = {}
    for line in data_file("lexicon", "syllables.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            number, _, words = line.partition(" ")
            table.update(dict.fromkeys(words.split(), int(number)))
    return table

"""Medicines of the big table, by tens of thousands of generic, brand and foreign names.

Made by ``scripts/build_treatments.py``. A name that is also an ordinary word counts only beside
a dose or another word of medicine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from medlint import ready
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Passage
    from medlint.language.treatments import Treatment

LONGEST = 3  # words in a name
AFTER = ready.pattern(
    r"\W{0,2}\s?(?:\d+(?:[.,]\d+)?\s?(?:mg|mcg|micrograms?|milligrams?|g|ml|units|%)(?!\w)"
    r"|(?:tablet|capsule|cream|gel|injection|inhaler|patch|syrup|spray|drop|pill|dose|infusion)"
    r"(?:e?s)?\b)"
)
BEFORE = ready.pattern(
    r"(?:\b(?:tak(?:e|es|ing)|took|taken|prescrib\w+|given|dose of|brand names?|medicines?"
    r"|medications?|drugs?|tablets?|treated with|sold as|marketed as)(?: (?:called|named|is|are"
    r"|such as|like|including))?[\s:(]+)$"
)
# What a table knows of a word: the medicine and its mark, or that longer names begin with it.
Known = tuple[tuple[int, int] | None, bool]


SHORTEST = 4  # letters of a name that is one word, or of its first word


def begins_a_drug(word: str) -> bool:
    """Whether a name of the table begins with this word, in lower case."""
    return len(word) >= SHORTEST and any(_known(word))


def drug_at(passage: Passage, words: Sequence[str], n: int) -> tuple[Treatment, int] | None:
    """The medicine whose name begins at a word, the longest, and of how many words its name is."""
    if len(words[n]) < SHORTEST:
        return None
    single, begins = _known(words[n])
    if begins:
        for used in range(min(LONGEST, len(words) - n), 1, -1):
            entry = _trie().get(" ".join(words[n : n + used]))
            if entry:
                return _treatment(entry[0][0]), used
    if single and (not single[1] or _medical(passage, n)):
        return _treatment(single[0]), 1
    return None


@lru_cache(maxsize=50_000)
def _known(word: str) -> Known:
    trie = _trie()
    entry = trie.get(word)
    return (entry[0] if entry else None), any(trie.iterkeys(f"{word} "))


def _medical(passage: Passage, n: int) -> bool:
    """Whether a dose, a form or a word of medicine stands beside the word."""
    token = passage.tokens[n]
    before = passage.text[max(0, token.start - 40) : token.start]
    return token.text[0].isupper() and bool(
        AFTER.match(passage.lower, token.end) or BEFORE.search(before.lower())
    )


@cache
def _trie() -> Any:
    import marisa_trie

    return marisa_trie.RecordTrie("<HB").mmap(str(data_file("lexicon", "drugs.trie")))


@cache
def _names() -> list[str]:
    lines = data_file("lexicon", "drugs.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line[0] != "#"][1:]


@cache
def _treatment(number: int) -> Treatment:
    from medlint.language.treatments import Treatment, all_treatments, classes_of

    name, above = _names()[number].split("\t")
    return all_treatments().get(name) or Treatment(name, "drug", classes_of(above))

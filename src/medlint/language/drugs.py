"""Medicines of the big table, by tens of thousands of generic, brand and foreign names.

Made by ``scripts/build_treatments.py``. A name that is also an ordinary word counts only beside
a dose or another word of medicine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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


def drug_at(passage: Passage, words: Sequence[str], n: int) -> tuple[int, Treatment] | None:
    """The medicine whose name begins at a word, the longest, and of how many words its name is."""
    first = words[n]
    known = _seen().get(first)
    if known is None:
        known = _seen()[first] = _known(first)
    single, begins = known
    if begins:
        for used in range(min(LONGEST, len(words) - n), 1, -1):
            entry = _trie().get(" ".join(words[n : n + used]))
            if entry:
                return used, _treatment(entry[0][0])
    if single and (not single[1] or _medical(passage, n)):
        return 1, _treatment(single[0])
    return None


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
def _seen() -> dict[str, Known]:
    return {}


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

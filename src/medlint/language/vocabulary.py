"""The words that medlint knows: English in both spellings, medicine, and word-building.

``rules/vocabulary/words.trie`` is built by ``scripts/build_vocabulary.py``, mapped into memory and
never read whole; ``word-building.txt`` and ``additions.txt`` beside it are for people to edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple
from unicodedata import combining, normalize

from medlint import ready
from medlint.resources import data_file

BRITISH, AMERICAN, NAME, MEDICAL, MEDICINE = 1, 2, 4, 8, 16
FEWEST = 3  # letters of the known word that a prefix or suffix is added to
SHORTEST_FORM, LONGEST_FORM = 2, 16  # letters
PART = 8  # letters of the shortest word that is taken apart into combining forms
# Plural endings and what stands in the singular.
PLURALS = (
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("hes", "h"),
    ("oes", "o"),
    ("ies", "y"),
)
CLASSICAL = (  # Greek and Latin ones, as medicine has them
    ("ses", "sis"), ("xes", "xis"), ("ae", "a"), ("i", "us"), ("a", "um"), ("a", "on"),
    ("ices", "ex"), ("ices", "ix"), ("mata", "ma"), ("ora", "us"), ("era", "us"), ("ges", "x"),
    ("ides", "is"),
)  # fmt: skip
MOST = 100_000  # words whose entries are kept, for the next article
LISTED = 9  # rank from which a word is one that people write
FREQUENT = 12  # rank from which a word's inflections are all listed


def plain(word: str) -> str:
    """The word without its accents: "resume" for "résumé"."""
    return "".join(c for c in normalize("NFD", word) if not combining(c))


class Entry(NamedTuple):
    """What is known of a word: how common it is (0 to 26, log2 of a count), and flags."""

    rank: int
    flags: int

    @property
    def name(self) -> bool:
        """Whether it is only known with a capital letter."""
        return bool(self.flags & NAME)


class Vocabulary:
    """Words looked up in lower case, with a plain apostrophe."""

    def entry(self, word: str) -> Entry | None:
        """What is known of a word, or None."""
        if word not in self._seen:
            if len(self._seen) > MOST:
                self._seen.clear()
            self._seen[word] = self._entry(word)
        return self._seen[word]

    def _entry(self, word: str) -> Entry | None:
        if word in self._removals:
            return None
        if word in self._additions:
            return Entry(5, MEDICAL)
        found = self._trie.get(word)
        if not found and not word.isascii():
            found = self._trie.get(plain(word))
        return Entry(*found[0]) if found else None

    def holds(self, word: str) -> bool:
        """Whether the packaged lists hold the word; quick, and no more than that."""
        return word in self._trie

    def known(self, word: str, *, capital: bool = False) -> bool:
        """Whether the word is listed; names count only with a capital letter."""
        found = self.entry(word)
        return found is not None and (capital or not found.flags & NAME)

    def derived(self, word: str) -> bool:
        """Whether the word is a regular form of a listed one: a possessive, a rare plural."""
        if word.endswith(("'s", "s'")):
            return self.known(word[:-2], capital=True)
        if word.endswith(("ches", "shes", "xes", "zes")) and self.known(word[:-2]):
            return True
        return any(e.rank < FREQUENT for e in self._singulars(word, PLURALS))

    def medical_plural(self, word: str) -> bool:
        """Whether the word is the plural of a listed word of medicine, however rare."""
        return any(e.flags & MEDICAL for e in self._singulars(word, PLURALS))

    def classical(self, word: str) -> bool:
        """Whether the word is the Greek or Latin plural of a listed one: "metaphyses"."""
        singulars = self._singulars(word, CLASSICAL)
        return any(e.rank < FREQUENT and e.flags & MEDICAL for e in singulars)

    def _singulars(self, word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[Entry]:
        for plural, singular in endings:
            if word.endswith(plural):
                found = self.entry(word[: -len(plural)] + singular)
                if found and not found.flags & NAME:
                    yield found

    def built(self, word: str) -> bool:
        """Whether the word is built as medical words are, of known parts."""
        if len(word) >= PART and self._is_compound(word, 0):
            return True
        if found := self._prefix.match(word):
            rest = word[found.end() :].lstrip("-")
            if len(rest) > FEWEST and (self.known(rest) or self.derived(rest)):
                return True
        stem = next(self._stems(word), None)
        return stem is not None

    def beginning(self, letter: str) -> list[str]:
        """Every listed word that begins with a letter; kept, for the next slip."""
        if letter not in self._initials:
            self._initials[letter] = self._trie.keys(letter)
        return self._initials[letter]

    def _stems(self, word: str) -> Iterator[str]:
        for suffix in self._suffixes:
            stem = word[: -len(suffix)]
            if word.endswith(suffix) and len(stem) > FEWEST + 1:
                found = self.entry(stem)
                if found and found.flags & MEDICAL and not found.flags & NAME:
                    yield stem

    @cached_property
    def _trie(self):  # type: ignore[no-untyped-def]
        import marisa_trie

        return marisa_trie.RecordTrie("<BB").mmap(str(data_file("vocabulary", "words.trie")))

    @cached_property
    def _seen(self) -> dict[str, Entry | None]:
        return {}

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _additions(self) -> frozenset[str]:
        return _listed("additions.txt")

    @cached_property
    def _removals(self) -> frozenset[str]:
        return _listed("removals.txt")

    @cached_property
    def _building(self) -> dict[str, list[str]]:
        sections: dict[str, list[str]] = {}
        text = data_file("vocabulary", "word-building.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if line.startswith("["):
                rows = sections[line.strip("[]")] = []
            elif line and not line.startswith("#"):
                rows.extend(line.split())
        return sections

    @cached_property
    def _prefix(self) -> ready.Pattern[str]:
        return ready.regex_pattern(rf"(?:{_either(self._building['prefixes'])})(?=.{{4}})")

    @cached_property
    def _suffixes(self) -> list[str]:
        return sorted(self._building["suffixes"], key=len, reverse=True)

    def _is_compound(self, word: str, start: int) -> bool:
        """Whether ``word[start:]`` is combining forms, at least one at the start, and an ending."""
        rest = word[start:]
        if start and (rest in self._endings or rest.removesuffix("s") in self._endings):
            return True
        ends = range(start + SHORTEST_FORM, min(len(word), start + LONGEST_FORM) + 1)
        return any(word[start:end] in self._forms and self._is_compound(word, end) for end in ends)

    @cached_property
    def _forms(self) -> frozenset[str]:
        forms = set(self._building["forms"])
        # The linking vowel is dropped before a vowel: "gastr-itis", "ureter-al".
        return frozenset(forms | {f[:-1] for f in forms if f[-1] in "oi" and len(f) > 4})

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(self._building["endings"])


def _listed(name: str) -> frozenset[str]:
    lines = data_file("vocabulary", name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this installation."""
    return Vocabulary()

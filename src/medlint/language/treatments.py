"""The treatments that an article speaks of, by any of their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from medlint import ready
from medlint.language.drugs import begins_a_drug, drug_at
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

# What follows the name of something that the body makes, or that germs resist, and is not given.
NOT_GIVEN = ready.pattern(
    r"[ -](?:resistan(?:ce|t)|sensitiv(?:ity|e)|secretion|production|receptors?|deficien(?:cy|t)"
    r"|metabolism|signall?ing)\b"
)
Index = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word → (words, name)


class Treatment(msgspec.Struct, frozen=True):
    """A treatment under the name that all its names stand for.

    ``classes`` are the classes that it belongs to, the nearest first.
    """

    name: str
    kind: str  # drug, class, procedure, therapy, supplement or lifestyle
    classes: tuple[str, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """A place that names a treatment: ``passage.text[start:end]``."""

    treatment: Treatment
    passage: Passage
    start: int
    end: int


def find_mentions(article: Analysis) -> tuple[Mention, ...]:
    """Every mention of a treatment, in reading order; of names within names the longest."""
    return tuple(mention for passage in article.prose for mention in _mentions(passage))


def _mentions(passage: Passage) -> Iterator[Mention]:
    tokens, words = passage.tokens, passage.words
    behind = 0  # the first word that no name before it has taken
    for n in [n for n, word in enumerate(words) if _begins_a_name(word)]:
        if n >= behind and (found := _named_at(passage, words, n)):
            treatment, behind = found[0], n + found[1]
            end = tokens[behind - 1].end
            if not NOT_GIVEN.match(passage.folded, end):
                yield Mention(treatment, passage, tokens[n].start, end)


@lru_cache(maxsize=50_000)
def _begins_a_name(word: str) -> bool:
    """Whether any name begins with this word: hardly one word in twenty."""
    return word in _index() or begins_a_drug(word)


def _named_at(passage: Passage, words: Sequence[str], n: int) -> tuple[Treatment, int] | None:
    """The treatment whose name begins at a word, and of how many words the name is."""
    for term, name in _index().get(words[n], ()):
        if tuple(words[n : n + len(term)]) == term:
            return all_treatments()[name], len(term)
    return drug_at(passage, words, n)


@cache
def all_treatments() -> Mapping[str, Treatment]:
    """Every treatment that we know, by its name."""
    parents = {name: parent for name, _, parent, _ in _rows()}
    return {
        name: Treatment(name, kind, tuple(_above(name, parents))) for name, kind, _, _ in _rows()
    }


def classes_of(name: str) -> tuple[str, ...]:
    """The classes above a class, itself first."""
    parents = {name: parent for name, _, parent, _ in _rows()}
    return (name, *_above(name, parents))


def _above(name: str, parents: Mapping[str, str]) -> Iterator[str]:
    while name := parents.get(name, ""):
        yield name


@cache
def generic_names() -> frozenset[str]:
    """The names of the table that stand there without a capital: no brands."""
    return frozenset(
        term for _, _, _, terms in _rows() for term in terms.split("; ") if term.islower()
    )


@cache
def _index() -> Index:
    from medlint.language.sentences import tokenize

    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, _, _, terms in _rows():
        for term in terms.split("; "):
            words = tuple(t.text for t in tokenize(term.lower()))
            found.setdefault(words[0], []).append((words, name))
    return {
        word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in found.items()
    }


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    lines = data_file("lexicon", "treatments.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return tuple((name, kind, parent, terms) for name, kind, parent, terms in rows[1:])

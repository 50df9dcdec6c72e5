"""British and American spelling: which words of an article are the one, which the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

TIMES = 2  # as many words of the one spelling as of the other, before the other is the slip
BY_NAME = {"en-gb": "british", "en-us": "american"}


class Variant(msgspec.Struct, frozen=True):
    """A word at ``passage.text[start:end]`` and the form that the other country writes."""

    passage: Passage
    start: int
    end: int
    other: str

    @property
    def text(self) -> str:
        """The word as it is written."""
        return self.passage.text[self.start : self.end]


def strangers(article: Analysis) -> tuple[tuple[Variant, ...], tuple[Variant, ...]]:
    """Words in the spelling that is not the article's own, and the words that are in its own.

    Its own is what the configuration or the front matter says, or else what most words show;
    where they show nothing clear, the spelling that comes first. Words in -ize are at home in
    both countries: beside -ise in a British article they are strangers all the same.
    """
    british = tuple(_found(article, _american_of()))
    american = tuple(_found(article, _british_of()))
    if not british and not american:
        return (), ()
    own = _declared(article) or _shown(british, american)
    if own == "american":
        return british, american
    ise = any(_is_ise(one.text) for one in british)
    return tuple(one for one in american if ise or not _is_ise(one.other)), british


def is_british(word: str) -> bool:
    """Whether a word is in British spelling."""
    return word in _american_of()


def _declared(article: Analysis) -> str:
    document = article.document
    language = article.settings.language or document.value("lang") or document.value("language")
    return BY_NAME.get(str(language or "").lower(), "")


def _shown(british: tuple[Variant, ...], american: tuple[Variant, ...]) -> str:
    plain = [one for one in american if not _is_ise(one.other)]
    if len(british) >= TIMES * len(plain):
        return "british"
    if len(american) >= TIMES * len(british):
        return "american"
    first = min((*british, *plain), key=lambda v: (v.passage.index, v.start))
    return "british" if first in british else "american"


def _is_ise(word: str) -> bool:
    """Whether the word is one that Oxford spells with a z."""
    return "is" in word and "z" in (_american_of().get(word.lower()) or "")


def _found(article: Analysis, pairs: Mapping[str, str]) -> Iterator[Variant]:
    there = pairs.keys() & article.word_counts.keys()
    if not there:
        return
    for passage in article.passages:
        for token in passage.tokens:
            if token.text in there and passage.block.prose.kind_at(token.start) != "code":
                yield Variant(passage, token.start, token.end, pairs[token.text])


@cache
def _american_of() -> dict[str, str]:
    lines = data_file("vocabulary", "variants.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)


@cache
def _british_of() -> dict[str, str]:
    return {american: british for british, american in _american_of().items()}

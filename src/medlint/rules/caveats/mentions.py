"""Where an article names the subjects of the caveat table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from medlint.language.analysis import Analysis, Passage
from medlint.language.phrases import Phrases
from medlint.resources import data_file

APART = ". "  # between passages, so that no expression goes from one to the next
ENTRY = 3  # words of a list item that only names something


class Mention(msgspec.Struct, frozen=True):
    """A term of a subject, in its place."""

    subject: str
    passage: Passage
    start: int
    end: int


@lru_cache(maxsize=1)  # every row asks about the same article before the next one's turn
def mentions(article: Analysis) -> dict[str, list[Mention]]:
    """The terms of all subjects in the article, found in one pass."""
    found: dict[str, list[Mention]] = {}
    terms = _terms()
    for passage in article.passages:
        if _entry(passage):
            continue
        for hit in terms.find(passage.folded):
            mention = Mention(hit.value, passage, hit.start, hit.end)
            found.setdefault(hit.value, []).append(mention)
    return found


def _entry(passage: Passage) -> bool:
    """Whether a passage is a bare entry of a list or table, such as a link of an index."""
    return (
        passage.kind != "heading"
        and bool(passage.containers)
        and (len(passage.text.split()) <= ENTRY)
    )


@cache
def _terms() -> Phrases[str]:
    entries: dict[tuple[str, str], None] = {}
    for line in data_file("lexicon", "caveat-terms.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            subject, terms = line.split("\t")
            for term in terms.split("; "):
                entries[term, subject] = None
                if not term.endswith("s"):
                    entries[f"{term}s", subject] = None
    return Phrases(entries)


def in_title(article: Analysis, named: Sequence[Mention]) -> bool:
    """Whether the title names it."""
    given = article.document.title.lower()
    return bool(given) and any(m.passage.folded[m.start : m.end] in given for m in named)


@lru_cache(maxsize=1)
def whole(article: Analysis) -> str:
    """The article as one folded text."""
    return APART.join(p.folded for p in article.passages)

"""For which country an article is written, where nobody says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from medlint.language.phrases import Phrases, ease
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

BY_LANGUAGE = {"en-gb": "uk", "en-us": "us"}
LEAST = 2  # words that speak for a region before it is believed
TIMES = 3  # as many of them as speak for the other


def region_of(article: Analysis) -> str:
    """``uk``, ``us`` or nothing: as set, by the language declared, or by the article's words."""
    if article.settings.region:
        return article.settings.region
    document = article.document
    declared = document.value("region") or ""
    if str(declared).lower() in ("uk", "us"):
        return str(declared).lower()
    language = article.settings.language or document.value("lang") or document.value("language")
    return BY_LANGUAGE.get(str(language or "").lower()) or _by_words(article)


def _by_words(article: Analysis) -> str:
    words = _words()
    counts = {"uk": 0, "us": 0}
    for passage in article.passages:
        text = ease(passage.text)
        for hit in words.find(passage.folded):
            term, region = hit.value
            if term.islower() or text[hit.start : hit.end] == term:
                counts[region] += 1
    (most, first), (_, second) = sorted(counts.items(), key=lambda c: -c[1])
    return most if first >= LEAST and first >= TIMES * second else ""


@cache
def _words() -> Phrases[tuple[str, str]]:
    lines = data_file("lexicon", "regions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return Phrases((term, (term, region)) for term, region in rows)

"""Medicines that an article calls only by a brand name."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.treatments import Mention, generic_names
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def brand_without_generic(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the first use of a brand of which the article never gives the generic name."""
    by_name: dict[str, list[Mention]] = {}
    for mention in article.mentions:
        if mention.treatment.kind == "drug":
            by_name.setdefault(mention.treatment.name, []).append(mention)
    for name, mentions in by_name.items():
        words = [_words(m) for m in mentions]
        in_text = [m for m in mentions if m.passage.kind != "heading"]
        if in_text and all(_brand(w, name) for w in words) and not _says(article, name):
            first = in_text[0]
            yield rule.finding(
                first.passage.span(first.start, first.end),
                f"'{_words(first)}' is a brand: give the generic name, '{name}', too.",
            )


def _says(article: Analysis, name: str) -> bool:
    """Whether the generic name stands anywhere in the article."""
    lower = name.lower()
    return any(lower in passage.lower for passage in article.passages)


def _words(mention: Mention) -> str:
    return mention.passage.text[mention.start : mention.end]


def _brand(words: str, name: str) -> bool:
    """Whether a name has a brand's capital and is not the generic name at a sentence's start."""
    if " with " in name:  # a combination has a short name of its own, such as co-careldopa
        return False
    if words.lower() in generic_names():  # another country's, such as cyclosporine
        return False
    return words[:1].isupper() and not words.isupper() and words.lower() != name.lower()

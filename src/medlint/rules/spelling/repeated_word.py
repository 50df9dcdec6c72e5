"""The same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Token
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.rules.registry import check


@check
def repeated_word(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Words that stand twice with nothing but space between; the fix takes the second out."""
    allowed = frozenset(rule.data["allowed"])
    for passage in article.passages:
        for first, second in pairwise(passage.tokens):
            if first.text == second.text and first.kind == second.kind == "word":
                if first.text.lower() in allowed or not _beside(passage, first, second):
                    continue
                yield rule.finding(
                    passage.span(first.start, second.end),
                    rule.message.format(word=first.text),
                    fix=_fix(passage, first, second),
                )


def _beside(passage: Passage, first: Token, second: Token) -> bool:
    """Whether only space lies between, and the words do not stand in different links or marks."""
    return passage.text[first.end : second.start].isspace() and (
        passage.block.prose.kind_at(first.start)
        == passage.block.prose.kind_at(second.start)
        != "code"
    )


def _fix(passage: Passage, first: Token, second: Token) -> Fix | None:
    if not passage.block.prose.editable(first.end, second.end):
        return None
    return Fix((Edit(passage.span(first.end, second.end), ""),), "safe")

"""Paragraphs that readers skip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medlint.language.analysis import Analysis, Passage
from medlint.language.lines import meant_breaks
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def long_paragraph(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag paragraphs with too many words; lines that the author broke on purpose are apart."""
    most = rule.option(article, "more-than")
    for passage, counts in article.readability.paragraphs:
        if passage.kind != "paragraph" or counts.words <= most:
            continue
        for start, end in pairwise([0, *meant_breaks(passage.block.prose), len(passage.text)]):
            words = len(passage.text[start:end].split())
            if words > most:
                yield _finding(rule, passage, start, words, most)


def _finding(rule: Rule, passage: Passage, start: int, words: int, most: int) -> Finding:
    first = next(s for s in passage.sentences if s.end > start)
    return rule.finding(
        first.span,
        f"This paragraph has {words} words, more than {most}: begin a new one where a new thought "
        "begins, or make its steps a list.",
    )

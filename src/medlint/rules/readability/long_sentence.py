"""Sentences that are longer than a reader can hold."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.readability import is_counted
from medlint.language.sentences import Sentence
from medlint.language.splitting import is_enumeration, is_flattened_table, length, place_to_split
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def long_sentence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences above one limit and below the next."""
    least, most = rule.option(article, "more-than"), rule.option(article, "up-to")
    for sentence, words in _counted(article, least):
        if least < words <= most:
            yield rule.finding(sentence.span, _message(sentence, words, least))


@check
def very_long_sentence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences above the limit."""
    least = rule.option(article, "more-than")
    for sentence, words in _counted(article, least):
        if words > least:
            yield rule.finding(sentence.span, _message(sentence, words, least))


def _counted(article: Analysis, least: int) -> Iterator[tuple[Sentence, int]]:
    """The sentences that may have more words than that, and how many they have."""
    for passage in article.prose:
        if (
            not is_counted(passage)
            or passage.kind == "quote"
            or passage.inside("footnote", "quote")
        ):
            continue  # what somebody said is quoted as it was said
        for sentence in passage.sentences:
            if len(sentence.tokens) <= least:
                continue
            if not is_flattened_table(sentence.text):
                yield sentence, length(sentence)


def _message(sentence: Sentence, words: int, most: int) -> str:
    where = place_to_split(sentence)
    if where:
        advice = f"split it, perhaps at “{where}”"
    elif is_enumeration(sentence):
        advice = "make what it names a list"
    else:
        advice = "split it, or leave out what readers can do without"
    return f"The sentence has {words} words, more than {most}: {advice}."

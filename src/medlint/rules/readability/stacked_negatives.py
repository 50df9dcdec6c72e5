"""Negatives that cancel each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.readability import is_counted
from medlint.language.sentences import Sentence
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

# What turns an earlier negative round; several plain "not" beside each other only list.
TURNS = frozenset(("without", "unless", "except", "until"))


@check
def stacked_negatives(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag "not uncommon", and sentences with more negatives than a reader can cancel."""
    double = _double(tuple(rule.data["double"]))
    words = frozenset(rule.data["negatives"].split())
    most = rule.option(article, "most")
    for passage in article.prose:
        if not is_counted(passage) or passage.inside("quote"):
            continue
        yield from _doubles(rule, passage, double, rule.data["double"])
        if not any(word in passage.lower for word in TURNS):
            continue
        for sentence in passage.sentences:
            found = _negatives(sentence, words)
            if len(found) > most and TURNS.intersection(found[1:]):
                yield rule.finding(
                    sentence.span,
                    f"{len(found)} negatives in one sentence ({', '.join(found)}): "
                    "say what is so, or make two sentences.",
                )


def _doubles(
    rule: Rule, passage: Passage, pattern: ready.Pattern[str], instead: Mapping[str, str]
) -> Iterator[Finding]:
    for found in pattern.finditer(passage.lower) if "not " in passage.lower else ():
        plain = instead[found.group()]
        yield rule.finding(passage.span(*found.span()), f"Two negatives: say “{plain}”.")


@lru_cache(maxsize=4)
def _double(phrases: tuple[str, ...]) -> ready.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return ready.regex_pattern(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def _negatives(sentence: Sentence, words: frozenset[str]) -> list[str]:
    """The negatives of a sentence, in order; "neither … nor" is one."""
    found: list[str] = []
    for token in sentence.words:
        word = token.text.lower()
        if word in words or word.endswith(("n't", "n’t")):
            if word == "nor" and "neither" in found:
                continue
            found.append(word)
    return found

"""Two small words that never stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

QUOTES = "\"“”‘'’"


@check
def word_too_many(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Pairs such as "the of", "a the"."""
    pairs = {first: frozenset(row["then"]) for row in rule.data["pairs"] for first in row["after"]}
    for passage in article.shown:
        for i in [i for i, word in enumerate(passage.words[:-1]) if word in pairs]:
            first, second = passage.tokens[i : i + 2]
            if second.text in pairs[passage.words[i]] and _stands_so(passage, i):
                words = passage.text[first.start : second.end]
                place = passage.span(first.start, second.end)
                yield rule.finding(place, rule.message.format(words=words))


def _stands_so(passage: Passage, i: int) -> bool:
    first, second = passage.tokens[i : i + 2]
    return (
        passage.text[first.end : second.start].isspace()
        and _alone(passage, first.start, second.end)
        and not _label(passage, i)
    )


def _alone(passage: Passage, start: int, end: int) -> bool:
    """Whether neither word is quoted, code or a part of something longer."""
    beside = passage.text[max(0, start - 1) : start] + passage.text[end : end + 1]
    prose = passage.block.prose
    return (
        not any(c in QUOTES or c in "-./&[" or c.isalnum() for c in beside[:-1])
        and (len(beside) < 2 or beside[-1] not in QUOTES + "-/&")
        and prose.kind_at(start) == prose.kind_at(end - 1) != "code"
    )


def _label(passage: Passage, i: int) -> bool:
    """Whether "a" is a letter here: "vitamin A of", "plan a is"."""
    first = passage.tokens[i]
    before = passage.tokens[i - 1] if i else None
    return first.text == "A" and before is not None and before.kind == "word"

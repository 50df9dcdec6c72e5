"""The same word, or the same two small words, twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Token
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule, Safety
from medlint.rules.registry import check


class Words(msgspec.Struct, frozen=True):
    """The words of the rule's file."""

    allowed: frozenset[str]
    pronouns: frozenset[str]
    phrasal: frozenset[str]  # before "in" and "on"
    small: frozenset[str]
    after: frozenset[str]  # those that follow small ones in pairs


@check
def repeated_word(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Words that stand twice with nothing but space between; the fix leaves one of them."""
    keys = ("allowed", "pronouns", "before in and on", "small", "after small")
    words = Words(*(frozenset(rule.data[key]) for key in keys))
    for passage in article.shown:
        for i in _doubtful(passage.words, words):
            if passage.words[i] == passage.words[i + 1]:
                if _is_slip(passage, i, words):
                    pair = passage.tokens[i : i + 2]
                    yield _finding(rule, passage, pair, words.pronouns)
            elif _again(passage, i):
                yield _finding(rule, passage, passage.tokens[i : i + 4], frozenset())


def _doubtful(texts: Sequence[str], words: Words) -> list[int]:
    """Where a word stands twice, or two small words stand that may follow once more."""
    small, after = words.small, words.after
    return [
        i
        for i, (first, second) in enumerate(pairwise(texts))
        if first == second or (first in small and second in after)
    ]


def _is_slip(passage: Passage, i: int, words: Words) -> bool:
    """Whether the word at ``i`` stands twice, and may not."""
    first, second = passage.tokens[i : i + 2]
    word = first.text.lower()
    before = passage.tokens[i - 1].text.lower() if i else ""
    if first.kind != "word" or word in words.allowed:
        return False
    if first.text != second.text and second.text != word:
        return False
    if first.text[0].isupper() and word not in words.small | words.after:
        return False  # Fang Fang
    if word in ("in", "on") and before in words.phrasal:
        return False
    return _beside(passage, first, second)


def _again(passage: Passage, i: int) -> bool:
    """Whether the two words at ``i`` follow once more: "of the of the"."""
    four = passage.tokens[i : i + 4]
    return (
        len(four) == 4
        and four[0].text.lower() == four[2].text
        and four[1].text == four[3].text
        and all(_beside(passage, a, b) for a, b in pairwise(four))
    )


def _beside(passage: Passage, first: Token, second: Token) -> bool:
    """Whether only space lies between, no line break that is meant, and neither is code."""
    between = passage.text[first.end : second.start]
    prose = passage.block.prose
    return (
        between.isspace()
        and prose.kind_at(first.end) != "break"
        and prose.kind_at(first.start) == prose.kind_at(second.start) != "code"
    )


def _finding(
    rule: Rule, passage: Passage, tokens: tuple[Token, ...], unsure: frozenset[str]
) -> Finding:
    half = len(tokens) // 2
    start, end = tokens[0].start, tokens[-1].end
    word = passage.text[start : tokens[half - 1].end]
    safety: Safety = "unsafe" if word.lower() in unsure else "safe"
    fix = replaced(passage, start, end, word, safety) or replaced(
        passage, tokens[half - 1].end, end, "", safety
    )
    return rule.finding(passage.span(start, end), rule.message.format(word=word), fix=fix)

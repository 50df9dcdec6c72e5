"""The same word, or the same two small words, twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Token
from medlint.rules.model import Edit, Finding, Fix, Rule, Safety
from medlint.rules.registry import check


@check
def repeated_word(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Words that stand twice with nothing but space between; the fix leaves one of them."""
    allowed = frozenset(rule.data["allowed"])
    pronouns = frozenset(rule.data["pronouns"])
    phrasal = frozenset(rule.data["before in and on"])
    small, after = frozenset(rule.data["small"]), frozenset(rule.data["after small"])
    for passage in article.passages:
        tokens = passage.tokens
        for i, (first, second) in enumerate(pairwise(tokens)):
            if second.kind != "word" or first.kind != "word":
                continue
            if second.text == first.text or second.text == first.text.lower():
                word = second.text.lower()
                before = tokens[i - 1].text.lower() if i else ""
                if (
                    word in allowed
                    or (word in ("in", "on") and before in phrasal)
                    or (first.text[0].isupper() and word not in small | after)  # Fang Fang
                    or not _beside(passage, first, second)
                ):
                    continue
                safety: Safety = "unsafe" if word in pronouns else "safe"
                yield _finding(rule, passage, (first, second), safety)
            elif first.text.lower() in small and second.text in after and _again(passage, i):
                yield _finding(rule, passage, tokens[i : i + 4], "safe")


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


def _finding(rule: Rule, passage: Passage, tokens: tuple[Token, ...], safety: Safety) -> Finding:
    half = len(tokens) // 2
    start, end = tokens[0].start, tokens[-1].end
    word = passage.text[start : tokens[half - 1].end]
    fix = None
    if passage.block.prose.editable(start, end):
        fix = Fix((Edit(passage.span(start, end), word),), safety)
    elif passage.block.prose.editable(tokens[half - 1].end, end):
        fix = Fix((Edit(passage.span(tokens[half - 1].end, end), ""),), safety)
    return rule.finding(passage.span(start, end), rule.message.format(word=word), fix=fix)

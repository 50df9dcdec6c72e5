"""Medicines by their generic names with a capital in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Sentence
from medlint.language.treatments import generic_names
from medlint.language.vocabulary import MEDICINE, vocabulary
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

PROSE = frozenset({"paragraph", "item", "quote"})


@check
def generic_capital(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each such name in running prose, with no other capital beside it."""
    for passage in article.passages:
        if passage.kind not in PROSE:
            continue
        for sentence in passage.sentences:
            yield from _in_sentence(rule, passage, sentence)


def _in_sentence(rule: Rule, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    words = sentence.words
    if len(words) < rule.data["fewest"] or passage.text[sentence.end - 1] not in ".!?":
        return
    for i, token in enumerate(words[1:], 1):
        name = token.text.lower()
        if not token.text.istitle() or not _is_generic(name) or name in rule.data["no names"]:
            continue
        before = words[i - 1]
        beside = (before, *words[i + 1 : i + 2])
        between = passage.text[before.end : token.start]
        if between != " " or any(not w.text.islower() for w in beside):
            continue
        span = passage.span(token.start, token.end)
        fix = replaced(passage, token.start, token.end, name, "unsafe", f"Write '{name}'.")
        yield rule.finding(span, rule.message.format(name=name, given=token.text), fix=fix)


def _is_generic(name: str) -> bool:
    entry = vocabulary().entry(name)
    return bool(entry and entry.flags & MEDICINE) and name in generic_names()

"""Abbreviations with two letters swapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

SHORTEST = 4  # letters: shorter ones are each other's anagrams too often
OFTEN = 2  # times that the article has the other


@check
def swapped_letters(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """An abbreviation that stands once, beside one that is well known or stands more often."""
    known = frozenset(rule.data["known"])
    counts = article.word_counts + Counter(t.text for p in article.asides for t in p.tokens)
    capitals = [w for w in counts if w.isupper() and len(w) >= SHORTEST]
    usual = {w for w in capitals if counts[w] >= OFTEN} | known
    meant = {
        word: other
        for word in capitals
        if counts[word] == 1 and word not in known
        for other in _swapped(word)
        if other in usual
    }
    for passage in article.shown if meant else ():
        for token in passage.tokens:
            if other := meant.get(token.text):
                span = passage.span(token.start, token.end)
                fix = replaced(
                    passage, token.start, token.end, other, "unsafe", f"Write '{other}'."
                )
                yield rule.finding(span, rule.message.format(word=token.text, other=other), fix=fix)


def _swapped(word: str) -> Iterator[str]:
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]

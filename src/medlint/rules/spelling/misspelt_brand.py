"""Brands of medicines that are spelt wrong."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.addresses import is_code_or_address
from medlint.language.analysis import Analysis, Passage
from medlint.language.brands import SHORTEST, meant_brand
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def misspelt_brand(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each word with a capital that no list holds and that is one easy slip from a brand."""
    written = {t.text for p in article.shown for t in p.tokens if t.kind == "word"}
    long = (word for word in written if len(word) >= SHORTEST - 1 and word[0].isupper())
    meant = {word: brand for word in long if (brand := meant_brand(word))}
    for passage in article.shown if meant else ():
        for i, token in enumerate(passage.tokens):
            word = token.text
            if word not in meant or token.kind != "word":
                continue
            if not _is_name(passage, i) and not is_code_or_address(passage, token):
                span, name = passage.span(token.start, token.end), meant[word]
                fix = replaced(passage, token.start, token.end, name, "unsafe", f"Write '{name}'.")
                yield rule.finding(span, rule.message.format(word=word, name=name), fix=fix)


def _is_name(passage: Passage, i: int) -> bool:
    """Whether a word beside it has a capital too: "Dr Lantis", "Imran Iqbal"."""
    tokens = passage.tokens
    beside = (tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens))
    return any(t.kind == "word" and t.text[0].isupper() for t in beside)

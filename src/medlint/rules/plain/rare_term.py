"""Words built like medical terms, rare in general English, that the text does not explain."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.language.jargon import explains, is_term
from medlint.language.phrases import fold
from medlint.language.splitting import flattened_tables
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

BEFORE = 3  # letters, at least, that stand before an ending


@check
def rare_term(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag each such word once; those of the table of terms and of the title are left out."""
    endings = tuple(rule.data["endings"])
    title = fold(article.document.title)
    seen = {*rule.data["common"], *(str(k).lower() for k in rule.option(article, "known"))}
    for passage in article.prose:
        if passage.kind == "heading":
            continue
        tables = flattened_tables(passage)
        for start, word in _long_words(passage, endings):
            if word in seen or word in title or is_term(word):
                continue
            end = start + len(word)
            if any(a <= start < b for a, b in tables):
                continue
            seen.add(word)
            name = passage.text[start].isupper() and passage.text[:start].rstrip()[-1:] not in ".?!"
            if name or explains(passage, start, end):
                continue
            if word not in {m.text.lower() for m in article.misspellings}:
                yield rule.finding(
                    passage.span(start, end), f"'{word}' is not explained, and few readers know it."
                )


def _long_words(passage: Passage, endings: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Where the words with one of the endings and something before it begin, in lower case."""
    for token in passage.tokens:
        if token.kind == "word" and len(token.text) > BEFORE:
            word = token.text.lower().partition("-")[0]
            if word[BEFORE:].endswith(endings) and word.isascii() and word.isalpha():
                yield token.start, word

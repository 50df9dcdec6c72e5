"""Words built like medical terms, rare in general English, that the text does not explain."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
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
    there = {
        text: word
        for text in article.word_counts
        if (word := _built(text, endings)) and not (word in seen or word in title or is_term(word))
    }
    for passage in article.prose if there else ():
        if passage.kind == "heading":
            continue
        tables = flattened_tables(passage)
        for start, word in [(t.start, there[t.text]) for t in passage.tokens if t.text in there]:
            end = start + len(word)
            if word in seen or any(a <= start < b for a, b in tables):
                continue
            seen.add(word)
            name = passage.text[start].isupper() and passage.text[:start].rstrip()[-1:] not in ".?!"
            if name or explains(passage, start, end):
                continue
            if word not in {m.text.lower() for m in article.misspellings}:
                yield rule.finding(
                    passage.span(start, end), f"'{word}' is not explained, and few readers know it."
                )


def _built(text: str, endings: tuple[str, ...]) -> str:
    """A word in lower case if it has one of the endings and something before it, or else ''."""
    if "-" not in text and not text.endswith(endings):
        return ""
    word = text.lower().partition("-")[0]
    return word if word[BEFORE:].endswith(endings) and word.isascii() and word.isalpha() else ""

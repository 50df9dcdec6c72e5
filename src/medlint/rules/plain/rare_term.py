"""Words built like medical terms, rare in general English, that the text does not explain."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.jargon import explains, is_term
from medlint.language.phrases import fold
from medlint.language.splitting import flattened_tables
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def rare_term(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag each such word once; those of the table of terms and of the title are left out."""
    pattern = _pattern(tuple(rule.data["endings"]))
    title = fold(article.document.title)
    seen = {*rule.data["common"], *(str(k).lower() for k in rule.option(article, "known"))}
    for passage in article.prose:
        if passage.kind == "heading":
            continue
        tables = flattened_tables(passage)
        for match in pattern.finditer(passage.folded):
            word = match.group()
            if word in seen or word in title or is_term(word):
                continue
            start, end = match.span()
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


@cache
def _pattern(endings: tuple[str, ...]) -> ready.Pattern[str]:
    return ready.regex_pattern(rf"(?<![\w-])[a-z]{{3,}}(?:{'|'.join(endings)})\b")

"""Nouns in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medlint.language.analysis import Analysis
from medlint.language.readability import is_counted
from medlint.language.sentences import Sentence, Token
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def noun_string(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag rows of words that are nouns by the list or by their ending, in lower case."""
    nouns = frozenset(rule.data["nouns"].split())
    endings = tuple(rule.data["endings"].split())
    most = rule.option(article, "more-than")
    for passage in article.prose:
        for sentence in passage.sentences if is_counted(passage) else ():
            for row in _rows(sentence, nouns, endings):
                if len(row) > most:
                    yield rule.finding(
                        passage.span(row[0].start, row[-1].end),
                        f"{len(row)} nouns in a row: say it with a verb, “of” or “for”.",
                    )


def _rows(
    sentence: Sentence, nouns: frozenset[str], endings: tuple[str, ...]
) -> Iterator[list[Token]]:
    row: list[Token] = []
    for token, following in pairwise([*sentence.tokens, None]):
        if token is not None and (token.text in nouns or _ends_so(token.text, endings)):
            row.append(token)
            if following is not None and following.start - token.end == 1:
                continue
        if row:
            yield row
            row = []


def _ends_so(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) > 6 and word.islower() and word.endswith(endings)

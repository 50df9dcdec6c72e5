"""Evidence claimed without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from medlint.language.analysis import Analysis, Passage
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

SOURCES = frozenset({"link", "footnote-reference", "superscript"})


@check
def uncited_evidence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Phrases that claim evidence, in paragraphs that name none."""
    phrases = _compiled(tuple(rule.data["phrases"]), True)
    sources = _compiled(tuple(rule.data["sources"]), False)
    for passage in article.prose:
        if passage.kind == "heading" or passage.inside("footnote"):
            continue
        found = list(phrases.finditer(passage.text))
        if found and not _is_sourced(passage, sources):
            for match in found:
                message = rule.message.format(phrase=match.group())
                yield rule.finding(passage.span(match.start(), match.end()), message)


def _is_sourced(passage: Passage, sources: re.Pattern[str]) -> bool:
    marks = passage.block.prose.marks
    return any(m.inline.kind in SOURCES for m in marks) or bool(
        sources.search(passage.text) or any(t.kind == "url" for t in passage.tokens)
    )


@cache
def _compiled(patterns: tuple[str, ...], ignore_case: bool) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE if ignore_case else 0)

"""A web address that stands in the text as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.citations import is_reference
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

ADDRESS = ready.pattern(r"(?:https?://|www\.)[^\s<>()\"]*[\w/]", re.IGNORECASE)
NOTES = ready.pattern(r"\bnotes\b", re.IGNORECASE)


@check
def bare_url(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag an address in a sentence; tables, footnotes and lists of references are left alone."""
    for passage in article.passages:
        if passage.kind not in ("paragraph", "item") or passage.inside("table", "footnote"):
            continue
        if "://" not in passage.text and "www." not in passage.lower:
            continue
        if _among_sources(passage):
            continue
        for match in ADDRESS.finditer(passage.text):
            yield rule.finding(passage.span(*match.span()))


def _among_sources(passage: Passage) -> bool:
    return (
        is_reference(passage)
        or any(NOTES.search(h.text) for h in passage.headings)
        or bool(re.match(r"\[?\d+[.\])]", passage.text))
    )

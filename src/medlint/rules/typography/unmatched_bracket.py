"""A bracket that is opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

BRACKET = re.compile(r"[()]")
LABEL = re.compile(r"(?:^|[\s(;,])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z")
SMILE = re.compile(r"[:;]-?\Z")


@check
def unmatched_bracket(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Round brackets without their partner in the same block; labels such as "a)" are left out."""
    for passage in article.passages:
        if "(" in passage.text or ")" in passage.text:
            yield from (rule.finding(passage.span(place, place + 1)) for place in _alone(passage))


def _alone(passage: Passage) -> list[int]:
    text, opened, closed = passage.text, [], []
    for match in BRACKET.finditer(text):
        place = match.start()
        if passage.block.prose.kind_at(place) == "code":
            continue
        if match[0] == "(":
            opened.append(place)
        elif opened:
            opened.pop()
        elif not LABEL.search(text, 0, place) and not SMILE.search(text, 0, place):
            closed.append(place)
    return sorted(closed + opened)

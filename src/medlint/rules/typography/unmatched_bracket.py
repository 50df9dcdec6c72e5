"""A bracket that is opened and never closed, or closed and never opened."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

BRACKET = ready.pattern(r"[()]")
LABEL = ready.pattern(r"(?:^|[\s(;,])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z")
SMILE = ready.pattern(r"[:;]-?\Z")


@check
def unmatched_bracket(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Round brackets without their partner in the same block or at the start of the next."""
    waiting: list[tuple[Passage, int]] = []
    for passage in article.passages:
        for place in _alone(passage):
            if waiting and passage.text[place] == ")" and _is_next(waiting[-1][0], passage):
                waiting.pop()
            else:
                waiting.append((passage, place))
    for passage, place in waiting:
        yield rule.finding(passage.span(place, place + 1))


def _is_next(one: Passage, other: Passage) -> bool:
    return other.index == one.index + 1


def _alone(passage: Passage) -> list[int]:
    """Where the block's brackets have no partner in it; labels such as "a)" are left out."""
    text = passage.text
    opened: list[int] = []
    closed: list[int] = []
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

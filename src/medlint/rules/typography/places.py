"""Where a pattern stands in prose that is neither code nor an address."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage

ADDRESS = ready.pattern(
    r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+", re.IGNORECASE
)


def places(
    article: Analysis, pattern: re.Pattern[str], signs: tuple[str, ...] = ()
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Every match in the article's prose; none in code or inside an address.

    Texts that hold none of ``signs`` are passed by, which takes far less time than the pattern.
    """
    for passage in article.passages:
        if signs and not any(sign in passage.text for sign in signs):
            continue
        addresses: list[tuple[int, int]] | None = None
        for match in pattern.finditer(passage.text):
            start = match.start()
            if passage.block.prose.kind_at(start) == "code":
                continue
            if addresses is None:
                addresses = _addresses(passage.text)
            if not _inside(addresses, start):
                yield passage, match


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether one of some spans, in order and apart, holds a place."""
    i = bisect_right(spans, (place, sys.maxsize)) - 1
    return i >= 0 and place < spans[i][1]


def _addresses(text: str) -> list[tuple[int, int]]:
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return []
    return [m.span() for m in ADDRESS.finditer(text)]

"""A piece of the source with a finding's place under it."""

from __future__ import annotations

import unicodedata

import msgspec

from medlint.document.source import Source, Span


class Excerpt(msgspec.Struct, frozen=True):
    """A line of the source, cut to a width, and where in it the span lies (in terminal cells)."""

    text: str
    start: int
    width: int
    more: bool  # whether the span goes on over further lines


def excerpt(source: Source, span: Span, width: int) -> Excerpt:
    """The first line of a span, with as much before and after it as the width allows."""
    first = source.position(span.start)
    line = source.line(first.line).lstrip("\ufeff")
    shift = len(source.line(first.line)) - len(line)
    begin = max(0, first.column - 1 - shift)
    end = min(len(line), begin + span.end - span.start)
    left, right = _window(line, begin, end, width)
    before = ("…" if left else "") + _printable(line[left:begin])
    inside = _printable(line[begin : min(end, right)])
    after = _printable(line[min(end, right) : right]) + ("…" if right < len(line) else "")
    marked = max(1, cells(inside))
    return Excerpt(
        before + inside + after, cells(before), marked, span.end - span.start > end - begin
    )


def _window(line: str, begin: int, end: int, width: int) -> tuple[int, int]:
    """The part of a long line to show: the span, and words to either side of it."""
    if len(line) <= width:
        return 0, len(line)
    room = max(0, width - (end - begin))
    left = max(0, begin - room // 2)
    right = min(len(line), left + width)
    left = max(0, right - width)
    if left and (space := line.find(" ", left, begin)) >= 0:
        left = space + 1
    if right < len(line) and (space := line.rfind(" ", end, right)) > 0:
        right = space
    return left, right


def _printable(text: str) -> str:
    return "".join(
        " " if c.isspace() else c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def cells(text: str) -> int:
    """The number of terminal cells that a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )

"""The file as it is on disk, decoded: offsets, lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, count
from operator import add

import msgspec

from medlint import ready

LINE_END = ready.pattern(r"\r\n|\n|\r")


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A half-open range of offsets, in Unicode code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span lies inside what surrounds it."""
        if self.start == self.end:
            return other.start <= self.start < other.end
        if other.start == other.end:
            return self.start <= other.start < self.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(msgspec.Struct, frozen=True):
    """A place as an editor shows it: line and column count from 1."""

    offset: int
    line: int
    column: int


class Source(msgspec.Struct, frozen=True, dict=True):
    """A file's decoded text, CRLF and byte-order mark kept.

    Offsets count Unicode code points from 0. A line ends at LF, CRLF or a lone CR.
    """

    path: str
    text: str
    encoding: str = "utf-8"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        if "\r" in self.text:
            return (0, *(m.end() for m in LINE_END.finditer(self.text)))
        lines = self.text.split("\n")[:-1]  # ten times as fast
        return tuple(map(add, accumulate(map(len, lines), initial=0), count()))

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of an offset from 0 to ``len(text)``."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Position(offset, line, offset - starts[line - 1] + 1)

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

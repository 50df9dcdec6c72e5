"""From places in the text that a parser was given back to places in the file."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from medlint.document.source import LINE_END, Span


class Origin(msgspec.Struct, frozen=True):
    """A stretch of a file with its line ends made one character long.

    ``text[i]`` stands at ``at(i)`` in the file: ``base`` further on, and one more for each CRLF
    before it.
    """

    text: str
    base: int
    doubles: tuple[int, ...]  # places in ``text`` of line ends that are CRLF in the file

    def at(self, offset: int) -> int:
        """The offset in the file."""
        if not self.doubles:
            return self.base + offset
        return self.base + offset + bisect_left(self.doubles, offset)

    def span(self, start: int, end: int) -> Span:
        """The span in the file."""
        return Span(self.at(start), self.at(end))


def normalise(text: str, start: int = 0, end: int | None = None) -> Origin:
    """A stretch of a file's text as a parser wants it."""
    part = text[start:end]
    if "\r" not in part:
        return Origin(part, start, ())
    doubles = []
    shift = 0
    for match in LINE_END.finditer(part):
        if match.end() - match.start() == 2:
            doubles.append(match.start() - shift)
            shift += 1
    return Origin(LINE_END.sub("\n", part), start, tuple(doubles))

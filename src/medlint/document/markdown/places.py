"""From offsets in the text that the Markdown parser reads to offsets in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter


class Places:
    """The parser reads the file from ``base`` on, with every line end as one LF."""

    def __init__(self, text: str, base: int) -> None:
        body = text[base:] if base else text
        self.base = base
        self.crlf: list[int] = []  # where, in the text read, a line end was CRLF
        if "\r" in body:
            at = body.find("\r\n")
            while at >= 0:
                self.crlf.append(at - len(self.crlf))
                at = body.find("\r\n", at + 2)
            body = body.replace("\r\n", "\n").replace("\r", "\n")
        self.text = body

    def at(self, offset: int) -> int:
        """The place in the file of an offset in the text read."""
        if not self.crlf:
            return self.base + offset
        return self.base + offset + bisect_left(self.crlf, offset)


class LinePlaces:
    """Lines whose starts a container has cut: their ends still tell where they stand."""

    def __init__(self, places: Places, content: str, line_ends: list[int], first: int) -> None:
        self.places = places
        self.anchors: list[tuple[int, int]] = []
        index = 0
        for number, line in enumerate(content.split("\n"), first):
            if number < len(line_ends):
                offset = line_ends[number] - len(line)
                last = self.anchors[-1] if self.anchors else None
                if last is None or offset - index != last[1] - last[0]:
                    self.anchors.append((index, offset))
            index += len(line) + 1

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The place in the file of ``content[start:end]``, which is not empty."""
        first = self._offset(start)
        return self.places.at(first), self.places.at(self._offset(end - 1) + 1)

    def _offset(self, index: int) -> int:
        i = bisect_right(self.anchors, index, key=itemgetter(0)) - 1
        content, source = self.anchors[max(i, 0)]
        return source + index - content

"""Places in a piece of Markdown whose lines a container has cut at the start."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from medlint.document.origin import Origin


class LinePlaces:
    """Lines whose starts a container has cut: their ends still tell where they stand."""

    def __init__(self, origin: Origin, content: str, line_ends: list[int], first: int) -> None:
        self.origin = origin
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
        return self.origin.at(first), self.origin.at(self._offset(end - 1) + 1)

    def _offset(self, index: int) -> int:
        i = bisect_right(self.anchors, index, key=itemgetter(0)) - 1
        content, source = self.anchors[max(i, 0)]
        return source + index - content

"""Put a flat stream of text, opening and closing marks together as a tree of inlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from medlint.document.model import NOTHING, Inline, InlineKind
from medlint.document.source import Span


@dataclass(slots=True)
class _Open:
    key: str
    kind: InlineKind | None  # None: a mark that leaves no trace, only pairs
    start: int
    attributes: Mapping[str, str]
    children: list[Inline] = field(default_factory=list)


class InlineBuilder:
    """Builds inlines; marks that are never closed, or close nothing, leave their content only."""

    def __init__(self) -> None:
        self._stack = [_Open("", None, 0, NOTHING)]

    def leaf(
        self, kind: InlineKind, text: str, span: Span, attributes: Mapping[str, str] = NOTHING
    ) -> None:
        """Add text, a break, an image or a reference."""
        self._stack[-1].children.append(Inline(kind, span, text, (), attributes))

    def open(
        self,
        key: str,
        kind: InlineKind | None,
        start: int,
        attributes: Mapping[str, str] = NOTHING,
    ) -> None:
        """Begin an inline that ``close`` with the same key ends."""
        self._stack.append(_Open(key, kind, start, attributes))

    def close(self, key: str, end: int) -> None:
        """End the nearest open inline of this key, and those open inside it."""
        if not any(mark.key == key for mark in self._stack[1:]):
            return
        while self._stack[-1].key != key:
            self._end(end)
        self._end(end)

    def _end(self, end: int) -> None:
        mark = self._stack.pop()
        if mark.kind is None:
            self._stack[-1].children += mark.children
        else:
            span = Span(mark.start, end)
            inline = Inline(mark.kind, span, "", tuple(mark.children), mark.attributes)
            self._stack[-1].children.append(inline)

    @property
    def open_marks(self) -> list[tuple[str, InlineKind | None, Mapping[str, str]]]:
        """What is open now, outermost first, so that a new block can take it up."""
        return [(m.key, m.kind, m.attributes) for m in self._stack[1:]]

    def finish(self) -> tuple[Inline, ...]:
        """The inlines; what is still open is dropped and its content kept."""
        while len(self._stack) > 1:
            mark = self._stack.pop()
            self._stack[-1].children += mark.children
        return tuple(self._stack[0].children)

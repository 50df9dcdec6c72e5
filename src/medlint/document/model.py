"""What an article is: a tree of blocks that hold inlines, each knowing its place in the source.

A block's :class:`Prose` is its text as a reader reads it, with the way back: every run of it
is either verbatim (the same characters stand in the source) or opaque (an entity, an escape,
a line break: taken whole).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

import msgspec

from medlint.document.source import Source, Span

Format = Literal["markdown", "html", "text"]

BlockKind = Literal[
    "heading",  # level 1 to 6; attributes, here as on any block of HTML: id
    "paragraph",
    "list",  # attributes: ordered ("true"), start; children: items
    "item",
    "quote",
    "table",  # children: rows, perhaps a caption first
    "row",
    "cell",  # attributes: header ("column" or "row"), align, colspan, rowspan
    "caption",  # of a table or figure
    "figure",
    "code",  # its inlines are literal: white space counts; attributes: language
    "rule",
    "definitions",  # children: terms and definitions
    "term",
    "definition",
    "footnote",  # attributes: label
    "furniture",  # what the page's mark-up says is not the article: navigation, form, footer
]

InlineKind = Literal[
    "text",  # verbatim
    "entity",  # opaque text: entity, escape
    "code",
    "softbreak",  # a line end that reads as a space
    "break",  # a line end that the author wants
    "emphasis",
    "strong",
    "strikethrough",
    "subscript",
    "superscript",
    "quotation",  # <q>
    "abbreviation",  # attributes: title
    "time",  # attributes: datetime
    "link",  # attributes: href, title
    "image",  # attributes: src, alt (absent if HTML gives none), title, width, height
    "footnote-reference",  # attributes: label
    "anchor",  # attributes: id; an empty place that links point to
]

NOTHING: Mapping[str, str] = MappingProxyType({})


class Inline(msgspec.Struct, frozen=True):
    """A piece of a block's content. Leaves carry ``text``, the others ``children``."""

    kind: InlineKind
    span: Span
    text: str = ""
    children: tuple[Inline, ...] = ()
    attributes: Mapping[str, str] = NOTHING

    def walk(self) -> Iterator[Inline]:
        """This inline and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Run(msgspec.Struct, frozen=True):
    """Characters of prose and the source characters that they stand for."""

    text: str
    span: Span
    kind: InlineKind

    @property
    def verbatim(self) -> bool:
        """Whether the source holds these very characters, one for one."""
        return self.kind == "text" or (
            self.kind == "code" and len(self.text) == self.span.end - self.span.start
        )


class Mark(msgspec.Struct, frozen=True):
    """An inline that covers ``prose[start:end]``: a link, emphasis, code, a footnote reference."""

    start: int
    end: int
    inline: Inline


class Prose:
    """A block's text as it is read, and the map back to the source."""

    __slots__ = ("_starts", "marks", "runs", "text")

    def __init__(self, runs: tuple[Run, ...], marks: tuple[Mark, ...]) -> None:
        self.runs = runs
        self.marks = marks
        self.text = "".join(run.text for run in runs)
        starts, length = [], 0
        for run in runs:
            starts.append(length)
            length += len(run.text)
        self._starts = starts

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``; an opaque run is taken whole.

        An empty range maps to the empty span in front of the character at ``start``.
        """
        if not self.runs:
            return Span(0, 0)
        if start >= end:
            if start >= len(self.text):
                offset = self.runs[-1].span.end
            else:
                offset = self._place(start).start
            return Span(offset, offset)
        return Span(self._place(start).start, self._place(end - 1).end)

    def editable(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` stands in the source as it reads, in one piece."""
        if start >= end or end > len(self.text):
            return False
        first, last = self._index(start), self._index(end - 1)
        runs = self.runs[first : last + 1]
        return all(run.verbatim for run in runs) and all(
            a.span.end == b.span.start for a, b in pairwise(runs)
        )

    def kind_at(self, index: int) -> InlineKind:
        """The kind of the run that holds the character at ``index``."""
        return self.runs[self._index(index)].kind

    def marks_over(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that share a place with ``text[start:end]``, empty ones included."""
        return (m for m in self.marks if m.start <= end and start <= m.end)

    def _index(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _place(self, index: int) -> Span:
        i = self._index(index)
        run = self.runs[i]
        if not run.verbatim:
            return run.span
        offset = run.span.start + index - self._starts[i]
        return Span(offset, offset + 1)


LEAVES = frozenset({"text", "entity", "code", "softbreak", "break"})


def _read(inlines: tuple[Inline, ...], runs: list[Run], marks: list[Mark], length: int) -> int:
    for inline in inlines:
        start = length
        if inline.kind in LEAVES:
            if inline.text:
                runs.append(Run(inline.text, inline.span, inline.kind))
                length += len(inline.text)
            if inline.kind == "code":
                marks.append(Mark(start, length, inline))
        else:
            length = _read(inline.children, runs, marks, length)
            marks.append(Mark(start, length, inline))
    return length


class Block(msgspec.Struct, frozen=True, dict=True):
    """A block of the article: either it holds inlines, or it holds blocks."""

    kind: BlockKind
    span: Span
    level: int = 0
    inlines: tuple[Inline, ...] = ()
    children: tuple[Block, ...] = ()
    attributes: Mapping[str, str] = NOTHING

    @cached_property
    def prose(self) -> Prose:
        """The text of this block's own inlines, with its map to the source."""
        runs: list[Run] = []
        marks: list[Mark] = []
        _read(self.inlines, runs, marks, 0)
        return Prose(tuple(runs), tuple(marks))

    @property
    def text(self) -> str:
        """The block's own prose."""
        return self.prose.text

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            stack.extend(reversed(block.children))


class Field(msgspec.Struct, frozen=True):
    """A value of the front matter (or a ``meta`` element) and where it stands."""

    value: object
    span: Span


class Comment(msgspec.Struct, frozen=True):
    """A comment in the source, without its marks; it is no part of the prose."""

    text: str
    span: Span


class Document(msgspec.Struct, frozen=True, dict=True):
    """An article: its source, what its front matter says, and its blocks."""

    source: Source
    format: Format
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Field] = {}
    front_matter: Span | None = None
    comments: tuple[Comment, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Every block in reading order, page furniture left out."""
        stack = list(reversed(self.blocks))
        while stack:
            block = stack.pop()
            if block.kind == "furniture":
                continue
            yield block
            stack.extend(reversed(block.children))

    @cached_property
    def title(self) -> str:
        """The title that the metadata gives, or else the first heading's text, or else ''."""
        given = self.metadata.get("title")
        if given is not None and isinstance(given.value, str) and given.value.strip():
            return given.value.strip()
        heading = self.title_block
        return heading.text.strip() if heading else ""

    @cached_property
    def title_block(self) -> Block | None:
        """The heading that serves as the title: the first of level 1, if any."""
        return next((b for b in self.walk() if b.kind == "heading" and b.level == 1), None)

    def value(self, key: str) -> object:
        """The metadata value under ``key``, or None."""
        found = self.metadata.get(key)
        return None if found is None else found.value

"""Lists that a web page only draws: paragraphs, or lines of one, that begin with a bullet or with
their number, as Word and old pages write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from medlint import ready
from medlint.document.model import LEAVES, NOTHING, Block, Inline
from medlint.document.source import Span

FEWEST = 2
BULLET = ready.pattern(r"\s*(?:[•·▪▫◦‣●○■□➢➤✓✔§]\s*|[-–*o]\s+)(?=\S)")
NUMBER = ready.pattern(r"\s*(\d{1,2})[.)]\s+(?=\S)")

Items = list[tuple[Span, tuple[Inline, ...]]]


def implied_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the lists among the top ones that are only drawn made real."""
    parted = [part for block in blocks for part in _parted(block)]
    if not any(_marker(block) for block in parted):
        return blocks
    made: list[Block] = []
    for kind, group in groupby(parted, key=_marker):
        run = list(group)
        numbered = kind == "number" and _counts_up(run)
        if len(run) >= FEWEST and (kind == "bullet" or numbered):
            made.append(_list(run, ordered=numbered))
        else:
            made += run
    return tuple(made)


def _marker(block: Block) -> str:
    """What a paragraph begins with: a bullet, a number, or ''."""
    if block.kind != "paragraph":
        return ""
    text = block.text
    return "bullet" if BULLET.match(text) else "number" if NUMBER.match(text) else ""


def _counts_up(run: Sequence[Block]) -> bool:
    numbers = [match[1] for block in run if (match := NUMBER.match(block.text))]
    return [int(n) for n in numbers] == list(range(1, len(run) + 1))


def _list(run: Sequence[Block], *, ordered: bool) -> Block:
    pattern = NUMBER if ordered else BULLET
    items = []
    for block in run:
        match = pattern.match(block.text)
        assert match is not None
        items.append(Block("item", block.span, inlines=_cut(block.inlines, match.end())[0]))
    span = Span(run[0].span.start, run[-1].span.end)
    attributes = {"ordered": "true"} if ordered else NOTHING
    return Block("list", span, children=tuple(items), attributes=attributes)


def _cut(inlines: Sequence[Inline], length: int) -> tuple[tuple[Inline, ...], int]:
    """Inlines without the first characters of their prose, and how many are still to be cut."""
    kept: list[Inline] = []
    for inline in inlines:
        if not length:
            kept.append(inline)
        elif inline.kind not in LEAVES:
            children, length = _cut(inline.children, length)
            if children:
                kept.append(
                    Inline(
                        inline.kind, inline.span, children=children, attributes=inline.attributes
                    )
                )
        elif len(inline.text) <= length:
            length -= len(inline.text)
        else:
            kept.append(_shortened(inline, length))
            length = 0
    return tuple(kept), length


def _shortened(inline: Inline, length: int) -> Inline:
    verbatim = len(inline.text) == inline.span.end - inline.span.start
    start = inline.span.start + length if verbatim else inline.span.start
    return Inline(inline.kind, Span(start, inline.span.end), inline.text[length:])


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph whose lines begin with bullets, as a paragraph for each line."""
    if block.kind != "paragraph" or not any(i.kind == "break" for i in block.inlines):
        yield block
        return
    lines = [line for line in _lines(block.inlines) if line.text.strip()]
    marked = [bool(_marker(line)) for line in lines]
    first = marked.index(True) if True in marked else len(lines)
    if len(lines) - first < FEWEST or not all(marked[first:]):
        yield block
        return
    lead = block.inlines[: _place(block.inlines, lines[first])]
    if first:
        span = Span(block.span.start, lead[-1].span.end)
        yield Block("paragraph", span, inlines=lead, attributes=block.attributes)
    yield from lines[first:]


def _lines(inlines: Sequence[Inline]) -> Iterator[Block]:
    line: list[Inline] = []
    for inline in (*inlines, None):
        if inline is not None and inline.kind != "break":
            line.append(inline)
            continue
        if line:
            yield Block("paragraph", Span(line[0].span.start, line[-1].span.end), 0, tuple(line))
        line = []


def _place(inlines: Sequence[Inline], line: Block) -> int:
    return next(i for i, inline in enumerate(inlines) if inline is line.inlines[0])

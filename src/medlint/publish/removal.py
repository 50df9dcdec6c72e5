"""What of an article is not published: page furniture, and a title said a second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medlint.document.model import Block, Document
from medlint.document.source import Span
from medlint.language.analysis import Analysis

_HOLDERS = frozenset({"list", "item", "quote", "table", "row", "figure", "definitions"})


@dataclass(frozen=True, slots=True)
class Removal:
    """The blocks to leave out (by ``id()``), their places in the source, and how many they are."""

    blocks: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()
    furniture: int = 0
    titles: int = 0


def find_removals(article: Analysis) -> Removal:
    """What to leave out of an article.

    Furniture is left out when its signals are strong, or its mark-up says what it is; a section
    or a list of which nothing remains goes with it.
    """
    document = article.document
    titles = article.repeated_titles
    furniture = [f.block for f in article.furniture if f.strong]
    marked = [b for b in _all(document) if b.kind == "furniture"]
    gone = {id(b) for b in (*titles, *furniture, *marked)}
    if gone:
        gone |= set(_emptied(document.blocks, gone))
    tops = list(_outermost(document.blocks, gone))
    return Removal(
        blocks=frozenset(gone),
        spans=tuple(sorted(b.span for b in tops)),
        furniture=len(tops) - len([b for b in tops if any(b is t for t in titles)]),
        titles=len(titles),
    )


def _all(document: Document) -> Iterator[Block]:
    for top in document.blocks:
        yield from top.walk()


def _outermost(blocks: tuple[Block, ...], gone: set[int]) -> Iterator[Block]:
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if id(block) in gone:
            yield block
        else:
            stack.extend(reversed(block.children))


def _emptied(blocks: tuple[Block, ...], gone: set[int]) -> Iterator[int]:
    """Containers and sections of which nothing remains, the inner ones first."""
    inner = [b for top in blocks for b in top.walk()]
    for block in reversed(inner):
        held = block.kind in _HOLDERS and block.children and not block.inlines
        if held and all(id(c) in gone for c in block.children):
            gone.add(id(block))
            yield id(block)
    yield from _bare_headings(blocks, gone)


def _bare_headings(blocks: tuple[Block, ...], gone: set[int]) -> Iterator[int]:
    """Headings all of whose section is gone; a heading that was bare before stays."""
    for i, heading in enumerate(blocks):
        if heading.kind != "heading" or heading.level == 1 or id(heading) in gone:
            continue
        section = []
        for block in blocks[i + 1 :]:
            if block.kind == "heading" and block.level <= heading.level:
                break
            section.append(block)
        if section and all(id(b) in gone for b in section):
            yield id(heading)

"""The article's skeleton: which heading is the title, the others' levels without gaps, all ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from medlint.document.model import Block, Document
from medlint.publish.context import Context, slug


def visible(blocks: tuple[Block, ...], removed: frozenset[int]) -> Iterator[Block]:
    """Every block that is published, in reading order."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind == "furniture" or id(block) in removed:
            continue
        yield block
        stack.extend(reversed(block.children))


def title_block(document: Document, removed: frozenset[int] = frozenset()) -> Block | None:
    """The heading that becomes the page's ``h1``.

    The first of level 1; without one and without a title in the metadata, a heading that the
    article opens with.
    """
    first: Block | None = None
    given = _words(_given(document))
    for n, block in enumerate(_headings(document.blocks, removed)):
        if block.level == 1 or (n < 3 and given and _words(block.text) == given):
            return block
        if n == 0:
            first = block
    opens = next(visible(document.blocks, removed), None)
    return first if first is opens and not _given(document) else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _given(document: Document) -> str:
    value = document.value("title")
    return value.strip() if isinstance(value, str) else ""


def plain_title(document: Document, heading: Block | None) -> str:
    """The title as text: the metadata's, the title heading's, or else made of the file's name."""
    found = _given(document) or (" ".join(heading.text.split()) if heading else "")
    if found:
        return found
    name = re.sub(r"[-_\s]+", " ", PurePath(document.source.path).stem).strip()
    return name[:1].upper() + name[1:] or "Untitled"


def lay_out(document: Document, context: Context) -> None:
    """Give each heading its level and id, and each named place its id."""
    _anchors(visible(document.blocks, context.removed), context)
    stack: list[int] = []
    for block in _headings(document.blocks, context.removed):
        context.heading_ids[id(block)] = _heading_id(block, context)
        if block is context.title:
            continue
        while stack and stack[-1] >= block.level:
            stack.pop()
        context.levels[id(block)] = min(2 + len(stack), 6)
        stack.append(block.level)


def _headings(blocks: tuple[Block, ...], removed: frozenset[int]) -> Iterator[Block]:
    """The headings that are published as such: those in tables and terms are not."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind in ("furniture", "table", "term", "footnote") or id(block) in removed:
            continue
        if block.kind == "heading" and block.text.strip():
            yield block
        stack.extend(reversed(block.children))


def _heading_id(block: Block, context: Context) -> str:
    words = slug(block.text)
    for inline in (i for top in block.inlines for i in top.walk()):
        if inline.kind == "anchor" and context.anchor(inline):
            context.targets.setdefault(words, context.anchor(inline))
    name = context.claim(words)
    context.targets.setdefault(words, name)
    context.targets.setdefault(name, name)
    return name


def _anchors(blocks: Iterable[Block], context: Context) -> None:
    for block in blocks:
        for top in block.inlines:
            for inline in top.walk():
                given = inline.attributes.get("id", "") if inline.kind == "anchor" else ""
                if given and given not in context.targets:
                    name = re.sub(r"[^\w\-.:]+", "-", given).strip("-")
                    context.targets[given] = context.claim(name or "place")

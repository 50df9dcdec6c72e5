"""The article's skeleton: which heading is the title, the others' levels without gaps, all ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import unquote

from medlint.document.model import Block, Document
from medlint.publish.context import Context, slug
from medlint.publish.leftovers import bare_text, given_id


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

    The first of level 1, or one near the top that says the metadata's title; without a title in
    the metadata, a heading that the article opens with.
    """
    first: Block | None = None
    given = [words for part in _given(document) if (words := _words(part))]
    for n, block in enumerate(_headings(document.blocks, removed)):
        if block.level == 1 or (n < 3 and _words(block.text) in given):
            return block
        if n == 0:
            first = block
    opens = next(visible(document.blocks, removed), None)
    return first if first is opens and not given else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _given(document: Document) -> list[str]:
    """The metadata's title; of a web page, without the site's name behind it too."""
    value = document.value("title")
    title = " ".join(value.split()) if isinstance(value, str) else ""
    if document.format != "html":
        return [title] if title else []
    parts = re.split(r"\s+[|–—·»\-]\s+|\s*\|\s*", title)
    return [part for part in (title, *parts) if part]


def plain_title(document: Document, heading: Block | None) -> str:
    """The title as text: the metadata's, the title heading's, or else made of the file's name.

    A web page's heading comes before its ``title``, which names the site as well.
    """
    shown = " ".join(bare_text(heading).split()) if heading else ""
    given = _given(document)
    if document.format == "html":
        found = shown or "".join(given[1:2])
    else:
        found = "".join(given[:1]) or shown
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
    """The id that the author gave, or one made of the words; links may mean it by either."""
    words = slug(bare_text(block) if context.markdown else block.text)
    given = context.block_ids.get(id(block), "")
    for inline in (i for top in block.inlines for i in top.walk()):
        if inline.kind == "anchor" and context.anchor(inline):
            context.targets.setdefault(words, context.anchor(inline))
    name = given or context.claim(words)
    context.targets.setdefault(words, name)
    context.targets.setdefault(name, name)
    return name


def _anchors(blocks: Iterable[Block], context: Context) -> None:
    """Claim the ids that the author gave: every heading's, and others that a link leads to."""
    shown = list(blocks)
    linked = set(_linked(shown))
    for block in shown:
        given = block.attributes.get("id", "")
        if not given and context.markdown and block.kind == "heading":
            given = given_id(block)
        if block.kind == "heading" or given in linked:
            _place(given, id(block), context)
        for top in block.inlines:
            for inline in top.walk():
                if inline.kind == "anchor":
                    _place(inline.attributes.get("id", ""), id(inline), context)


def _place(given: str, what: int, context: Context) -> None:
    """Claim an id for a block or an anchor; the first that wants it gets it."""
    if given and given not in context.targets:
        name = re.sub(r"[^\w\-.:]+", "-", given).strip("-")
        context.targets[given] = context.block_ids[what] = context.claim(name or "place")


def _linked(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        for mark in block.prose.marks:
            href = mark.inline.attributes.get("href", "")
            if mark.inline.kind == "link" and href.startswith("#"):
                yield unquote(href[1:])

"""What of an article is not published: page furniture, and a title said a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from medlint.document.model import Block, Document
from medlint.document.source import Span
from medlint.language.analysis import Analysis

LONGEST_SCRAP = 120  # characters
LONGEST_BREADCRUMB = 300
_TELLS = re.compile(  # a sentence, or who wrote it and when
    r"[.!?:]['\"”’)]*$|\b(?:by|written|author|reviewed|updated|published)\b", re.IGNORECASE
)
_HOLDERS = frozenset({"list", "item", "quote", "table", "row", "figure", "definitions"})


class Removal(msgspec.Struct, frozen=True):
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
    titles = list(article.repeated_titles)
    titles += [b for b in _said_again(document) if not any(b is t for t in titles)]
    furniture = [f.block for f in article.furniture if f.strong]
    marked = [b for b in _all(document) if b.kind == "furniture"]
    if document.format == "html":
        furniture += _shell(document, {id(b) for b in (*furniture, *marked)})
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


def _said_again(document: Document) -> Iterator[Block]:
    """What says the title again right behind it, however far down the page that is."""
    blocks = document.blocks
    title = next((i for i, b in enumerate(blocks) if b is document.title_block), None)
    if title is None:
        return
    words = re.findall(r"\w+", blocks[title].text.lower())
    for block in blocks[title + 1 : title + 3]:
        said = re.findall(r"\w+", block.text.lower())
        if block.kind in ("heading", "paragraph") and words and said == words:
            yield block


def _shell(document: Document, known: set[int]) -> Iterator[Block]:
    """What a web page puts around its article, beside what is known to be furniture: scraps and
    menus in front of the title; at the end, such things behind the first furniture there.
    """
    blocks = document.blocks
    title = next((i for i, b in enumerate(blocks) if b is document.title_block), 0)
    end = len(blocks)
    while end > title + 1 and (_is_loose(blocks[end - 1], known) or _is_silent(blocks[end - 1])):
        end -= 1
    first = next((i for i in range(end, len(blocks)) if id(blocks[i]) in known), len(blocks))
    yield from (b for b in blocks[:title] if id(b) not in known and _is_loose(b, known))
    for block in blocks[first:]:
        if id(block) not in known and (_is_loose(block, known) or _is_silent(block)):
            yield block


def _is_loose(block: Block, known: set[int]) -> bool:
    return id(block) in known or _only_links(block) or _is_scrap(block)


def _is_silent(block: Block) -> bool:
    """A paragraph without words: a tracking pixel, a logo."""
    return block.kind == "paragraph" and not _text(block).strip()


def _is_scrap(block: Block) -> bool:
    """A few words that are no sentence and tell nothing of the article: a logo, a breadcrumb."""
    text = _text(block)
    if block.kind not in ("paragraph", "heading", "list") or not text:
        return False
    if re.match(r"[^.!?]{1,60} [>»›] \S", text):
        return len(text) <= LONGEST_BREADCRUMB
    return len(text) <= LONGEST_SCRAP and not _TELLS.search(text)


def _only_links(block: Block) -> bool:
    links = sum(
        mark.end - mark.start
        for inner in block.walk()
        for mark in inner.prose.marks
        if mark.inline.kind == "link"
    )
    return block.kind in ("paragraph", "list") and links > 0.7 * len(_text(block))


def _text(block: Block) -> str:
    return " ".join(b.text.strip() for b in block.walk() if b.inlines)


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

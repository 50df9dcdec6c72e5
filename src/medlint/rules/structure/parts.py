"""What several rules of structure need: the blocks, the marks in them, taking a block out."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.document.model import Block, InlineKind, Mark
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.rules.model import Edit


def headings(article: Analysis) -> list[Block]:
    """The headings, without those that say the title again."""
    again = {id(b) for b in article.repeated_titles}
    return [b for b in article.document.walk() if b.kind == "heading" and id(b) not in again]


def marks(article: Analysis, kind: InlineKind) -> Iterator[tuple[Block, Mark]]:
    """Every link or image of the article, with the block that holds it."""
    for block in article.document.walk():
        if block.inlines and block.kind != "code":
            for mark in block.prose.marks:
                if mark.inline.kind == kind:
                    yield block, mark


def removal(article: Analysis, block: Block) -> Edit:
    """The edit that takes a block out, with the empty space before it."""
    text = article.document.source.text
    start, end = block.span.start, block.span.end
    before = len(text[:start].rstrip())
    if before == 0:  # the first block: with the space after it
        return Edit(Span(start, end + len(text[end:]) - len(text[end:].lstrip())), "")
    return Edit(Span(before, end), "")


def words(article: Analysis) -> int:
    """How many words the article has, as spaces part them."""
    return sum(len(p.text.split()) for p in article.passages)

"""Headings that a web page only sets in bold: Word and old pages know no others.

A paragraph counts as one where all of it is bold, it is short and no sentence, prose follows it,
and the page's own headings leave that part of it without any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from medlint import ready
from medlint.document.model import Block, Inline
from medlint.document.plain import CONTACT, DATELINE, LABEL

LONGEST = 100  # characters
MOST_WORDS = 15
FEWEST = 2  # a single bold line is as likely a remark
_ENDS = ready.pattern(r"[.!,;:…][\"'”’)\]]*$")


def implied_headings(blocks: tuple[Block, ...], title: str = "") -> tuple[Block, ...]:
    """The blocks, with the bold lines among the top ones that serve as headings made such.

    ``title`` is the page's own; without a heading of level 1, the line that says it becomes one.
    """
    bold = [i for i, block in enumerate(blocks) if _is_bold_line(block)]
    if not bold:
        return blocks
    made = list(blocks)
    if not any(b.kind == "heading" and b.level == 1 for b in blocks):
        first = next((i for i in bold if _words(blocks[i]) and _says(title, blocks[i])), None)
        if first is not None:
            made[first] = replace(blocks[first], kind="heading", level=1)
            bold.remove(first)
    leading = [i for i in bold if i < _first_heading(blocks) and _leads(blocks, i)]
    for i in leading if len(leading) >= FEWEST else ():
        made[i] = replace(blocks[i], kind="heading", level=2)
    return tuple(made)


def _first_heading(blocks: Sequence[Block]) -> int:
    """Where the page's own headings begin: a bold line behind one is something smaller."""
    below = (i for i, b in enumerate(blocks) if b.kind == "heading" and b.level > 1)
    return next(below, len(blocks))


def _leads(blocks: Sequence[Block], i: int) -> bool:
    """Whether a paragraph or a list that is no bold line itself comes behind a block."""
    behind = next((b for b in blocks[i + 1 :] if b.kind != "furniture"), None)
    return behind is not None and behind.kind in ("paragraph", "list") and not _is_bold_line(behind)


def _is_bold_line(block: Block) -> bool:
    if block.kind != "paragraph":
        return False
    text = block.text.strip()
    if not 0 < len(text) <= LONGEST or _ENDS.search(text) or len(text.split()) > MOST_WORDS:
        return False
    if any(pattern.search(text) for pattern in (CONTACT, DATELINE, LABEL)):
        return False
    return all(_is_bold(inline) for inline in block.inlines)


def _is_bold(inline: Inline) -> bool:
    """Whether an inline is bold throughout, or shows nothing."""
    if inline.kind == "strong":
        return not any(i.kind in ("link", "image", "break") for i in inline.walk())
    if inline.children:
        return inline.kind == "emphasis" and all(_is_bold(child) for child in inline.children)
    return not inline.text.strip() and inline.kind in ("text", "entity", "softbreak", "break")


def _says(title: str, block: Block) -> bool:
    """Whether a page's title, which may name the site as well, begins with a block's words."""
    own = _words(block)
    return re.findall(r"\w+", title.lower())[: len(own)] == own


def _words(block: Block) -> list[str]:
    return re.findall(r"\w+", block.text.lower())

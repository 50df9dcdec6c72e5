"""Attribute lists that Markdown dialects allow, ``[a](b){rel=external}`` or ``## A {#a}``.

CommonMark knows none, so they stand in the prose; on a page they would be rubbish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint.document.model import Block

_ONE = r"(?:[#.][\w:\-]+|[\w:\-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w.:%\-]+))"
_LIST = re.compile(rf"\{{:?\s*{_ONE}(?:\s+{_ONE})*\s*\}}")
_BEFORE = frozenset({"link", "image", "emphasis", "strong", "code"})


def attribute_lists(block: Block) -> Iterator[tuple[int, int]]:
    """Where they stand in a block's prose: behind an inline, or at the block's end."""
    text = block.text
    if "{" not in text or block.kind == "code":
        return
    ends = {mark.end for mark in block.prose.marks if mark.inline.kind in _BEFORE}
    for match in _LIST.finditer(text):
        before = text[: match.start()].rstrip()
        if match.end() == len(text.rstrip()) and (before != text[: match.start()] or not before):
            yield len(before), match.end()
        elif match.start() in ends:
            yield match.span()


def bare_text(block: Block) -> str:
    """A block's prose without them."""
    text = block.text
    for start, end in reversed(list(attribute_lists(block))):
        text = text[:start] + text[end:]
    return text


def given_id(block: Block) -> str:
    """The id that one of them gives to a block, or ''."""
    for start, end in attribute_lists(block):
        if found := re.search(r"#([\w:\-]+)", block.text[start:end]):
            return found[1]
    return ""

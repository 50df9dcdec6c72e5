"""What Markdown dialects allow and CommonMark doesn't know; as prose on a page it would be rubbish.

Attribute lists, ``[a](b){rel=external}`` or ``## A {#a}``; what abbreviations stand for,
``*[MRI]: magnetic resonance imaging``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from medlint.document.model import Block

_ONE = r"(?:[#.][\w:\-]+|[\w:\-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w.:%\-]+))"
_LIST = re.compile(rf"\{{:?\s*{_ONE}(?:\s+{_ONE})*\s*\}}")
_ABBREVIATION = re.compile(r"\*\[([^\[\]]{2,40})\]:\s+(\S.{0,200})", re.DOTALL)
_TEMPLATE = re.compile(r"\{\{[^{}]{1,60}\}\}|\{%[^{}]{1,60}%\}")
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


def abbreviation_lists(blocks: Iterable[Block]) -> Iterator[tuple[Block, Mapping[str, str]]]:
    """The paragraphs that only say what abbreviations stand for, and what they say."""
    for block in blocks:
        if block.kind != "paragraph" or not block.text.lstrip().startswith("*["):
            continue
        lines = re.split(r"\s+(?=\*\[)", block.text.strip())  # a line end is a space in prose
        found = [match for line in lines if (match := _ABBREVIATION.fullmatch(line))]
        if len(found) == len(lines):
            yield block, {match[1].strip(): match[2] for match in found}


def template_marks(blocks: Iterable[Block]) -> Iterator[str]:
    """What a site's templates should have filled in and did not: ``{{ address }}``."""
    for block in blocks:
        if block.kind == "code" or "{" not in block.text:
            continue
        for match in _TEMPLATE.finditer(block.text):
            if block.prose.kind_at(match.start()) != "code":
                yield match.group()


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

"""A markdown-it plugin that leaves on each inline token the places of its text.

markdown-it gives a block token its lines and an inline token nothing. Both parsers know where
they are while they work, so we ask them at that moment:

* ``BlockState`` sees each ``inline`` token when the rule that made it pushes the closing token.
  ``bMarks`` and ``tShift`` then still describe the containers, so the first character of each
  line is known. It leaves *anchors*: pairs (index in content, offset in text) from which on
  content and text run in step.
* ``witness``, the first inline rule, is tried at each position and never matches; it notes where
  each construct begins.

On every inline token ``meta["start"]`` and ``meta["stop"]`` are then offsets in the text parsed,
and ``meta["pieces"]`` of a token that shows text lists (text, start, end).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Anchors = list[tuple[int, int]]
Piece = tuple[str, int, int]

BAR = re.compile(r"(?<!\\)\|")  # separates cells: markdown-it looks one character back only
ESCAPED_BAR = re.compile(r"\\\|")


class BlockState(StateBlock):
    """A block state that leaves anchors on inline tokens."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token; the one before it, if inline, is complete now."""
        if self.tokens and (inline := self.tokens[-1]).type == "inline":
            inline.meta["anchors"] = self._anchors(self.tokens[-2], inline)
        return super().push(ttype, tag, nesting)

    def _anchors(self, opener: Token, inline: Token) -> Anchors:
        assert inline.map is not None
        if opener.type in ("th_open", "td_open"):
            return self._cell(inline.map[0])
        if opener.markup.startswith("#"):
            return self._atx(inline.map[0], len(opener.markup))
        return self._lines(inline)

    def _line(self, number: int) -> tuple[int, str]:
        """Offset and text of a line, container markers and indentation removed."""
        start = self.bMarks[number] + self.tShift[number]
        return start, self.src[start : self.eMarks[number]]

    def _lines(self, inline: Token) -> Anchors:
        """Containers and indentation only ever shorten a line at its start: align the ends."""
        assert inline.map is not None
        lines = [(self.eMarks[n], self._line(n)[1]) for n in range(*inline.map)]
        while not lines[0][1].strip():  # whole lines of no-break spaces are stripped
            del lines[0]
        anchors: Anchors = []
        index = 0
        for part, (end, line) in zip(inline.content.split("\n"), lines, strict=False):
            indent = len(part) - len(part.lstrip(" \t"))
            trailing = len(line) - len(line.rstrip())
            start = end - trailing - len(part.strip())
            if indent:
                anchors.append((index, start - indent))
            anchors.append((index + indent, start))
            index += len(part) + 1
        return anchors

    def _atx(self, number: int, level: int) -> Anchors:
        start, line = self._line(number)
        return [(0, start + level + _leading(line[level:]))]

    def _cell(self, number: int) -> Anchors:
        start, line = self._line(number)
        start, line = start + _leading(line), line.strip()
        bounds = [-1, *(m.start() for m in BAR.finditer(line)), len(line)]
        cells = [(left + 1, right) for left, right in pairwise(bounds)]
        if cells[0] == (0, 0):
            del cells[0]
        column = 0
        for token in reversed(self.tokens[:-2]):
            if token.type == "tr_open":
                break
            column += token.type in ("th_open", "td_open")
        if column >= len(cells):
            return [(0, start + len(line))]
        left, right = cells[column]
        raw = line[left:right]
        start += left + _leading(raw)
        bars = enumerate(ESCAPED_BAR.finditer(raw.strip()))
        return [(0, start), *((m.start() - n, start + m.start() + 1) for n, m in bars)]


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


class InlineState(StateInline):
    """An inline state that knows where the construct of each of its tokens begins and ends."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, out: list[Token]) -> None:
        super().__init__(src, md, env, out)
        self.here = 0  # the position at which the rules were last tried
        self.pending_at = 0  # where the text in ``pending`` begins
        self.starts: list[int] = []
        self.ends: list[int] = []

    def pushPending(self) -> Token:  # noqa: N802
        """Push the text gathered so far."""
        token = super().pushPending()
        self.starts.append(self.pending_at)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token, with its place."""
        if ttype == "link_close":
            self.end_all(self.pos)
        token = super().push(ttype, tag, nesting)
        self.starts.append(self.here)
        return token

    def end_all(self, position: int) -> None:
        """The tokens pushed so far end here, unless they ended before."""
        self.ends += [position] * (len(self.tokens) - len(self.ends))


def witness(state: StateInline, silent: bool) -> bool:
    """Note the position at which the rules are tried."""
    if isinstance(state, InlineState) and not silent:
        state.here = state.pos
        state.end_all(state.pos)
        if not state.pending:
            state.pending_at = state.pos
    return False


def _extents(state: InlineState) -> Iterator[tuple[Token, int, int]]:
    """Each text-bearing token with the range of ``state.src`` that it stands for."""
    cursor = 0
    src = state.src
    previous: Token | None = None
    for token, at in zip(state.tokens, state.starts, strict=True):
        if token.type == "text" and previous and _opens_autolink(previous):
            yield token, at + 1, src.index(">", at)
        elif token.type == "text":  # delimiter runs push several tokens at one position
            start = max(at, cursor)
            cursor = start + len(token.content)
            yield token, start, cursor
        elif token.type == "text_special":
            yield token, at, at + len(token.markup)
        elif token.type == "code_inline":
            start = at + len(token.markup)
            inner = src[start : start + len(token.content)].replace("\n", " ")
            start += inner != token.content  # one space was stripped from each side
            yield token, start, start + len(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            yield token, at, src.index("\n", at) + 1
        elif token.type == "html_inline":
            yield token, at, at + len(token.content)
        elif token.type == "image":
            yield token, at + 2, at + 2 + len(token.content)
        previous = token


def _opens_autolink(token: Token) -> bool:
    return token.markup == "autolink" and token.nesting == 1


def offset(anchors: Anchors, index: int) -> int:
    """The offset in the text of a place in the content."""
    content, source = anchors[bisect_right(anchors, index, key=lambda a: a[0]) - 1]
    return source + index - content


def _pieces(anchors: Anchors, text: str, start: int, end: int) -> list[Piece]:
    """``text``, which stands for content[start:end], cut at the anchors between."""
    if len(text) != end - start:
        return [(text, offset(anchors, start), offset(anchors, end - 1) + 1)]
    first = bisect_right(anchors, start, key=lambda a: a[0])
    last = bisect_right(anchors, end - 1, key=lambda a: a[0])
    cuts = [start, *(i for i, _ in anchors[first:last]), end]
    return [
        (text[a - start : b - start], offset(anchors, a), offset(anchors, b - 1) + 1)
        for a, b in pairwise(cuts)
    ]


def _parse_blocks(core: StateCore) -> None:
    if core.src:
        state = BlockState(core.src, core.md, core.env, core.tokens)
        core.md.block.tokenize(state, state.line, state.lineMax)


def _parse_inlines(core: StateCore) -> None:
    for token in core.tokens:
        if token.type == "inline":
            assert token.children is not None
            _parse_inline(core, token.content, 0, token.meta["anchors"], token.children)


def _parse_inline(
    core: StateCore, content: str, base: int, anchors: Anchors, out: list[Token]
) -> None:
    state = InlineState(content, core.md, core.env, out)
    core.md.inline.tokenize(state)
    extents = list(_extents(state))
    state.end_all(state.posMax)
    for token, at, end in zip(state.tokens, state.starts, state.ends, strict=True):
        token.meta["start"] = offset(anchors, base + at)
        token.meta["stop"] = offset(anchors, base + max(at, end - 1)) + (end > at)
    for token, start, end in extents:
        start, end = base + start, base + end
        if token.type == "image":
            token.children = []
            _parse_inline(core, token.content, start, anchors, token.children)
        else:
            text = "\n" if token.type.endswith("break") else token.content
            token.meta["pieces"] = _pieces(anchors, text, start, end) if text else []
    for rule in core.md.inline.ruler2.getRules(""):
        rule(state)
    for token in out:
        if token.type == "text_special":
            token.type = "text"
            token.meta["opaque"] = True


def source_positions(md: MarkdownIt) -> None:
    """Leave the places of their text on inline tokens."""
    md.inline.ruler.before("text", "witness", witness)
    md.core.ruler.at("block", _parse_blocks)
    md.core.ruler.at("inline", _parse_inlines)
    md.disable(["fragments_join", "text_join"])  # they merge tokens and so lose their places

"""Exact source offsets for every piece of text that markdown-it-py produces.

markdown-it-py gives a block token its lines and an inline token nothing. Both parsers know
where they are while they work, so ``source_positions`` (an ordinary plugin) asks them then:

* ``BlockState`` sees each inline token when the rule that made it pushes the closing token.
  ``bMarks`` and ``tShift`` then still describe the enclosing containers. It leaves *anchors*
  on the token: pairs (index in content, offset in source) between which the two run in step.
* ``witness``, the first inline rule, is tried at every position and notes it on ``InlineState``,
  which leaves it on each token pushed.

Every token that shows text then has ``meta["runs"]``, and links, images, code, emphasis and
HTML tags have ``meta["start"]`` or ``meta["stop"]`` or both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Literal

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from medlint import ready

Anchors = list[tuple[int, int]]  # (index in content, offset in source), ascending

BAR = ready.pattern(r"(?<!\\)\|")  # separates cells: markdown-it looks one character back only
ESCAPED_BAR = ready.pattern(r"\\\|")
MAX_LEVEL = 90  # of block tokens inside each other; what lies deeper is read as a paragraph


class Piece(msgspec.Struct, frozen=True):
    """Text and the source characters that it stands for, verbatim or as a whole."""

    text: str
    start: int
    end: int
    verbatim: bool


# --- block level: where does each line of a block's content begin? -----------------------


class BlockState(StateBlock):
    """A StateBlock that leaves anchors on inline tokens and ``meta["start"]`` on openers."""

    cells: list[tuple[int, int]] | None = None  # the places of the cells of the present row
    column = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token, and look at the inline token before it."""
        if self.tokens and (inline := self.tokens[-1]).type == "inline":
            opener = self.tokens[-2]
            anchors = inline.meta["anchors"] = self._anchors(opener, inline)
            if not opener.markup.startswith("#") and opener.tag not in ("th", "td"):
                opener.meta["start"] = anchors[0][1]
        token = super().push(ttype, tag, nesting)
        if nesting == 1 and self.line < len(self.bMarks):
            token.meta["start"] = self.bMarks[self.line] + self.tShift[self.line]
        if ttype == "tr_open":
            self.cells, self.column, self.row = None, 0, token
        return token

    def _anchors(self, opener: Token, inline: Token) -> Anchors:
        if opener.type in ("th_open", "td_open"):
            return self._cell(opener, inline)
        if opener.markup.startswith("#"):
            return self._atx(_first(inline), len(opener.markup))
        return self._lines(inline)

    def _line(self, number: int) -> tuple[int, str]:
        """Offset and text of a line, container markers and indentation removed."""
        start = self.bMarks[number] + self.tShift[number]
        return start, self.src[start : self.eMarks[number]]

    def _lines(self, inline: Token) -> Anchors:
        """Containers and indentation only ever shorten a line at its start: align the ends."""
        first = _first(inline)
        last = max(inline.map[1] if inline.map else 0, first + 1)
        lines = [(self.eMarks[n], self._line(n)[1]) for n in range(first, last)]
        blank = 0  # str.strip() took whole lines, e.g. of no-break spaces
        while blank < len(lines) - 1 and not lines[blank][1].strip():
            blank += 1
        anchors, index = [], 0
        for part, (end, line) in zip(inline.content.split("\n"), lines[blank:], strict=False):
            core = part.strip()
            indent = len(part) - len(part.lstrip())
            trailing = len(line) - len(line.rstrip()) if core else 0  # no-break spaces alone
            start = end - trailing - len(core)
            if indent:
                anchors.append((index, start - indent))
            anchors.append((index + indent, start))
            index += len(part) + 1
        return anchors

    def _atx(self, number: int, level: int) -> Anchors:
        start, line = self._line(number)
        self.tokens[-2].meta["start"] = start
        return [(0, start + level + _leading(line[level:]))]

    def _cell(self, opener: Token, inline: Token) -> Anchors:
        if self.cells is None:
            self.cells = self._row(_first(inline))
        column, self.column = self.column, self.column + 1
        if column >= len(self.cells):
            end = self.row.meta["stop"]
            opener.meta["start"] = opener.meta["stop"] = end
            return [(0, end)]
        left, right = self.cells[column]
        raw = self.src[left:right]
        start = left + _leading(raw)
        raw = raw.strip()
        opener.meta["start"], opener.meta["stop"] = start, start + len(raw)
        bars = enumerate(ESCAPED_BAR.finditer(raw))
        return [(0, start), *((m.start() - n, start + m.start() + 1) for n, m in bars)]

    def _row(self, number: int) -> list[tuple[int, int]]:
        """Where the cells of a row stand."""
        start, line = self._line(number)
        start, line = start + _leading(line), line.strip()
        self.row.meta["start"], self.row.meta["stop"] = start, start + len(line)
        bounds = [-1, *(m.start() for m in BAR.finditer(line)), len(line)]
        cells = [(start + left + 1, start + right) for left, right in pairwise(bounds)]
        if cells[0] == (start, start):
            del cells[0]
        return cells


def _first(inline: Token) -> int:
    return inline.map[0] if inline.map else 0


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what is nested too deep as a paragraph, where markdown-it would leave it out."""
    if silent or state.level < MAX_LEVEL:
        return False
    return paragraph(state, start, end, silent)


# --- inline level: where does each token begin in the content? ---------------------------


class InlineState(StateInline):
    """A StateInline that keeps in ``meta["at"]`` where each token's construct begins."""

    here = 0  # the position at which the rules were last tried
    pending_at = 0  # where the text in `pending` begins

    def pushPending(self) -> Token:  # noqa: N802
        """Push the text that is pending, with its place."""
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token, with the place of its construct."""
        if ttype == "link_close" and self.tokens:
            self.tokens[-1].meta.setdefault("end", self.pos)
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.here
        return token


def witness(state: StateInline, silent: bool) -> bool:
    """The first inline rule: tried at every position, notes it, never matches."""
    if isinstance(state, InlineState) and not silent:
        state.here = state.pos
        if state.tokens:
            state.tokens[-1].meta.setdefault("end", state.pos)
        if not state.pending:
            state.pending_at = state.pos
    return False


def _extents(state: InlineState) -> Iterator[tuple[Token, int, int]]:
    """Each token that shows something with the range of ``state.src`` it stands for."""
    cursor = 0
    previous: Token | None = None
    src = state.src
    for token in state.tokens:
        kind, at = token.type, token.meta.get("at", 0)
        if kind == "text":
            if previous and previous.markup == "autolink" and previous.nesting == 1:
                yield token, at + 1, src.index(">", at)
            else:  # delimiter runs push several tokens at one position
                start = max(at, cursor)
                cursor = start + len(token.content)
                yield token, start, cursor
        elif kind == "text_special":
            yield token, at, at + len(token.markup)
        elif kind == "code_inline":
            start = at + len(token.markup)
            inner = src[start : start + len(token.content)].replace("\n", " ")
            start += inner != token.content  # one space was stripped from each side
            yield token, start, start + len(token.content)
        elif kind in ("softbreak", "hardbreak"):
            yield token, at, src.index("\n", at) + 1
        elif kind == "html_inline":
            yield token, at, at + len(token.content)
        elif kind == "footnote_ref":  # its rule puts a `meta` of its own in place of ours
            end = token.meta.get("end", state.posMax)
            yield token, end - len(token.meta["label"]) - 3, end
        previous = token


def source_offset(anchors: Anchors, index: int) -> int:
    """Where the character at ``index`` of the content stands in the source."""
    if len(anchors) == 1:
        return anchors[0][1] + index - anchors[0][0]
    content, source = anchors[bisect_right(anchors, index, key=itemgetter(0)) - 1]
    return source + index - content


def _pieces(anchors: Anchors, content: str, text: str, start: int, end: int) -> list[Piece]:
    """``text``, which stands for ``content[start:end]``, in pieces in step with the source."""
    if len(text) != end - start:
        first, last = source_offset(anchors, start), source_offset(anchors, end - 1) + 1
        return [Piece(text, first, last, False)]
    if len(anchors) == 1:
        cuts = [start, end]
    else:
        low = bisect_right(anchors, start, key=itemgetter(0))
        high = bisect_right(anchors, end - 1, key=itemgetter(0))
        cuts = [start, *(i for i, _ in anchors[low:high]), end]
    return [
        Piece(
            text[a - start : b - start],
            source_offset(anchors, a),
            source_offset(anchors, b - 1) + 1,
            text[a - start : b - start] == content[a:b],
        )
        for a, b in pairwise(cuts)
    ]


# --- the plugin --------------------------------------------------------------------------


def _parse_blocks(core: StateCore) -> None:
    if core.src:
        state = BlockState(core.src, core.md, core.env, core.tokens)
        core.env["line_ends"] = state.eMarks
        core.md.block.tokenize(state, state.line, state.lineMax)


def _parse_inlines(core: StateCore) -> None:
    for token in core.tokens:
        if token.type == "inline" and token.children is not None:
            _parse_inline(core, token.content, token.meta["anchors"], token.children)


def _parse_inline(core: StateCore, content: str, anchors: Anchors, out: list[Token]) -> None:
    state = InlineState(content, core.md, core.env, out)
    core.md.inline.tokenize(state)
    for token in state.tokens:
        if token.type in ("link_open", "image"):
            token.meta["start"] = source_offset(anchors, token.meta["at"])
        if token.type in ("link_close", "image", "code_inline"):
            end = token.meta.get("end", state.posMax)
            token.meta["stop"] = source_offset(anchors, end - 1) + 1
    for token, start, end in _extents(state):
        token.meta["range"] = (start, end)
        if token.type == "footnote_ref":
            token.meta["place"] = (
                source_offset(anchors, start),
                source_offset(anchors, end - 1) + 1,
            )
        text = "\n" if token.type.endswith("break") else token.content
        if token.type == "text_special":
            token.meta["runs"] = [
                Piece(
                    text, source_offset(anchors, start), source_offset(anchors, end - 1) + 1, False
                )
            ]
        elif text and token.type != "html_inline":
            token.meta["runs"] = _pieces(anchors, content, text, start, end)
    for rule in core.md.inline.ruler2.getRules(""):
        rule(state)
    for token in out:
        if token.type == "text_special":  # what text_join would have done, without the joining
            token.type = "text"


def source_positions(md: MarkdownIt) -> None:
    """Leave places on every inline token that shows text."""
    md.inline.ruler.before("text", "witness", witness)
    md.block.ruler.before("table", "too_deep", too_deep)
    md.core.ruler.at("block", _parse_blocks)
    md.core.ruler.at("inline", _parse_inlines)
    md.disable(["fragments_join", "text_join"])  # they merge tokens and so lose their places

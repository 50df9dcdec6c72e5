"""From markdown-it-py's tokens to the element tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from medlint import ready
from medlint.document.html import tokens as html
from medlint.document.markdown.places import LinePlaces
from medlint.document.markdown.positions import MAX_LEVEL, Piece, source_offset, source_positions
from medlint.document.model import NOTHING
from medlint.document.origin import Origin, normalise
from medlint.document.source import Span
from medlint.document.tree import Node, Tree

LINES = ready.pattern(r"[^\n]*\n|[^\n]+")
ALIGN = ready.pattern(r"text-align:\s*(\w+)")
FLAT = frozenset({"thead_open", "tbody_open"})


@cache
def parser() -> MarkdownIt:
    """The one parser of the process."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_LEVEL + 10})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    return md.use(source_positions)


def read(text: str, base: int, tree: Tree) -> None:
    """Put the Markdown from ``base`` on into the tree."""
    origin = normalise(text, base)
    env: dict[str, Any] = {}
    Reader(tree, text, origin, parser().parse(origin.text, env), env.get("line_ends", [])).read()


class Reader:
    """Walks the tokens once, opening and closing elements of the tree."""

    def __init__(
        self, tree: Tree, source: str, origin: Origin, tokens: list[Token], line_ends: list[int]
    ) -> None:
        self.tree = tree
        self.source = source
        self.origin = origin
        self.tokens = tokens
        self.line_ends = line_ends
        self.open_nodes: list[tuple[Node | None, int]] = []

    def read(self) -> None:
        """Read every token."""
        for token in self.tokens:
            if token.nesting == 1:
                self.enter(token)
            elif token.nesting == -1:
                self.leave()
            elif token.type in LEAVES:
                LEAVES[token.type](self, token)

    # --- blocks ---

    def enter(self, token: Token) -> None:
        """Open a block's element."""
        start = self.start(token)
        end = token.meta.get("stop", 0) or self.end_of(token)
        tag = token.tag
        attributes: dict[str, str] = {}
        if token.type == "footnote_reference_open":
            tag, attributes = "footnote", {"label": str(token.meta["label"])}
        elif token.hidden:
            tag = "tight"  # no element at all, but where inline HTML must end
        elif token.attrs:
            attributes = _attributes(token)
        at = self.origin.at(start)
        node = self.tree.open(tag, attributes or NOTHING, at, at, markdown=True)
        self.open_nodes.append((node, self.origin.at(end) if end else 0))

    def leave(self) -> None:
        """Close the block's element that was opened last."""
        node, end = self.open_nodes.pop()
        if node is not None and not end and node.children:
            end = max(child.end for child in node.children)
            node.start = min(node.start or end, *(child.start for child in node.children), end)
        self.tree.close_node(node, end)

    def start(self, token: Token) -> int:
        """Where a block begins, its own marker included."""
        if token.map is None:
            return int(token.meta.get("start", 0))
        line = self.line_ends[token.map[0] - 1] + 1 if token.map[0] else 0
        start = int(token.meta.get("start", line))
        if token.type == "blockquote_open":
            return max(self.origin.text.rfind(">", line, start), line)
        if token.type in ("fence", "hr"):
            return max(self.origin.text.find(token.markup[0], line), line)
        return start

    def end_of(self, token: Token) -> int:
        """Where a block's last line with anything on it ends; 0 if the token does not say."""
        if token.map is None:
            return 0
        first, last = token.map[0], max(token.map[1] - 1, token.map[0])
        text = self.origin.text
        while last < len(self.line_ends) and last > first:
            begin = self.line_ends[last - 1] + 1
            if text[begin : self.line_ends[last]].strip(" \t>"):
                break
            last -= 1
        if last >= len(self.line_ends):
            return len(text)
        end = self.line_ends[last]
        while end and text[end - 1] in " \t":
            end -= 1
        return end

    def rule(self, token: Token) -> None:
        """A thematic break."""
        start, end = self.origin.at(self.start(token)), self.origin.at(self.end_of(token))
        self.tree.open("hr", NOTHING, start, end, markdown=True)

    def literal(self, token: Token) -> None:
        """Fenced or indented code."""
        start, end = self.origin.at(self.start(token)), self.origin.at(self.end_of(token))
        language = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
        attributes = {"language": language} if language else NOTHING
        node = self.tree.open("pre", attributes, start, start, markdown=True)
        number = (token.map[0] if token.map else 0) + (token.type == "fence")
        for line in LINES.findall(token.content):
            self.literal_line(line, number)
            number += 1
        self.tree.close_node(node, end)

    def literal_line(self, line: str, number: int) -> None:
        """A line of code; a tab that a container has cut into stands as spaces in ``line``."""
        if number >= len(self.line_ends):
            return
        end = self.line_ends[number]
        text = line.removesuffix("\n")
        start = end - len(text)
        if self.origin.text[start:end] != text:
            indent = len(text) - len(text.lstrip(" \t"))
            start += indent
            begin = start
            while begin and self.origin.text[begin - 1] in " \t":
                begin -= 1
            self.tree.leaf(text[:indent], self.origin.at(begin), self.origin.at(start), "entity")
            text = text[indent:]
        if text:
            self.tree.leaf(text, self.origin.at(start), self.origin.at(end), "text")
        if line.endswith("\n") and end < len(self.origin.text):
            self.tree.leaf("\n", self.origin.at(end), self.origin.at(end + 1), "break")

    def html_block(self, token: Token) -> None:
        """HTML among the blocks."""
        first = token.map[0] if token.map else 0
        lines = LinePlaces(self.origin, token.content, self.line_ends, first)
        html.feed(self.tree, token.content, lines.range)
        open_at = token.content.rfind("<!--")
        if open_at >= 0 and token.content.find("-->", open_at + 2) < 0:
            self.comment_goes_on(self.origin.at(self.end_of(token)))

    def comment_goes_on(self, start: int) -> None:
        """Markdown ends a block of HTML at a blank line; a browser goes on to ``-->``."""
        end = self.source.find("-->", start)
        if end >= 0:
            self.tree.hidden = [
                *(s for s in self.tree.hidden if s.start < start),
                Span(start, end + 3),
                *(s for s in self.tree.hidden if s.start > end),
            ]

    # --- inlines ---

    def inline(self, token: Token) -> None:
        """The content of a paragraph, a heading, a cell."""
        anchors = token.meta["anchors"]
        nodes: list[Node | None] = []
        for child in token.children or ():
            if child.type == "text":
                self.text(child)
            elif child.type in ("softbreak", "hardbreak"):
                self.line_end(child)
            elif child.type == "code_inline":
                self.code(child)
            elif child.type == "html_inline":
                self.tag(child, anchors)
            elif child.type == "image":
                self.image(child)
            elif child.type == "footnote_ref":
                self.footnote_reference(child)
            elif child.nesting == 1:
                start = self.origin.at(_opening(child))
                attributes = _attributes(child) if child.attrs else NOTHING
                nodes.append(self.tree.open(child.tag, attributes, start, start, markdown=True))
            elif child.nesting == -1 and nodes:
                self.tree.close_node(nodes.pop(), self.origin.at(_closing(child)))

    def text(self, token: Token) -> None:
        """Text, verbatim or not."""
        if token.content:
            for piece in token.meta["runs"]:
                self.piece(piece)

    def piece(self, piece: Piece) -> None:
        """One piece of text."""
        start, end = self.origin.at(piece.start), self.origin.at(piece.end)
        if self.tree.hidden and self.tree.hides(start, end):
            return
        verbatim = piece.verbatim
        if verbatim and "\ufffd" in piece.text:  # the parser reads a null character so
            verbatim = self.source[start:end] == piece.text
        self.tree.leaf(piece.text, start, end, "text" if verbatim else "entity")

    def line_end(self, token: Token) -> None:
        """A line end, of either sort."""
        pieces: list[Piece] = token.meta["runs"]
        start, end = self.origin.at(pieces[0].start), self.origin.at(pieces[-1].end)
        if token.type == "softbreak":
            self.tree.leaf(" ", start, end, "softbreak")
        else:
            self.tree.leaf("\n", start, end, "break")

    def code(self, token: Token) -> None:
        """A code span: its content if that is what the source holds, or else all of it."""
        pieces: list[Piece] = token.meta["runs"]
        stop = token.meta["stop"]
        whole = len(pieces) == 1 and pieces[0].verbatim
        text = pieces[0].text if whole else token.content
        start = pieces[0].start if whole else pieces[0].start - len(token.markup)
        end = pieces[0].end if whole else stop
        self.tree.leaf(text, self.origin.at(start), self.origin.at(end), "code")

    def tag(self, token: Token, anchors: list[tuple[int, int]]) -> None:
        """An HTML tag or comment inside a line."""
        base = token.meta["range"][0]

        def place(start: int, end: int) -> tuple[int, int]:
            first = source_offset(anchors, base + start)
            return self.origin.at(first), self.origin.at(source_offset(anchors, base + end - 1) + 1)

        html.tag(self.tree, token.content, place)

    def image(self, token: Token) -> None:
        """An image with its alternative text."""
        attributes = {**_attributes(token), "alt": _shown(token.children or [])}
        start, stop = self.origin.at(token.meta["start"]), self.origin.at(token.meta["stop"])
        self.tree.open("img", attributes, start, stop, markdown=True)

    def footnote_reference(self, token: Token) -> None:
        """A reference to a footnote."""
        pieces_range = token.meta["place"]
        start, end = self.origin.at(pieces_range[0]), self.origin.at(pieces_range[1])
        attributes = {"label": str(token.meta["label"])}
        node = self.tree.open("footnote-reference", attributes, start, end, markdown=True)
        self.tree.close_node(node, end)


# Not in each reader: one that held its own methods would hold itself, and all that it read.
LEAVES: dict[str, Callable[[Reader, Token], None]] = {
    "inline": Reader.inline,
    "fence": Reader.literal,
    "code_block": Reader.literal,
    "html_block": Reader.html_block,
    "hr": Reader.rule,
}


def _attributes(token: Token) -> dict[str, str]:
    attributes = {name: str(value) for name, value in token.attrs.items()}
    found = ALIGN.search(attributes.pop("style", ""))
    if found:
        attributes["align"] = found[1]
    return attributes


def _shown(tokens: list[Token]) -> str:
    """The text of an image's description."""
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(_shown(token.children or []))
        elif token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
        elif token.type.endswith("break"):
            parts.append(" ")
    return "".join(parts)


def _opening(token: Token) -> int:
    """Where a link or an emphasis begins: `**` was pushed as two, and the inner one kept."""
    if "start" in token.meta:
        return int(token.meta["start"])
    return int(token.meta["runs"][0].start) - (token.tag == "strong")


def _closing(token: Token) -> int:
    if "stop" in token.meta:
        return int(token.meta["stop"])
    return int(token.meta["runs"][-1].end) + (token.tag == "strong")

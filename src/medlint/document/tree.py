"""The element tree that Markdown and HTML are both read into, mended as a browser mends it.

Markdown's own elements and the HTML written among them stand in one tree, so that a list item
opened in HTML holds the Markdown paragraphs inside it. HTML never closes a Markdown element.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from medlint.document.model import NOTHING, Comment
from medlint.document.source import Span

MAX_DEPTH = 120  # deeper elements are taken as absent, their content kept

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BLOCKS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "footnote",
        "form",
        "frameset",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])

# A start tag ends an open element of the first set, searched no further than the second.
LISTS = frozenset(["ul", "ol", "menu", "dir"])
TABLE = frozenset({"table"})
CELLS = frozenset({"td", "th", "caption"})
SECTIONS = frozenset(["thead", "tbody", "tfoot"])
PARAGRAPH_LIMIT = CELLS | TABLE | {"button", "object", "template"}
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS | CELLS | TABLE),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | CELLS | TABLE),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | CELLS | TABLE),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (CELLS, TABLE | {"tr"}),
    "th": (CELLS, TABLE | {"tr"}),
    "tr": (CELLS | {"tr"}, TABLE | SECTIONS),
    "a": (frozenset({"a"}), BLOCKS),
    "body": (frozenset({"head"}), frozenset()),
}
for _section in ("thead", "tbody", "tfoot"):
    ENDS[_section] = (CELLS | {"tr"} | SECTIONS, TABLE)
# An end tag is not heard beyond these.
END_LIMITS: dict[str, frozenset[str]] = {
    "li": LISTS | CELLS | TABLE,
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "td": TABLE,
    "th": TABLE,
    "tr": TABLE,
    "table": frozenset(),
    "p": PARAGRAPH_LIMIT,
}

LeafKind = Literal["html", "text", "entity", "code", "softbreak", "break"]


@dataclass(slots=True)
class Leaf:
    """Characters and their place. Kind "html" is text whose white space is yet to collapse."""

    text: str
    start: int
    end: int
    kind: LeafKind


@dataclass(slots=True)
class Node:
    """An element. ``end`` is 0 while it is open."""

    tag: str
    start: int
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    markdown: bool = False
    end: int = 0
    holds_blocks: bool = False
    children: list[Node | Leaf] = field(default_factory=list)


def _start(span: Span) -> int:
    return span.start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


class Tree:
    """Elements as they open and close, and text as it comes."""

    def __init__(self) -> None:
        self.root = Node("root", 0)
        self.open_nodes = [self.root]
        self.comments: list[Comment] = []
        self.hidden: list[Span] = []  # places whose text is no prose, ascending

    def hides(self, start: int, end: int) -> bool:
        """Whether text at this place is no prose."""
        index = bisect_right(self.hidden, start, key=_start) - 1
        return index >= 0 and end <= self.hidden[index].end

    def leaf(self, text: str, start: int, end: int, kind: LeafKind) -> None:
        """Put text where we are."""
        if self.hidden and kind == "html" and self.hides(*_stripped(text, start, end)):
            return
        self.open_nodes[-1].children.append(Leaf(text, start, end, kind))

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment."""
        self.comments.append(Comment(text, Span(start, end)))

    def open(
        self,
        tag: str,
        attributes: Mapping[str, str],
        start: int,
        end: int,
        markdown: bool = False,
    ) -> Node | None:
        """Begin an element, ending those that it implies the end of; None if nested too deep."""
        self._imply_ends(tag, start)
        if len(self.open_nodes) > MAX_DEPTH and tag not in VOID:
            return None
        node = Node(tag, start, attributes, markdown)
        self.open_nodes[-1].children.append(node)
        if tag in BLOCKS:
            self._mark_block()
        if tag in VOID:
            node.end = end
        else:
            self.open_nodes.append(node)
        return node

    def close(self, tag: str, start: int, end: int) -> None:
        """An HTML end tag: ends the nearest open element of its name, if it may."""
        limit = END_LIMITS.get(tag, CELLS | TABLE if tag in BLOCKS else BLOCKS)
        wanted = HEADINGS if tag in HEADINGS else (tag,)
        for index in range(len(self.open_nodes) - 1, 0, -1):
            node = self.open_nodes[index]
            if node.markdown:
                return
            if node.tag in wanted:
                self._pop(index, start, end)
                return
            if node.tag in limit:
                return

    def close_node(self, node: Node | None, end: int) -> None:
        """End a Markdown element, and whatever HTML is still open in it."""
        for index in range(len(self.open_nodes) - 1, 0, -1):
            if self.open_nodes[index] is node:
                self._pop(index, end, end)
                return

    def finish(self, end: int) -> Node:
        """End everything."""
        self._pop(0, end, end)
        return self.root

    def _pop(self, index: int, start: int, end: int) -> None:
        """End the open elements from ``index`` on; those inside it end where its end tag begins."""
        for node in self.open_nodes[index + 1 :]:
            node.end = max(start, node.start)
        self.open_nodes[index].end = max(end, self.open_nodes[index].start)
        del self.open_nodes[index:]

    def _mark_block(self) -> None:
        for node in reversed(self.open_nodes):
            if node.holds_blocks:
                break
            node.holds_blocks = True

    def _imply_ends(self, tag: str, at: int) -> None:
        nodes = self.open_nodes
        if nodes[-1].tag == "head" and tag not in HEAD:
            self._pop(len(nodes) - 1, at, at)
        if tag in BLOCKS:
            if tag in HEADINGS and nodes[-1].tag in HEADINGS and not nodes[-1].markdown:
                self._pop(len(nodes) - 1, at, at)
            self._end(frozenset({"p"}), PARAGRAPH_LIMIT, at)
        if tag in ENDS:
            self._end(*ENDS[tag], at)

    def _end(self, wanted: frozenset[str], limit: frozenset[str], at: int) -> None:
        """End the outermost open element of ``wanted`` this side of ``limit``."""
        found = 0
        for index in range(len(self.open_nodes) - 1, 0, -1):
            node = self.open_nodes[index]
            if node.markdown or (node.tag in limit and node.tag not in wanted):
                break
            if node.tag in wanted:
                found = index
        if found:
            self._pop(found, at, at)

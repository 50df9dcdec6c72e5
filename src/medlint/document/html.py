"""The HTML reader: pages, and the HTML that stands in Markdown.

Python's tokeniser says where each tag and each piece of text begins; the tree is built here,
with the implied ends and the forgiveness of a browser. White space collapses as it does there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser
from itertools import islice

from medlint.document import tags
from medlint.document.inlines import InlineBuilder
from medlint.document.model import Block, BlockKind, Comment, Document, Field, Inline
from medlint.document.source import Source, Span

WORDS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
SPACE = " \t\n\r\f"
HOLDS_TEXT = frozenset({"heading", "paragraph", "caption", "term"})
UNWRAPS = frozenset({"item", "cell", "definition", "term", "caption"})
DEEPEST = 400  # open elements; deeper ones are read as if their tags were not there

# A start tag ends the open elements on the left, up to the nearest on the right.
IMPLIED_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"tr", "td", "th", "thead"}), frozenset({"table"})),
}

At = Callable[[int], int]


@dataclass(slots=True)
class _Node:
    tag: str
    kind: BlockKind | None
    start: int
    attributes: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    inlines: InlineBuilder | None = None
    text_span: tuple[int, int] | None = None


class TreeBuilder(HTMLParser):
    """Builds blocks from a text; ``at`` maps its offsets to those of the file."""

    def __init__(self, text: str, at: At) -> None:
        super().__init__(convert_charrefs=False)
        self.metadata: dict[str, Field] = {}
        self.comments: list[Comment] = []
        self.main: Span | None = None
        self._at = at
        self._text = text
        self._here = 0  # where the construct begins that is being handled
        self._base = 0
        self._skipping: list[str] = []
        self._space: tuple[int, int] | None = None  # white space that may yet count
        self._nodes = [_Node("", None, 0)]
        self._title: int | None = None

    def build(self) -> tuple[Block, ...]:
        """Read all of the text."""
        self.feed(self._text)
        self._here = self._base = len(self._text) - len(self.rawdata)
        self.close()
        while len(self._nodes) > 1:
            self._pop(len(self._text))
        self._flush(self._nodes[0])
        return tuple(self._nodes[0].blocks)

    def updatepos(self, i: int, j: int) -> int:
        """Note how far the tokeniser has come; it calls this before and after each construct."""
        self._here = self._base + j
        return j

    # --- text ---------------------------------------------------------------------------------

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._skipping:
            if self._title is not None:
                self._set("title", " ".join(data.split()), self._here, self._here + len(data))
            return
        node = self._nodes[-1]
        if node.kind == "code":
            self._leaf("text", data, self._here, self._here + len(data))
            return
        for match in WORDS.finditer(data):
            start, end = self._here + match.start(), self._here + match.end()
            if data[match.start()] in SPACE:
                first = self._space[0] if self._space else start
                self._space = (first, end)
            else:
                self._leaf("text", match.group(), start, end)

    def handle_entityref(self, name: str) -> None:
        """A character reference by name."""
        self._reference(1 + len(name))

    def handle_charref(self, name: str) -> None:
        """A character reference by number."""
        self._reference(2 + len(name))

    def _reference(self, length: int) -> None:
        start, end = self._here, self._here + length
        end += self._text[end : end + 1] == ";"
        if not self._skipping:
            raw = self._text[start:end]
            text = unescape(raw)
            self._leaf("text" if text == raw else "entity", text, start, end)

    def handle_comment(self, data: str) -> None:
        """A comment; it is kept, beside the text."""
        start = self._here
        end = start + len("<!--") + len(data) + len("-->")
        self.comments.append(Comment(data, Span(self._at(start), self._at(end))))

    def _leaf(self, kind: str, text: str, start: int, end: int, **attributes: str) -> None:
        node = self._nodes[-1]
        if node.inlines is None:
            node.inlines = InlineBuilder()
            node.text_span = None
            self._space = None
        self._spend_space()
        span = Span(self._at(start), self._at(end))
        node.inlines.leaf(kind, text, span, attributes)  # type: ignore[arg-type]
        node.text_span = ((node.text_span or (start, end))[0], end)

    def _spend_space(self) -> None:
        """White space counts once something follows it."""
        node = self._nodes[-1]
        if self._space is None or node.inlines is None or node.text_span is None:
            self._space = None
            return
        start, end = self._space
        self._space = None
        verbatim = self._text[start:end] == " "
        span = Span(self._at(start), self._at(end))
        node.inlines.leaf("text" if verbatim else "softbreak", " ", span)

    # --- tags ---------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        tag = tag.lower()
        if self._skipping:
            self._in_skipped(tag, attributes)
        elif tag in tags.SKIPPED or _hidden(attributes):
            if tag not in tags.VOID:
                self._skipping.append(tag)
        elif tag == "html":
            if attributes.get("lang"):
                self._set("lang", attributes["lang"], self._here, self._end_of_tag())
        elif tag in ("meta", "title"):
            self._in_skipped(tag, attributes)
        elif tag in tags.VOID:
            self._void(tag, attributes)
        elif tag in tags.INLINE:
            self._open_inline(tag, attributes)
        elif tag in tags.BLOCKS or tag in tags.TRANSPARENT:
            self._open_block(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that its author closed at once; HTML knows only void ones."""
        self.handle_starttag(tag, attrs)
        if tag.lower() not in tags.VOID and tag.lower() in tags.SKIPPED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        tag = tag.lower()
        end = self._end_of_tag()
        if self._skipping:
            if tag in self._skipping:
                del self._skipping[self._skipping.index(tag) :]
            if tag == "title":
                self._title = None
        elif tag in tags.INLINE:
            builder = self._nodes[-1].inlines
            if builder is not None:
                builder.close(tag, self._at(end))
        elif tag == "p" and not any(node.tag == "p" for node in self._nodes):
            return
        elif tag in tags.BLOCKS or tag in tags.TRANSPARENT:
            self._close_block(tag, end)

    def _in_skipped(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "title":
            self._title = self._here
            self._skipping.append(tag)
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property") or ""
            if name and "content" in attributes:
                key = name.lower().replace("_", "-")
                self._set(key, attributes["content"], self._here, self._end_of_tag())
        elif tag not in tags.VOID and tag in self._skipping:
            self._skipping.append(tag)

    def _set(self, key: str, value: str, start: int, end: int) -> None:
        self.metadata.setdefault(key, Field(value, Span(self._at(start), self._at(end))))

    def _void(self, tag: str, attributes: dict[str, str]) -> None:
        start, end = self._here, self._end_of_tag()
        if tag == "br":
            if self._nodes[-1].text_span is not None:
                self._space = None
                self._leaf("break", "\n", start, end)
        elif tag == "img":
            self._leaf("image", "", start, end, **tags.keep(attributes, *tags.KEPT["img"]))
        elif tag == "hr":
            self._close_paragraph(start)
            self._flush(self._nodes[-1])
            span = Span(self._at(start), self._at(end))
            self._nodes[-1].blocks.append(Block("rule", span))

    def _open_inline(self, tag: str, attributes: dict[str, str]) -> None:
        node = self._nodes[-1]
        if node.inlines is None:
            node.inlines = InlineBuilder()
            node.text_span = None
            self._space = None
        self._spend_space()
        kept = tags.keep(attributes, *tags.KEPT.get(tag, ()))
        kind = None if tag == "a" and "href" not in attributes else tags.INLINE[tag]
        if tag == "a" and "a" in [key for key, _, _ in node.inlines.open_marks]:
            node.inlines.close("a", self._at(self._here))
        node.inlines.open(tag, kind, self._at(self._here), kept)

    def _open_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in IMPLIED_ENDS:
            self._imply(*IMPLIED_ENDS[tag])
        self._close_paragraph(self._here)
        top = self._nodes[-1]
        if top.kind == "heading" and tag[0] == "h" and tag[1:].isdigit():
            self._pop(self._here)
        elif (top.kind in HOLDS_TEXT and tag in tags.TRANSPARENT) or len(self._nodes) > DEEPEST:
            return
        self._flush(self._nodes[-1])
        kind = tags.BLOCKS.get(tag)
        if _is_furniture(tag, attributes, [node.tag for node in self._nodes]):
            kind = "furniture"
        self._nodes.append(_Node(tag, kind, self._here, _block_attributes(tag, attributes)))
        self._space = None

    def _close_paragraph(self, end: int) -> None:
        if self._nodes[-1].tag == "p":
            self._pop(end)

    def _imply(self, ended: frozenset[str], within: frozenset[str]) -> None:
        for depth in range(len(self._nodes) - 1, 0, -1):
            tag = self._nodes[depth].tag
            if tag in within:
                return
            if tag in ended:
                while len(self._nodes) > depth:
                    self._pop(self._here)
                if tag == next(iter(ended)) or len(ended) == 1:
                    return

    def _close_block(self, tag: str, end: int) -> None:
        for depth in range(len(self._nodes) - 1, 0, -1):
            if self._nodes[depth].tag == tag:
                while len(self._nodes) > depth + 1:
                    self._pop(self._here)
                self._pop(end)
                return
            if self._nodes[depth].tag in ("td", "th", "table") and tag not in ("tr", "table"):
                return

    def _end_of_tag(self) -> int:
        found = self._text.find(">", self._here)
        started = self.get_starttag_text()
        if started and self._text.startswith(started, self._here):
            return self._here + len(started)
        return len(self._text) if found < 0 else found + 1

    # --- blocks -------------------------------------------------------------------------------

    def _flush(self, node: _Node) -> None:
        """Text that stands beside blocks becomes a paragraph of its own."""
        paragraph = self._loose(node)
        if paragraph is not None:
            node.blocks.append(paragraph)

    def _loose(self, node: _Node) -> Block | None:
        builder, span = node.inlines, node.text_span
        node.inlines = node.text_span = None
        self._space = None
        if builder is None or span is None:
            return None
        inlines = builder.finish()
        return Block("paragraph", Span(self._at(span[0]), self._at(span[1])), inlines=inlines)

    def _pop(self, end: int) -> None:
        node = self._nodes.pop()
        parent = self._nodes[-1]
        span = Span(self._at(node.start), self._at(end))
        if node.tag == "main" or node.attributes.get("role") == "main":
            self.main = span
        if node.kind is None:
            self._flush(node)
            parent.blocks += node.blocks
            return
        made = self._made(node, span)
        if made is not None:
            parent.blocks.append(made)

    def _made(self, node: _Node, span: Span) -> Block | None:
        assert node.kind is not None
        level = int(node.tag[1]) if node.kind == "heading" else 0
        text = self._loose(node)
        blocks = [*node.blocks, text] if text else node.blocks
        if node.kind in UNWRAPS and len(blocks) == 1 and blocks[0].kind == "paragraph":
            text, blocks = blocks[0], []
        if node.kind in HOLDS_TEXT or (node.kind in UNWRAPS and text and not blocks):
            if text is None and not node.blocks:
                return None
            inlines: tuple[Inline, ...] = text.inlines if text else ()
            return Block(
                node.kind,
                span,
                level,
                inlines,
                tuple(node.blocks if text else blocks),
                node.attributes,
            )
        if node.kind == "code":
            inlines = text.inlines if text else ()
            return Block("code", span, 0, inlines, (), node.attributes)
        if not blocks and node.kind != "cell":
            return None
        return Block(node.kind, span, 0, (), tuple(blocks), node.attributes)


def _hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(tags.HIDDEN_STYLE.search(attributes.get("style", "")))


def _is_furniture(tag: str, attributes: Mapping[str, str], open_tags: list[str]) -> bool:
    if attributes.get("role") in tags.FURNITURE_ROLES:
        return True
    if tag in ("header", "footer"):
        return not {"main", "article", "section"} & set(open_tags)
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return tag in ("div", "section", "ul", "p") and bool(tags.FURNITURE_NAMES.search(names))


def _block_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    if tag == "ol":
        return {"ordered": "true", **tags.keep(attributes, "start")}
    if tag in ("td", "th"):
        kept = tags.keep(attributes, "colspan", "rowspan")
        if tag == "th":
            kept["header"] = "row" if attributes.get("scope") == "row" else "column"
        return kept
    return tags.keep(attributes, "role") if tag in tags.TRANSPARENT else {}


def read_fragment(text: str, at: At) -> tuple[tuple[Block, ...], list[Comment]]:
    """The blocks and comments of a piece of HTML inside another document."""
    builder = TreeBuilder(text, at)
    return builder.build(), builder.comments


def read_html(source: Source) -> Document:
    """Read a page: what is outside its ``main`` is furniture."""
    builder = TreeBuilder(source.text.removeprefix("\ufeff"), _shifted(source))
    blocks = builder.build()
    if builder.main is not None:
        blocks = tuple(_outside(blocks, builder.main))
    return Document(
        source,
        "html",
        tuple(_layout_undone(blocks)),
        builder.metadata,
        comments=tuple(builder.comments),
    )


def _shifted(source: Source) -> At:
    shift = 1 if source.text.startswith("\ufeff") else 0
    return lambda offset: offset + shift


def _outside(blocks: tuple[Block, ...], main: Span) -> Iterator[Block]:
    for block in blocks:
        inside = main.contains(block.span) or block.kind == "furniture"
        yield block if inside else Block("furniture", block.span, children=(block,))


def _layout_undone(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Tables of one cell, or of one column without a header, are no tables: their content is."""
    for block in blocks:
        if block.kind == "table" and _is_layout(block):
            for cell in (c for row in block.children for c in row.children):
                if cell.inlines:
                    yield Block("paragraph", cell.span, inlines=cell.inlines)
                yield from _layout_undone(cell.children)
        elif block.children:
            yield replace(block, children=tuple(_layout_undone(block.children)))
        else:
            yield block


def _is_layout(table: Block) -> bool:
    rows = [row for row in table.children if row.kind == "row"]
    return len(rows) == len(table.children) and all(
        len(row.children) <= 1
        and not any(islice((c.attributes.get("header") for c in row.children), 1))
        for row in rows
    )

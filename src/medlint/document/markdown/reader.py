"""From markdown-it's tokens to blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from medlint.document.front_matter import read_front_matter
from medlint.document.html import read_fragment
from medlint.document.markdown.inlines import read_inlines
from medlint.document.markdown.positions import offset, source_positions
from medlint.document.model import Block, BlockKind, Comment, Document
from medlint.document.origin import Origin, normalise
from medlint.document.source import Source, Span

KINDS: dict[str, BlockKind] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "th": "cell",
    "td": "cell",
    "dl": "definitions",
    "dt": "term",
    "dd": "definition",
    "footnote": "footnote",
    "footnote_reference": "footnote",
}
# A line that holds nothing but a tag of a site's template language says nothing to a reader.
TEMPLATE = re.compile(
    r"\s*(?:\{%.*%\}|\{\{[<%].*[%>]\}\}|\{::?.*\}|\[/?[a-z_]+(?: [^\]]*=[^\]]*)?\])\s*", re.DOTALL
)
DEEPEST = 200  # containers; markdown-it reads what is deeper as text


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    return md.use(source_positions)


@dataclass(slots=True)
class _Open:
    kind: BlockKind | None
    token: Token
    children: list[Block] = field(default_factory=list)
    inline: Token | None = None


class Builder:
    """Builds blocks from the tokens of one document."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.comments: list[Comment] = []
        lengths = (len(line) + 1 for line in origin.text.split("\n"))
        self._lines = [0, *accumulate(lengths)]

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        """The blocks of the whole document."""
        stack = [_Open(None, tokens[0])] if tokens else []
        for token in tokens:
            if token.nesting == 1:
                name = token.type.removesuffix("_open")
                stack.append(_Open(KINDS.get(name), token))
            elif token.nesting == -1:
                done = stack.pop()
                self._end(done, stack[-1])
            elif token.type == "inline":
                stack[-1].inline = token
            else:
                stack[-1].children += self._leaf(token)
        return tuple(stack[0].children) if stack else ()

    def _end(self, done: _Open, parent: _Open) -> None:
        if done.kind is None:  # thead, tbody, the block around footnotes
            parent.children += done.children
            return
        block = self._block(done)
        if block is not None:
            parent.children.append(block)

    def _block(self, done: _Open) -> Block | None:
        assert done.kind is not None
        token = done.token
        span = self._span(token if token.map else done.inline or token)
        level = int(token.tag[1]) if done.kind == "heading" else 0
        attributes = _attributes(done)
        if done.inline is not None:
            if done.kind == "paragraph" and TEMPLATE.fullmatch(done.inline.content):
                return None
            inlines, comments = read_inlines(done.inline, self.origin)
            self.comments += comments
            if done.kind == "cell" and inlines:
                span = Span(inlines[0].span.start, inlines[-1].span.end)
            return Block(done.kind, span, level, inlines, tuple(done.children), attributes)
        children = done.children
        if done.kind in ("item", "definition") and len(children) == 1 and _is_tight(children[0]):
            return Block(done.kind, span, level, children[0].inlines, (), attributes)
        if not children and span.start == span.end:
            span = self._span(token)
        return Block(done.kind, span, level, (), tuple(children), attributes)

    def _leaf(self, token: Token) -> list[Block]:
        if token.type == "html_block":
            blocks, comments = read_fragment(token.content, self._html_places(token))
            self.comments += comments
            return list(blocks)
        if token.type in ("fence", "code_block"):
            language = token.info.split()[0] if token.info.split() else ""
            attributes = {"language": language, "text": token.content}
            return [Block("code", self._span(token), attributes=attributes)]
        if token.type == "hr":
            return [Block("rule", self._span(token))]
        return []

    def _html_places(self, token: Token):  # type: ignore[no-untyped-def]
        """Containers only cut the start of a line: align each line's end with the source's."""
        assert token.map is not None
        anchors = []
        index = 0
        for number, line in enumerate(token.content.split("\n"), token.map[0]):
            if number >= len(self._lines) - 1:
                break
            end = self._lines[number + 1] - 1
            anchors.append((index, end - len(line)))
            index += len(line) + 1
        starts = [a for a, _ in anchors]

        def at(place: int) -> int:
            content, source = anchors[bisect_right(starts, place) - 1]
            return self.origin.at(source + place - content)

        return at

    def _span(self, token: Token) -> Span:
        """The lines of a token, without the white space around them."""
        if token.map is None:
            return Span(self.origin.at(0), self.origin.at(0))
        first, last = token.map
        start, end = self._lines[first], self._lines[min(last, len(self._lines) - 1)]
        text = self.origin.text[start:end]
        start += len(text) - len(text.lstrip())
        if (
            token.level
            and token.type in ("heading_open", "paragraph_open")
            and token.meta.get("at")
        ):
            start = token.meta["at"]
        return self.origin.span(start, max(start, start + len(text.strip())))


def _is_tight(block: Block) -> bool:
    return block.kind == "paragraph" and block.attributes.get("tight") == "true"


def _attributes(done: _Open) -> dict[str, str]:
    token = done.token
    if token.type == "paragraph_open" and token.hidden:
        return {"tight": "true"}
    if token.type == "ordered_list_open":
        start = token.attrGet("start")
        return {"ordered": "true"} | ({"start": str(start)} if start is not None else {})
    if token.type in ("th_open", "td_open"):
        style = str(token.attrGet("style") or "")
        found = {"align": style.removeprefix("text-align:")} if style else {}
        return found | ({"header": "column"} if token.type == "th_open" else {})
    if token.type == "footnote_reference_open":
        return {"label": str(token.meta.get("label", ""))}
    return {}


def read_markdown(source: Source) -> Document:
    """Read an article in Markdown. Raises ReadError where its front matter is broken."""
    metadata, front = read_front_matter(source)
    start = front.end if front else 1 if source.text.startswith("\ufeff") else 0
    origin = normalise(source.text, start)
    builder = Builder(origin)
    blocks = builder.build(parser().parse(origin.text))
    return Document(source, "markdown", blocks, metadata, front, tuple(builder.comments))


__all__ = ["offset", "parser", "read_markdown"]

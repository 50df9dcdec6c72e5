"""From markdown-it's inline tokens, and the HTML tags among them, to inlines."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.token import Token

from medlint.document import tags
from medlint.document.inlines import InlineBuilder
from medlint.document.model import Comment, Inline, InlineKind
from medlint.document.origin import Origin

MARKS: Mapping[str, InlineKind] = {"em": "emphasis", "strong": "strong", "s": "strikethrough"}


def read_inlines(token: Token, origin: Origin) -> tuple[tuple[Inline, ...], list[Comment]]:
    """The inlines of a block's ``inline`` token, and the comments that stand among them."""
    reader = _Reader(origin)
    for child in token.children or ():
        reader.read(child)
    return reader.builder.finish(), reader.comments


class _Reader:
    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.builder = InlineBuilder()
        self.comments: list[Comment] = []
        self._skipping = ""  # the element, such as script, whose content is dropped
        self._code = False

    def read(self, token: Token) -> None:
        """Take up one token."""
        if token.type == "html_inline":
            self._html(token)
        elif self._skipping:
            return
        elif token.type in ("text", "code_inline", "softbreak", "hardbreak"):
            self._text(token)
        elif token.type == "image":
            self._image(token)
        elif token.type == "footnote_ref":
            span = self._whole(token)
            self.builder.leaf("footnote-reference", "", span, {"label": str(token.meta["label"])})
        elif token.nesting == 1:
            self._open(token)
        elif token.nesting == -1:
            self.builder.close(_key(token), self.origin.at(token.meta["stop"]))

    def _text(self, token: Token) -> None:
        if not token.content and token.type == "text":
            return  # a mark of emphasis that found its partner
        kind: InlineKind = "code" if token.type == "code_inline" or self._code else "text"
        for text, start, end in token.meta["pieces"]:
            span = self.origin.span(start, end)
            if token.type == "softbreak":
                self.builder.leaf("softbreak", " ", span)
            elif token.type == "hardbreak":
                self.builder.leaf("break", "\n", span)
            elif (token.meta.get("opaque") and kind == "text") or (
                kind == "text" and self.origin.text[start:end] != text
            ):
                self.builder.leaf("entity", text, span)
            else:
                self.builder.leaf(kind, text, span)

    def _image(self, token: Token) -> None:
        attributes = {"src": str(token.attrGet("src") or ""), "alt": _alt(token)}
        if title := token.attrGet("title"):
            attributes["title"] = str(title)
        self.builder.leaf("image", "", self._whole(token), attributes)

    def _open(self, token: Token) -> None:
        start = self.origin.at(token.meta["start"])
        if token.type == "link_open":
            attributes = {"href": str(token.attrGet("href") or "")}
            if title := token.attrGet("title"):
                attributes["title"] = str(title)
            self.builder.open("link", "link", start, attributes)
        else:
            self.builder.open(_key(token), MARKS.get(token.tag), start)

    def _whole(self, token: Token):  # type: ignore[no-untyped-def]
        return self.origin.span(token.meta["start"], token.meta["stop"])

    def _html(self, token: Token) -> None:
        (_, start, end), *_ = token.meta["pieces"]
        end = start + len(token.content)
        span = self.origin.span(start, end)
        if token.content.startswith("<!--"):
            if not self._skipping:
                self.comments.append(Comment(token.content[4:-3], span))
            return
        found = tags.read_tag(token.content)
        if found is None:
            return
        name, closing, attributes = found
        if self._skipping:
            self._skipping = "" if closing and name == self._skipping else self._skipping
        elif closing:
            self._code = self._code and name not in tags.CODE
            self.builder.close(f"<{name}>", span.end)
        elif name in tags.SKIPPED:
            self._skipping = "" if token.content.endswith("/>") else name
        else:
            self._open_html(name, attributes, token)

    def _open_html(self, name: str, attributes: Mapping[str, str], token: Token) -> None:
        (_, start, _), *_ = token.meta["pieces"]
        span = self.origin.span(start, start + len(token.content))
        kept = tags.keep(attributes, *tags.KEPT.get(name, ()))
        if name == "br":
            self.builder.leaf("break", "\n", span)
        elif name == "img":
            self.builder.leaf("image", "", span, kept)
        elif name in tags.CODE:
            self._code = True
        elif name in tags.INLINE:
            kind = None if name == "a" and "href" not in kept else tags.INLINE[name]
            self.builder.open(f"<{name}>", kind, span.start, kept)


def _key(token: Token) -> str:
    return token.type.removesuffix("_open").removesuffix("_close")


def _alt(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type == "image":
            parts.append(_alt(child))
        else:
            parts.append(" " if child.type.endswith("break") else child.content)
    return "".join(parts)

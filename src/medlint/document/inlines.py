"""From elements inside a paragraph to the model's inlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from medlint import ready
from medlint.document.model import NOTHING, Inline, InlineKind
from medlint.document.source import Span
from medlint.document.tree import Leaf, Node
from medlint.document.whitespace import collapse

KINDS: dict[str, InlineKind] = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "s": "strikethrough",
    "del": "strikethrough",
    "strike": "strikethrough",
    "sub": "subscript",
    "sup": "superscript",
    "q": "quotation",
    "abbr": "abbreviation",
    "acronym": "abbreviation",
    "time": "time",
    "footnote-reference": "footnote-reference",
}
CODE = frozenset(["code", "kbd", "samp", "tt"])
KEPT: dict[str, tuple[str, ...]] = {
    "link": ("href", "title"),
    "image": ("src", "alt", "title", "width", "height"),
    "abbreviation": ("title",),
    "time": ("datetime",),
    "footnote-reference": ("label",),
}
SKIPPED = frozenset(
    [
        "audio",
        "area",
        "base",
        "canvas",
        "col",
        "colgroup",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "optgroup",
        "param",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
        "wbr",
    ]
)
UNSEEN = ready.pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def skipped(node: Node) -> bool:
    """Whether a browser shows nothing of it, or nothing that is prose."""
    if node.tag in SKIPPED:
        return True
    given = node.attributes
    return bool(given) and (
        ("hidden" in given and given["hidden"] != "until-found")
        or ("style" in given and UNSEEN.search(given["style"]) is not None)
    )


def inlines(nodes: list[Node | Leaf]) -> tuple[Inline, ...]:
    """The inlines of a paragraph: spaces collapsed, empty elements gone."""
    shown = pruned(nodes)
    collapse(shown)
    return tuple(_inlines(shown))


def pruned(nodes: list[Node | Leaf]) -> list[Node | Leaf]:
    """The nodes that show; a block inside a line stands apart from its neighbours by a space."""
    kept: list[Node | Leaf] = []
    for node in nodes:
        if isinstance(node, Leaf):
            kept.append(node)
        elif not skipped(node):
            if node.holds_blocks or node.tag in ("p", "div", "li"):
                kept.append(Leaf(" ", node.start, node.start, "softbreak"))
            node.children = pruned(node.children)
            kept.append(node)
    return kept


def _inlines(nodes: Iterable[Node | Leaf]) -> list[Inline]:
    made: list[Inline] = []
    for node in nodes:
        if isinstance(node, Leaf):
            if node.kind == "html":
                made.append(Inline("text", Span(node.start, node.end), node.text))
            else:
                made.append(Inline(node.kind, Span(node.start, node.end), node.text))
        else:
            made.extend(_element(node))
    return made


def _element(node: Node) -> list[Inline]:
    span = Span(node.start, node.end)
    if node.tag == "br":
        return [Inline("break", span, "\n")]
    if node.tag == "img":
        return [Inline("image", span, attributes=_kept("image", node.attributes))]
    if node.tag in CODE:
        return _code(node)
    if node.tag == "footnote-reference":
        return [Inline("footnote-reference", span, attributes=_kept(node.tag, node.attributes))]
    children = _inlines(node.children)
    if node.tag == "a":
        return _anchor(node, span, children)
    kind = KINDS.get(node.tag)
    if kind is None:
        if not children and node.attributes.get("id"):
            return _anchor(node, span, children)
        return children
    if not children:
        return []
    return [Inline(kind, span, "", tuple(children), _kept(kind, node.attributes))]


def _anchor(node: Node, span: Span, children: list[Inline]) -> list[Inline]:
    if "href" in node.attributes:
        return [Inline("link", span, "", tuple(children), _kept("link", node.attributes))]
    name = node.attributes.get("id") or node.attributes.get("name")
    if name:
        return [Inline("anchor", span, attributes={"id": name}), *children]
    return children


def _code(node: Node) -> list[Inline]:
    """Code is a leaf; its span is its content's where the source holds that very text."""
    leaves = list(_leaves(node.children))
    if not leaves:
        return []
    text = "".join(leaf.text for leaf in leaves)
    if len(leaves) == 1 and leaves[0].kind == "text":
        return [Inline("code", Span(leaves[0].start, leaves[0].end), text)]
    return [Inline("code", Span(node.start, node.end), text)]


def _leaves(nodes: Iterable[Node | Leaf]) -> Iterable[Leaf]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from _leaves(node.children)


def _kept(kind: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
    if not attributes or kind not in KEPT:
        return NOTHING
    return {name: attributes[name] for name in KEPT[kind] if name in attributes}

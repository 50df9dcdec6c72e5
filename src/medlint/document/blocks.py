"""From the element tree to the model's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from medlint import ready
from medlint.document.inlines import inlines, skipped
from medlint.document.model import NOTHING, Block, BlockKind, Inline, InlineKind
from medlint.document.source import Span
from medlint.document.tree import BLOCKS, HEADINGS, Leaf, Node

# These hold prose themselves when nothing but prose is in them.
DIRECT: dict[str, BlockKind] = {
    "li": "item",
    "td": "cell",
    "th": "cell",
    "dt": "term",
    "dd": "definition",
    "caption": "caption",
    "figcaption": "caption",
}
CONTAINERS: dict[str, BlockKind] = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "dir": "list",
    "blockquote": "quote",
    "figure": "figure",
    "dl": "definitions",
    "footnote": "footnote",
}
FURNITURE = frozenset(["nav", "aside", "form", "dialog", "header", "footer", "button"])
FURNITURE_ROLES = frozenset(
    [
        "alertdialog",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "form",
        "menu",
        "menubar",
        "navigation",
        "search",
        "toolbar",
    ]
)
NAMED = ready.pattern(  # ids and classes of what stands round an article
    r"\b(?:cookie|gdpr)[-_ ]?(?:banner|bar|consent|law|message|notice|popup)"
    r"|(?<![\w-])(?:(?:site|global)[-_]?(?:header|footer|menu|nav(?:bar|igation)?)|breadcrumbs?"
    r"|newsletter[-_]?(?:sign[-_]?up|form|box|banner)|skip[-_]?link"
    r"|(?:social|share)[-_]?(?:share|sharing|links|buttons|bar|icons))(?![\w-])",
    re.IGNORECASE,
)
ARTICLE = frozenset({"article", "main"})


def blocks(root: Node, page: bool = False) -> tuple[Block, ...]:
    """The blocks of a whole tree; of a page with one ``main``, the rest is furniture."""
    mains = [n for n in _nodes(root) if _is_main(n)] if page else []
    place = _Place(sole_h1=_sole_h1(root), outside_main=len(mains) == 1)
    return tuple(_blocks(root.children, place))


class _Place:
    """What surrounds an element, as far as it matters to reading it."""

    def __init__(
        self, sole_h1: Node | None, in_article: bool = False, outside_main: bool = False
    ) -> None:
        self.sole_h1 = sole_h1
        self.in_article = in_article
        self.outside_main = outside_main  # and there is a `main`

    def inside(self, node: Node) -> _Place:
        main = _is_main(node)
        if main or (node.tag == "article" and not self.in_article):
            return _Place(self.sole_h1, True, self.outside_main and not main)
        return self


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.attributes.get("role", "").lower() == "main"


def _blocks(nodes: list[Node | Leaf], place: _Place) -> Iterator[Block]:
    """Blocks as they are; runs of anything else as paragraphs."""
    line: list[Node | Leaf] = []
    for node in nodes:
        if isinstance(node, Leaf) or not _is_block(node):
            line.append(node)
            continue
        yield from _loose(line, place)
        line = []
        if not skipped(node):
            yield from _block(node, place.inside(node))
    yield from _loose(line, place)


def _loose(line: list[Node | Leaf], place: _Place) -> Iterator[Block]:
    """What stands between blocks."""
    for block in _paragraph(line):
        if place.outside_main:
            yield Block("furniture", block.span, children=(block,))
        else:
            yield block


def _is_block(node: Node) -> bool:
    return node.holds_blocks or node.tag in BLOCKS or _is_furniture_button(node)


def _is_furniture_button(node: Node) -> bool:
    """A button that does something to the page, not one that opens the next part of the text."""
    return node.tag == "button" and not (
        "aria-controls" in node.attributes or "aria-expanded" in node.attributes
    )


def _block(node: Node, place: _Place) -> Iterator[Block]:
    tag, span = node.tag, Span(node.start, node.end)
    if _is_furniture(node, place):
        inner = _Place(place.sole_h1, place.in_article)
        yield Block("furniture", span, children=tuple(_blocks(node.children, inner)))
    elif tag in HEADINGS:
        made = inlines(node.children)
        if _shows(made):
            yield Block("heading", span, int(tag[1]), made, attributes=_identity(node))
    elif tag in ("p", "summary", "legend"):
        yield from (
            _blocks(node.children, place) if node.holds_blocks else _paragraph(node.children, node)
        )
    elif tag == "table":
        yield from _table(node, place)
    elif tag in DIRECT:
        yield _direct(node, DIRECT[tag], place, NOTHING)
    elif tag in CONTAINERS:
        yield from _container(node, CONTAINERS[tag], place)
    elif tag == "pre":
        yield from _pre(node)
    elif tag == "hr":
        yield Block("rule", span)
    else:
        yield from _blocks(node.children, place)


def _container(node: Node, kind: BlockKind, place: _Place) -> Iterator[Block]:
    children = tuple(_blocks(node.children, place))
    if children:
        attributes = dict(_identity(node))
        if kind == "list":
            attributes |= {"ordered": "true"} if node.tag == "ol" else {}
            attributes |= {n: node.attributes[n] for n in ("start",) if n in node.attributes}
        elif kind == "footnote":
            attributes["label"] = node.attributes.get("label", "")
        yield Block(
            kind, Span(node.start, node.end), children=children, attributes=attributes or NOTHING
        )


def _paragraph(nodes: list[Node | Leaf], whole: Node | None = None) -> Iterator[Block]:
    """The paragraph that these make, if it shows anything."""
    if not nodes:
        return
    made = inlines(nodes)
    if not _shows(made):
        return
    span = Span(whole.start, whole.end) if whole else Span(made[0].span.start, made[-1].span.end)
    yield Block("paragraph", span, inlines=made, attributes=_identity(whole) if whole else NOTHING)


def _shows(made: tuple[Inline, ...]) -> bool:
    """Whether there is more than space and breaks."""
    return any(
        (inline.text and not inline.text.isspace())
        or inline.kind in ("image", "anchor", "footnote-reference", "link")
        or (inline.children and _shows(inline.children))
        for inline in made
    )


def _direct(node: Node, kind: BlockKind, place: _Place, attributes: Mapping[str, str]) -> Block:
    """An item, a cell, a term: prose if it holds nothing else, blocks otherwise."""
    span = Span(node.start, node.end)
    attributes = {**_identity(node), **attributes} or NOTHING
    if node.holds_blocks:
        children = list(_blocks(node.children, place))
        only = children[0] if len(children) == 1 else None
        if only and only.kind == "paragraph" and not only.attributes and not _has_paragraph(node):
            return Block(kind, span, inlines=only.inlines, attributes=attributes)
        return Block(kind, span, children=tuple(children), attributes=attributes)
    return Block(kind, span, inlines=inlines(node.children), attributes=attributes)


def _has_paragraph(node: Node) -> bool:
    """Whether an element's own mark-up says that it holds a paragraph."""
    return any(isinstance(child, Node) and child.tag == "p" for child in node.children)


def _identity(node: Node) -> Mapping[str, str]:
    name = node.attributes.get("id")
    return {"id": name} if name else NOTHING


# --- tables -----------------------------------------------------------------------------------


def _table(node: Node, place: _Place) -> Iterator[Block]:
    rows = [item for item in _rows(node) if item.tag == "tr"]
    cells = sum(isinstance(c, Node) and c.tag in ("td", "th") for row in rows for c in row.children)
    if cells < 2 or node.attributes.get("role") in ("presentation", "none") or _lays_out(node):
        yield from _transparent(node, place)
        return
    inner: list[Block] = []
    sections = [c for c in node.children if isinstance(c, Node)]
    for child in node.children:
        if isinstance(child, Node) and child.tag == "caption":
            inner.append(_direct(child, "caption", place, NOTHING))
        elif isinstance(child, Leaf) or child.tag not in TABLE_PARTS:
            yield from _blocks([child], place)  # as a browser does: in front of the table
    heads = {id(r) for s in sections if s.tag == "thead" for r in s.children}
    first = True
    for row in rows:
        inner.append(_row(row, first or id(row) in heads, place))
        first = False
    yield Block("table", Span(node.start, node.end), children=tuple(inner))


def _lays_out(table: Node) -> bool:
    """Whether a table only puts the page's parts side by side: no header cell, no caption, and
    headings or tables in its cells, or a single row.
    """
    own = {n.tag for n in _within(table)}
    if table.markdown or own & {"th", "caption", "thead"} or "summary" in table.attributes:
        return False
    return bool(own & {*HEADINGS, "table"}) or sum(r.tag == "tr" for r in _rows(table)) == 1


def _within(table: Node) -> Iterator[Node]:
    """The elements of a table; those of tables inside it are not its own."""
    stack = [c for c in table.children if isinstance(c, Node)]
    while stack:
        node = stack.pop()
        yield node
        if node.tag != "table":
            stack.extend(c for c in node.children if isinstance(c, Node))


TABLE_PARTS = frozenset(["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"])


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag in ("thead", "tbody", "tfoot"):
                yield from _rows(child)
            elif child.tag == "tr":
                yield child


def _row(row: Node, head: bool, place: _Place) -> Block:
    cells = [c for c in row.children if isinstance(c, Node) and c.tag in ("td", "th")]
    plain = any(c.tag == "td" for c in cells)
    made = []
    for cell in cells:
        given = cell.attributes
        attributes = {n: given[n] for n in ("colspan", "rowspan", "align") if n in given}
        if cell.tag == "th":
            by_scope = {"row": "row", "rowgroup": "row", "col": "column", "colgroup": "column"}
            guess = "column" if head and not plain else "row" if plain else "column"
            attributes["header"] = by_scope.get(given.get("scope", "").lower(), guess)
        made.append(_direct(cell, "cell", place, attributes))
    return Block("row", Span(row.start, row.end), children=tuple(made))


def _transparent(node: Node, place: _Place) -> Iterator[Block]:
    for child in node.children:
        if isinstance(child, Node) and child.tag in TABLE_PARTS:
            yield from _transparent(child, place)
        else:
            yield from _blocks([child], place)


# --- literal text -----------------------------------------------------------------------------


def _pre(node: Node) -> Iterator[Block]:
    made = [
        Inline(_literal_kind(leaf), Span(leaf.start, leaf.end), leaf.text)
        for leaf in _literal(node)
    ]
    language = _language(node)
    yield Block(
        "code",
        Span(node.start, node.end),
        inlines=tuple(made),
        attributes={"language": language} if language else NOTHING,
    )


def _literal_kind(leaf: Leaf) -> InlineKind:
    if leaf.kind != "html":
        return leaf.kind
    return "text" if len(leaf.text) == leaf.end - leaf.start else "break"  # CRLF as LF


def _literal(node: Node) -> Iterator[Leaf]:
    for child in node.children:
        if isinstance(child, Leaf):
            yield child
        elif child.tag == "br":
            yield Leaf("\n", child.start, child.end, "break")
        elif not skipped(child):
            yield from _literal(child)


def _language(node: Node) -> str:
    for item in (node, *(c for c in node.children if isinstance(c, Node))):
        if "language" in item.attributes:
            return item.attributes["language"]
        found = re.search(r"\blang(?:uage)?-(\S+)", item.attributes.get("class", ""))
        if found:
            return found[1]
    return ""


# --- what is not the article --------------------------------------------------------------------


def _is_furniture(node: Node, place: _Place) -> bool:
    given = node.attributes
    if place.outside_main and not _holds_article(node, place):
        return True
    if given:
        role = given.get("role", "").lower()
        if role in FURNITURE_ROLES and not _holds_article(node, place):
            return True
        named = f"{given.get('id', '')} {given.get('class', '')} {given.get('aria-label', '')}"
        if NAMED.search(named) and not _holds_article(node, place):
            return True
    if node.tag not in FURNITURE:
        return False
    if node.tag == "button":
        return _is_furniture_button(node)
    if node.tag in ("header", "footer") and place.in_article:
        return False
    return not _holds_article(node, place)


def _holds_article(node: Node, place: _Place) -> bool:
    """Whether the article itself, or the only title, is inside: a page that is all one form."""
    return any(n.tag in ARTICLE or n is place.sole_h1 or _is_main(n) for n in _nodes(node))


def _sole_h1(root: Node) -> Node | None:
    found = [n for n in _nodes(root) if n.tag == "h1"]
    return found[0] if len(found) == 1 else None


def _nodes(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        item = stack.pop()
        yield item
        stack.extend(c for c in item.children if isinstance(c, Node))

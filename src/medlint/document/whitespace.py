"""White space of HTML collapses as a browser collapses it, without losing a place."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.document.tree import Leaf, Node

SPACES = " \t\n\r\f"
ODD_SPACE = ready.pattern(r"[\t\n\r\f]+[ \t\n\r\f]*| (?=[ \t\n\r\f])[ \t\n\r\f]+")
SPACE_LIKE = frozenset({"br", "img", "hr"})


def collapse(nodes: list[Node | Leaf]) -> None:
    """Make the leaves below read as one paragraph, in place.

    No space stays at its ends or around a break, one stays elsewhere. What Markdown has read
    already is left as it is.
    """
    spaced = True  # whether a space here would follow another, or the start
    last: tuple[list[Node | Leaf], int] | None = None  # where the last leaf stands
    pieces: list[tuple[list[Node | Leaf], list[Node | Leaf]]] = []
    for made, item in _leaves(nodes, pieces):
        if isinstance(item, Node):
            if item.tag == "br":
                _trim(last)
                spaced = True
            elif item.tag == "img":
                spaced, last = False, None
            made.append(item)
            continue
        for leaf in _split(item) if item.kind == "html" else (item,):
            if leaf.kind == "softbreak" and spaced:
                continue
            if leaf.kind == "text" and item.kind == "html" and spaced and leaf.text[0] == " ":
                leaf = Leaf(leaf.text[1:], leaf.start + 1, leaf.end, "text")
                if not leaf.text:
                    continue
            made.append(leaf)
            last = (made, len(made) - 1)
            spaced = leaf.kind in ("softbreak", "break") or (
                item.kind == "html" and leaf.text[-1] == " "
            )
    _trim(last)
    for siblings, made in pieces:
        siblings[:] = [m for m in made if not (isinstance(m, Leaf) and not m.text)]


def _leaves(
    nodes: list[Node | Leaf],
    pieces: list[tuple[list[Node | Leaf], list[Node | Leaf]]],
) -> Iterator[tuple[list[Node | Leaf], Node | Leaf]]:
    """Every leaf, break and image in reading order, with the list that takes its place."""
    made: list[Node | Leaf] = []
    pieces.append((nodes, made))
    for item in nodes:
        if isinstance(item, Leaf) or not item.children:
            yield made, item
        else:
            made.append(item)
            yield from _leaves(item.children, pieces)


def _split(leaf: Leaf) -> Iterator[Leaf]:
    """A leaf of HTML text as verbatim text and opaque spaces."""
    text, at = leaf.text, 0
    for found in ODD_SPACE.finditer(text):
        if found.start() > at:
            yield Leaf(
                text[at : found.start()], leaf.start + at, leaf.start + found.start(), "text"
            )
        at = found.end()
        end = leaf.end if at == len(text) else leaf.start + at
        yield Leaf(" ", leaf.start + found.start(), end, "softbreak")
    if at < len(text):
        yield Leaf(text[at:], leaf.start + at, leaf.end, "text")


def _trim(last: tuple[list[Node | Leaf], int] | None) -> None:
    """Take the space off the end of the last leaf."""
    if last is None:
        return
    siblings, index = last
    leaf = siblings[index]
    if isinstance(leaf, Leaf) and leaf.text[-1:] == " " and leaf.kind in ("text", "softbreak"):
        end = leaf.end - 1 if leaf.kind == "text" else leaf.start
        siblings[index] = Leaf(leaf.text[:-1], leaf.start, end, leaf.kind)

"""HTML's tags, text, character references and comments, each with its exact place.

The standard library's parser tells lines and columns of what it has already joined and decoded;
this one keeps to the HTML standard's tokens, needs one pass, and hands over offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from medlint import ready
from medlint.document.tree import VOID, Tree

Place = Callable[[int, int], tuple[int, int]]  # a range of the text to a range of the file

MARKUP = ready.pattern(r"<(?:(?P<start>[a-zA-Z])|/(?P<end>[a-zA-Z])|(?P<other>[!?/]))")
TAG = ready.pattern(
    r"""</?(?P<name>[a-zA-Z][^\s/>]*)
        (?P<attributes>(?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*'|[^\s>"'])?|["'])*+)
        >""",
    re.VERBOSE,
)
ATTRIBUTE = ready.pattern(
    r"""([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""", re.VERBOSE
)
REFERENCE = ready.pattern(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
DECODED = frozenset({"textarea", "title"})  # raw text in which references count
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


def feed(tree: Tree, text: str, place: Place) -> None:
    """Put a piece of HTML into the tree."""
    at, last = 0, text.rfind(">")
    while (found := MARKUP.search(text, at)) is not None:
        start = found.start()
        if start > last and not found["other"]:
            break  # no tag ends any more
        if start > at:
            data(tree, text, at, start, place)
        at = markup(tree, text, found, place)
    if at < len(text):
        data(tree, text, at, len(text), place)


def markup(tree: Tree, text: str, found: re.Match[str], place: Place) -> int:
    """Read what ``<`` begins, and return where it ends."""
    start = found.start()
    if found["other"]:
        return declaration(tree, text, start, place)
    whole = TAG.match(text, start)
    if whole is None:  # a tag that never ends: the browser drops it, an editor should see it
        data(tree, text, start, start + 1, place)
        return start + 1
    end = whole.end()
    name = whole["name"].lower()
    if found["end"]:
        tree.close(name, *place(start, end))
        return end
    tree.open(name, attributes(whole["attributes"]), *place(start, end))
    if name in RAW:
        return raw_text(tree, text, name, end, place)
    if whole["attributes"].endswith("/") and name not in VOID and ":" in name:
        tree.close(name, *place(end - 1, end))  # <o:p/>, as Word writes it
    return end


def tag(tree: Tree, text: str, place: Place) -> None:
    """One tag or comment by itself, as Markdown finds it inside a line."""
    found = MARKUP.match(text)
    if found is None:
        return
    if found["other"]:
        declaration(tree, text, 0, place)
    elif (whole := TAG.match(text)) is not None:
        name = whole["name"].lower()
        if found["end"]:
            tree.close(name, *place(0, whole.end()))
        else:
            tree.open(name, attributes(whole["attributes"]), *place(0, whole.end()))


def raw_text(tree: Tree, text: str, name: str, start: int, place: Place) -> int:
    """The content of a script, a style sheet or a title, up to its end tag."""
    found = RAW_END[name].search(text, start)
    end = found.start() if found else len(text)
    if end > start:
        if name in DECODED:
            data(tree, text, start, end, place)
        else:
            tree.leaf(text[start:end], *place(start, end), "html")
    stop = text.find(">", end) + 1 if found else end
    stop = stop or len(text)
    tree.close(name, *place(end, stop) if stop > end else (place(end - 1, end)[1],) * 2)
    return stop


def declaration(tree: Tree, text: str, start: int, place: Place) -> int:
    """A comment, a doctype, or what browsers take for a comment."""
    if text.startswith("<!--", start):
        close = text.find("-->", start + 2)
        end, inner = (close + 3, close) if close >= 0 else (len(text), len(text))
        tree.comment(text[start + 4 : max(inner, start + 4)], *place(start, end))
        return end
    if text.startswith("<![CDATA[", start):
        close = text.find("]]>", start)
        return close + 3 if close >= 0 else len(text)
    if text.startswith("</>", start):
        return start + 3
    if text[start + 1] == "/" and not text[start + 2 : start + 3].strip():
        data(tree, text, start, start + 1, place)
        return start + 1
    close = text.find(">", start)
    return close + 1 if close >= 0 else len(text)


def attributes(text: str) -> dict[str, str]:
    """The attributes of a start tag; the first of a name counts."""
    values: dict[str, str] = {}
    for found in ATTRIBUTE.finditer(text):
        name = found[1].lower()
        if name not in values:
            values[name] = unescape(found[2] or found[3] or found[4] or "")
    return values


def data(tree: Tree, text: str, start: int, end: int, place: Place) -> None:
    """Text, its character references opaque."""
    at = start
    for found in REFERENCE.finditer(text, start, end) if "&" in text[start:end] else ():
        decoded = unescape(found[0])
        if decoded == found[0]:
            continue
        if found.start() > at:
            plain(tree, text, at, found.start(), place)
        if decoded.strip(" \t\r\n\f"):
            tree.leaf(decoded, *place(*found.span()), "entity")
        else:
            tree.leaf(" ", *place(*found.span()), "softbreak")
        at = found.end()
    if at < end:
        plain(tree, text, at, end, place)


def plain(tree: Tree, text: str, start: int, end: int, place: Place) -> None:
    """Characters that mean themselves; a piece for each line if the lines lie apart in the file."""
    first, last = place(start, end)
    if last - first == end - start:
        tree.leaf(text[start:end], first, last, "html")
        return
    at = start
    while at < end:
        line = text.find("\n", at, end)
        stop = line if line >= 0 else end
        if stop > at:
            tree.leaf(text[at:stop], *place(at, stop), "html")
        if line >= 0:
            tree.leaf("\n", *place(line, line + 1), "html")
        at = stop + 1

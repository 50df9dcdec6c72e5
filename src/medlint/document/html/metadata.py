"""What a page's head says of it: title, meta elements, language, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from medlint.document.front_matter import normal
from medlint.document.model import Field
from medlint.document.source import Span
from medlint.document.tree import Leaf, Node

LINKED = {
    "headline": "headline",
    "datePublished": "date-published",
    "dateModified": "date-modified",
    "lastReviewed": "last-reviewed",
}
PEOPLE = {"author": "author", "reviewedBy": "reviewed-by", "publisher": "publisher"}


def metadata(root: Node) -> Mapping[str, Field]:
    """The fields under their own names, those of JSON-LD last."""
    fields: dict[str, Field] = {}
    scripts: list[Node] = []
    for node in _elements(root):
        given = node.attributes
        span = Span(node.start, node.end)
        if node.tag == "html" and given.get("lang"):
            fields.setdefault("lang", Field(given["lang"], span))
        elif node.tag == "title":
            title = " ".join(_text(node).split())
            if title:
                fields.setdefault("title", Field(title, span))
        elif node.tag == "meta":
            name = given.get("name") or given.get("property") or given.get("itemprop")
            if name and given.get("content"):
                fields.setdefault(normal(name), Field(given["content"].strip(), span))
        elif node.tag == "link" and given.get("rel", "").lower() == "canonical":
            fields.setdefault("canonical", Field(given.get("href", ""), span))
        elif node.tag == "script" and given.get("type", "").lower() == "application/ld+json":
            scripts.append(node)
    for script in scripts:
        for name, value in _linked(_text(script)):
            fields.setdefault(name, Field(value, Span(script.start, script.end)))
    return fields


def _elements(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if node.tag != "svg":  # its title is not the page's
            stack.extend(c for c in reversed(node.children) if isinstance(c, Node))


def _text(node: Node) -> str:
    return "".join(child.text for child in node.children if isinstance(child, Leaf))


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """The fields of JSON-LD that say what the page is and who answers for it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = found.get("@graph", found) if isinstance(found, dict) else found
    for item in graph if isinstance(graph, list) else [graph]:
        if not isinstance(item, dict):
            continue
        for name, key in LINKED.items():
            if isinstance(item.get(name), str):
                yield key, item[name]
        for name, key in PEOPLE.items():
            people = item.get(name)
            names = [_name(p) for p in (people if isinstance(people, list) else [people])]
            if any(names):
                yield key, ", ".join(n for n in names if n)


def _name(person: object) -> str:
    if isinstance(person, dict):
        person = person.get("name")
    return person if isinstance(person, str) else ""

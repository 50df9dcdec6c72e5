"""What a published page may hold, checked on the parsed page: elements, attributes, addresses."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

ANYWHERE = {"id", "lang", "dir"}
PLAIN = (
    "p ul li blockquote table thead tbody tr figure figcaption hr dl dt dd pre em strong s sub q br"
    " span main article header footer caption"
)
BODY = {
    **{f"h{n}": set() for n in range(1, 7)},
    **{name: set() for name in PLAIN.split()},
    "sup": {"class"},
    "code": {"class"},
    "ol": {"start"},
    "section": {"class", "role", "aria-label"},
    "div": {"class", "role", "aria-label", "aria-labelledby", "tabindex"},
    "th": {"class", "scope", "colspan", "rowspan"},
    "td": {"class", "colspan", "rowspan"},
    "a": {"href", "title", "rel", "role", "aria-label", "class"},
    "img": {"src", "alt", "width", "height"},
    "abbr": {"title"},
    "time": {"datetime"},
    "nav": {"class", "aria-labelledby"},
}
PAGE = {
    **BODY,
    "html": set(), "head": set(), "body": set(), "title": set(), "style": set(),
    "meta": {"charset", "http-equiv", "content", "name", "property"},
    "link": {"rel", "href"},
    "script": {"type"},
    "main": {"tabindex"},
    "p": {"class"}, "dl": {"class"},
}  # fmt: skip
SCHEMES = {"", "http", "https", "mailto", "tel", "sms"}


def problems(html: str, *, page: bool = False) -> list[str]:
    """What in the HTML is outside the list, as a browser would read it; no problem: []."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html) if page else parser.parseFragment(html)
    allowed = PAGE if page else BODY
    found = [f"parse error: {code}" for _, code, _ in parser.errors] if page else []
    for element in tree.iter():
        found.extend(_problems(element, allowed))
    return found


def _problems(element: Element, allowed: dict[str, set[str]]) -> Iterator[str]:
    if element.tag == "DOCUMENT_FRAGMENT":
        return
    if not isinstance(element.tag, str) or element.tag not in allowed:
        yield f"element {element.tag}"
        return
    for name, value in element.attrib.items():
        if name not in allowed[element.tag] | ANYWHERE:
            yield f"attribute {name} on {element.tag}"
        if name in ("href", "src"):
            yield from _address(value)
    if element.tag == "script" and element.get("type") != "application/ld+json":
        yield "script"
    if element.tag == "meta" and element.get("http-equiv") not in (None, "Content-Security-Policy"):
        yield f"meta {element.get('http-equiv')}"


def _address(value: str) -> Iterator[str]:
    bare = "".join(c for c in value if c > " " and c != "\x7f")
    try:
        scheme = urlsplit(bare).scheme
    except ValueError:
        yield f"address {value!r}"
        return
    if scheme not in SCHEMES or bare != value or value.startswith(("//", "\\")):
        yield f"address {value!r}"

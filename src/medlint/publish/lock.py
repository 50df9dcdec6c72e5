"""The second lock: whatever the renderer emits goes through a sanitiser with the same list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from medlint.publish.urls import SCHEMES

if TYPE_CHECKING:
    import nh3

ELEMENTS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "pre",
        "code",
        "hr",
        "dl",
        "dt",
        "dd",
        "section",
        "div",
        "em",
        "strong",
        "s",
        "sub",
        "sup",
        "q",
        "abbr",
        "time",
        "a",
        "img",
        "br",
        "span",
    ]
)
ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title", "rel", "id", "role", "aria-label"},
    "abbr": {"title"},
    "caption": {"id"},
    "code": {"class"},
    "div": {"class", "role", "aria-label", "aria-labelledby", "tabindex"},
    "img": {"src", "alt", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"class", "role", "aria-label"},
    "span": {"id"},
    "sup": {"class"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={name: set(allowed) for name, allowed in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def lock(html: str) -> str:
    """The HTML with only what the list allows. What the renderer emits passes unchanged."""
    return _cleaner().clean(html).replace("&nbsp;", "\u00a0")

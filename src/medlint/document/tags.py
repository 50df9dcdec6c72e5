"""What HTML elements mean in our model: one table for pages and for HTML inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from medlint.document.model import BlockKind, InlineKind

INLINE: Mapping[str, InlineKind] = MappingProxyType(
    {
        "em": "emphasis",
        "i": "emphasis",
        "cite": "emphasis",
        "dfn": "emphasis",
        "var": "emphasis",
        "strong": "strong",
        "b": "strong",
        "mark": "strong",
        "del": "strikethrough",
        "s": "strikethrough",
        "strike": "strikethrough",
        "sub": "subscript",
        "sup": "superscript",
        "q": "quotation",
        "abbr": "abbreviation",
        "acronym": "abbreviation",
        "time": "time",
        "a": "link",
    }
)
CODE = frozenset({"code", "kbd", "samp", "tt"})

BLOCKS: Mapping[str, BlockKind] = MappingProxyType(
    {
        **{f"h{n}": "heading" for n in range(1, 7)},
        "p": "paragraph",
        "summary": "paragraph",
        "legend": "paragraph",
        "ul": "list",
        "ol": "list",
        "menu": "list",
        "li": "item",
        "blockquote": "quote",
        "table": "table",
        "tr": "row",
        "td": "cell",
        "th": "cell",
        "caption": "caption",
        "figcaption": "caption",
        "figure": "figure",
        "pre": "code",
        "dl": "definitions",
        "dt": "term",
        "dd": "definition",
        "nav": "furniture",
        "aside": "furniture",
        "form": "furniture",
        "dialog": "furniture",
    }
)
TRANSPARENT = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "header",
        "footer",
        "center",
        "address",
        "details",
        "fieldset",
        "hgroup",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "noscript",
        "search",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "canvas",
        "audio",
        "video",
        "head",
        "noframes",
        "datalist",
    ]
)
FURNITURE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "dialog",
        "alertdialog",
        "search",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
    ]
)
FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|share|sharing|social|newsletter|subscribe|"
    r"popup|modal|sidebar|navbar|skip-?link|advert(?:s|isement)?|site-(?:header|footer|nav))(?:$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)


def read_tag(text: str) -> tuple[str, bool, dict[str, str]] | None:
    """Name, whether it closes, and attributes of one tag; None for what is not a tag."""
    from html import unescape

    match = TAG.match(text)
    if match is None:
        return None
    attributes = {
        m[1].lower(): unescape(m[2] or m[3] or m[4] or "")
        for m in ATTRIBUTE.finditer(text, match.end(), len(text) - 1)
    }
    return match[2].lower(), bool(match[1]), attributes


def keep(attributes: Mapping[str, str | None], *names: str) -> dict[str, str]:
    """Those of the attributes that the model has a use for."""
    return {name: attributes[name] or "" for name in names if attributes.get(name) is not None}


KEPT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "a": ("href", "title"),
        "abbr": ("title",),
        "acronym": ("title",),
        "time": ("datetime",),
        "img": ("src", "alt", "title", "width", "height"),
    }
)

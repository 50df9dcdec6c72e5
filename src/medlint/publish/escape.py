"""Text and attribute values as HTML may hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

# Not allowed in an HTML document: control characters, non-characters, lone surrogates.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """The text without the characters that HTML forbids; line ends become LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", text)


def text(value: str) -> str:
    """A text as element content."""
    return escape(clean(value), quote=False)


def attributes(values: Mapping[str, str | None]) -> str:
    """Attributes with a space in front of each; those that are None are left out."""
    return "".join(
        f' {name}="{escape(clean(value))}"' for name, value in values.items() if value is not None
    )


def json_data(value: Any) -> str:
    """JSON that can stand inside a ``script`` element of data: no ``<``, ``>``, ``&`` in it."""
    raw = json.dumps(value, ensure_ascii=False, indent=2)
    for character in "<>&\u2028\u2029":
        raw = raw.replace(character, f"\\u{ord(character):04x}")
    return clean(raw)


def without_bold(html: str) -> str:
    """HTML without a ``strong`` around all of it, for headings and header cells."""
    whole = re.fullmatch(r"<strong>((?:(?!</?strong>).)*)</strong>", html, re.DOTALL)
    return whole[1] if whole else html

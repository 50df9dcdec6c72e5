"""Which addresses a published page may carry, and how they are written."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, unquote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_CONTROL = re.compile(
    "[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]"
)
# What browsers run, or read from the reader's own machine, whatever stands around it.
_DANGEROUS = re.compile(
    r"(?:javascript|vbscript|livescript|mocha|data|blob|file|filesystem|about|view-source|jar|ws|wss"
    r"|chrome|resource|ms-\w+|mhtml|x-javascript):",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w\-]+(?:\.[\w\-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"]+@[\w\-]+(?:\.[\w\-]+)*", re.IGNORECASE)
_TELEPHONE = re.compile(r"[+\d][\d().\-*#;=a-z]*", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi)="
)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_PATH = "/%:@!$&'()*+,;=-._~"


def safe_url(url: str) -> str | None:
    """The address as it may stand in a page, or None where it may not stand there at all.

    Web addresses, ``mailto:``, ``tel:``, ``sms:`` (crisis lines have them) and relative addresses
    pass. An address that turns into another scheme when its entities and percent signs are
    decoded does not.
    """
    url = re.sub(r"[\t\n\r]", "", url).strip("".join(map(chr, range(0x21))))
    if not url or _hidden(url):
        return None
    if url.startswith("//"):
        url = "https:" + url
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _relative(url)
    name = scheme.group(1).lower()
    if name in ("http", "https"):
        return _web(name, url[scheme.end() :])
    rest = url[scheme.end() :].strip()
    if name == "mailto" and _MAIL.fullmatch(unquote(rest.split("?")[0])):
        return "mailto:" + _encode(rest, _PATH + "?")
    number = re.sub(r"[\s\u00a0]", "", unquote(rest))
    if name in ("tel", "sms") and _TELEPHONE.fullmatch(number):
        return f"{name}:{number}"
    return None


def is_external(url: str) -> bool:
    """Whether a safe address leads to another site."""
    return url.startswith(("http://", "https://"))


def origin(url: str) -> str:
    """Scheme and host of a web address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _hidden(url: str) -> bool:
    """Whether a forbidden scheme, or a scheme behind control characters, is tucked away in it."""
    for _ in range(4):
        bare = _CONTROL.sub("", url).replace("\\", "/")
        if _DANGEROUS.match(bare):
            return True
        decoded = unquote(unescape(bare))
        if decoded == url:
            break
        url = decoded
    return False


def _web(scheme: str, rest: str) -> str | None:
    rest = rest.replace("\\", "/")
    if not rest.startswith("//"):
        return None
    end = next((i for i, c in enumerate(rest) if i > 1 and c in "/?#"), len(rest))
    host = rest[2:end]
    if not _HOST.fullmatch(host) or len(host) > 255:
        return None
    return f"{scheme}://{host.lower()}{_written(rest[end:])}"


def _relative(url: str) -> str | None:
    url = url.replace("\\", "%5C")
    if ":" in re.split(r"[/?#]", url, maxsplit=1)[0]:
        return None
    return _written(url)


def _written(url: str) -> str:
    """Path, query and fragment, percent-encoded where they must be, tracking left out."""
    before, sharp, fragment = url.partition("#")
    place, _, query = before.partition("?")
    query = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    written = _encode(place, _PATH)
    if query:
        written += "?" + _encode(query, _PATH + "?")
    return written + sharp + _encode(fragment, _PATH + "?")


def _encode(text: str, safe: str) -> str:
    text = _BROKEN_ESCAPE.sub("%25", text)
    return quote(text.encode("utf-8", "replace"), safe=safe)

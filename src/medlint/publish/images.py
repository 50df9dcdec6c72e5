"""Images: the element, and the files beside an article, measured and copied beside the page."""

from __future__ import annotations

import io
import os
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from medlint.document.model import Inline
from medlint.publish import escape
from medlint.publish.context import Context, Picture
from medlint.publish.urls import is_external, origin, safe_url

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
LARGEST = 50_000_000  # bytes
_ACTIVE = re.compile(
    r"<\s*(?:[\w\-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|set|animate)\b"
    r"|[\s\"'/]on\w+\s*=|(?:java|vb)script\s*:|<!ENTITY|<\?xml-stylesheet|@import|data\s*:\s*text/",
    re.IGNORECASE,
)


def render_image(inline: Inline, context: Context) -> str:
    """An ``img`` element, or nothing for an address that may not be loaded or a tracking pixel."""
    given = inline.attributes
    size = [_size(given.get(side, "")) for side in ("width", "height")]
    src = safe_url(given.get("src", ""))
    if any(given.get(side, "").strip() in ("0", "1", "0px", "1px") for side in ("width", "height")):
        return ""
    if src is None or src.startswith(("mailto:", "tel:", "sms:", "#")):
        context.notes.append(f"an image was left out: {given.get('src', '')[:80]!r}")
        return ""
    found = context.picture(src)
    if found is None:
        return ""
    if is_external(found.src):
        context.origins.add(origin(found.src))
    width, height = _fitted(size[0], size[1], found)
    alt = " ".join(given.get("alt", "").split())
    return "<img{}>".format(
        escape.attributes(
            {
                "src": found.src,
                "alt": alt,
                "width": str(width) if width else None,
                "height": str(height) if height else None,
            }
        )
    )


def _size(value: str) -> int:
    match = re.fullmatch(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*", value)
    return int(match[1]) if match else 0


def _fitted(width: int, height: int, found: Picture) -> tuple[int, int]:
    """The size that the article asks for, or the file's own; one side alone keeps the shape."""
    if not found.width or not found.height:
        return width, height
    if width and not height:
        return width, max(1, round(width * found.height / found.width))
    if height and not width:
        return max(1, round(height * found.width / found.height)), height
    return (width, height) if width else (found.width, found.height)


@dataclass
class Pictures:
    """The images of one article. ``article`` and ``root`` are files' places, ``page`` the output's.

    No file outside ``root`` is opened, whatever the article says and wherever a link leads.
    """

    article: Path
    root: Path
    page: PurePosixPath
    copies: dict[str, Path] = field(default_factory=dict)  # place in the output → file
    missing: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __call__(self, src: str) -> Picture | None:
        """Where the page loads an image from, and its size; None where it must not be shown."""
        if is_external(src):
            return Picture(src)
        place = unquote(re.split(r"[?#]", src, maxsplit=1)[0])
        if "\0" in place:
            return None
        base = self.root if place.startswith("/") else self.article.parent
        file = Path(os.path.normpath(base.absolute() / place.lstrip("/")))
        root = Path(os.path.normpath(self.root.absolute()))
        if not file.is_relative_to(root) or not _resolved(file).is_relative_to(_resolved(root)):
            self.notes.append(f"an image outside the folder was left out: {src}")
            return None
        if not file.is_file():
            self.missing.append(file)
            self.notes.append(f"an image is not there: {src}")
            return Picture(src)
        return self._found(src, file, root)

    def _found(self, src: str, file: Path, root: Path) -> Picture | None:
        width, height, problem = _measure(file)
        if problem:
            self.notes.append(f"an image was left out, {problem}: {src}")
            return None
        target = PurePosixPath(file.relative_to(root).as_posix())
        self.copies[str(target)] = file
        relative = os.path.relpath(target, self.page.parent).replace(os.sep, "/")
        return Picture(quote(relative), width, height)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path("/nowhere")


def _is_active(svg: bytes) -> bool:
    """Whether a drawing holds what would run where it is opened by itself."""
    if b"\0" in svg:  # not UTF-8: nothing can be said of it
        return True
    text = svg.decode("utf-8", "replace")
    decoded = unescape(text)
    joined = re.sub(r"[\x00-\x08\x09-\x0d]", "", decoded)
    return any(_ACTIVE.search(t) for t in (text, decoded, joined))


def _measure(file: Path) -> tuple[int, int, str]:
    """Width and height in pixels (0 where the file does not say), and what is wrong with it."""
    import imagesize

    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        return 0, 0, "not a kind of image that browsers show"
    try:
        if file.stat().st_size > LARGEST:
            return 0, 0, "too large"
        data = file.read_bytes()
    except OSError as error:
        return 0, 0, error.strerror or "unreadable"
    if suffix == ".svg" and _is_active(data):
        return 0, 0, "an SVG that holds more than a drawing"
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except Exception:
        return 0, 0, ""
    good = 0 < width <= 100_000 and 0 < height <= 100_000
    return (round(width), round(height), "") if good else (0, 0, "")

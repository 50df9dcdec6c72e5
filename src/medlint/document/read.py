"""From a file, or its text, to a Document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from medlint.document.model import Block, Document, Format, Inline
from medlint.document.source import Source, Span
from medlint.errors import ReadError

FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}


def format_of(path: str | Path) -> Format | None:
    """The format that a file's name tells, or None."""
    return SUFFIXES.get(Path(path).suffix.lower())


def read_file(path: str | Path, format: Format | None = None) -> Document:  # noqa: A002
    """Read a file. Raises ReadError when it cannot be read or decoded."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error), str(path)) from error
    return read_bytes(data, str(path), format)


def read_bytes(data: bytes, path: str = "", format: Format | None = None) -> Document:  # noqa: A002
    """Read a file's bytes. Raises ReadError when they cannot be decoded."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 at byte {error.start}", path) from error
    return read_text(text, path, format)


def read_text(text: str, path: str = "", format: Format | None = None) -> Document:  # noqa: A002
    """Read an article that is in memory; the format is the path's, or else plain text."""
    # Provisional: paragraphs between blank lines, whatever the format.
    blocks = []
    for match in re.finditer(r"\S(?:.*\S)?(?:\n[^\S\n]*\S.*)*", text):
        span = Span(match.start(), match.end())
        blocks.append(Block("paragraph", span, inlines=(Inline("text", span, match.group()),)))
    return Document(Source(path, text), format or format_of(path) or "text", tuple(blocks))

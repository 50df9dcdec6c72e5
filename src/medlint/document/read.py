"""From a file, or its text, to a Document."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from medlint.document.decode import decode
from medlint.document.model import Document, Format
from medlint.document.source import Source
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
    return read_source(decode(data, path), format)


def read_text(text: str, path: str = "", format: Format | None = None) -> Document:  # noqa: A002
    """Read an article that is in memory; the format is the path's, or else plain text."""
    return read_source(Source(path, text), format)


def read_source(source: Source, format: Format | None = None) -> Document:  # noqa: A002
    """Read a source that is decoded already. Raises ReadError where its front matter is broken."""
    chosen = format or format_of(source.path) or "text"
    if chosen == "markdown":
        from medlint.document.markdown.reader import read_markdown

        return read_markdown(source)
    if chosen == "html":
        from medlint.document.html import read_html

        return read_html(source)
    from medlint.document.plain import read_plain

    return read_plain(source)

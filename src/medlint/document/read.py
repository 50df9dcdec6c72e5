"""From a file, or its text, to a Document."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from medlint.document import plain
from medlint.document.blocks import blocks
from medlint.document.html import tokens as html
from medlint.document.html.metadata import metadata
from medlint.document.markdown import front_matter
from medlint.document.model import Document, Field, Format
from medlint.document.source import Source, Span
from medlint.document.tree import Tree
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
MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


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
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ReadError("binary data, not text", path) from error
        line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else 0
        name = "UTF-8" if encoding == "utf-8" else "UTF-16"
        raise ReadError(f"not {name} at byte {error.start}", path, line) from error
    return read_text(text, path, format, encoding)


def read_text(
    text: str,
    path: str = "",
    format: Format | None = None,  # noqa: A002
    encoding: str = "utf-8",
) -> Document:
    """Read an article that is in memory; the format is the path's, or else plain text.

    Raises ReadError when the text holds NUL characters or its front matter is broken.
    """
    if "\0" in text:
        raise ReadError("binary data, not text", path)
    source = Source(path, text, encoding)
    kind = format or format_of(path) or "text"
    if kind == "html":
        return _html(source)
    span, fields = front_matter.split(text, path)
    base = span.end if span else text.startswith("\ufeff")
    if kind == "markdown":
        return _markdown(source, base, span, fields)
    return Document(source, "text", plain.read(text, base), fields, span)


def _markdown(
    source: Source, base: int, span: Span | None, fields: Mapping[str, Field]
) -> Document:
    from medlint.document.markdown import reader

    tree = Tree()
    reader.read(source.text, base, tree)
    made = blocks(tree.finish(len(source.text)))
    return Document(source, "markdown", made, fields, span, tuple(tree.comments))


def _html(source: Source) -> Document:
    tree = Tree()
    text = source.text
    base = int(text.startswith("\ufeff"))
    html.feed(tree, text[base:], lambda start, end: (base + start, base + end))
    root = tree.finish(len(text))
    fields = metadata(root)
    return Document(source, "html", blocks(root), fields, None, tuple(tree.comments))

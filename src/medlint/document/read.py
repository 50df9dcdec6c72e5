"""From a file, or its text, to a Document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from medlint.document import plain
from medlint.document.blocks import blocks
from medlint.document.decode import decode
from medlint.document.front_matter import read_front_matter
from medlint.document.html import tokens as html
from medlint.document.html.metadata import metadata
from medlint.document.implied_headings import implied_headings
from medlint.document.implied_lists import implied_lists
from medlint.document.model import Document, Field, Format
from medlint.document.source import Source, Span
from medlint.document.templates import template_lines
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
    """Read a source that is decoded already. Raises ReadError where it is binary data
    or its front matter is broken.
    """
    chosen = format or format_of(source.path) or "text"
    if chosen == "html":
        return _html(source)
    fields, span = read_front_matter(source)
    base = span.end if span else int(source.text.startswith("\ufeff"))
    if chosen == "text":
        hidden = template_lines(source.text)
        return Document(source, "text", plain.read(source.text, base, hidden), fields, span)
    return _markdown(source, base, span, fields)


def _markdown(
    source: Source, base: int, span: Span | None, fields: Mapping[str, Field]
) -> Document:
    from medlint.document.markdown import reader

    tree = Tree()
    tree.hidden.extend(template_lines(source.text))
    reader.read(source.text, base, tree)
    made = blocks(tree.finish(len(source.text)))
    return Document(source, "markdown", made, fields, span, tuple(tree.comments))


def _html(source: Source) -> Document:
    tree = Tree()
    tree.hidden.extend(template_lines(source.text))
    base = int(source.text.startswith("\ufeff"))
    html.feed(tree, source.text[base:], lambda start, end: (base + start, base + end))
    root = tree.finish(len(source.text))
    fields = metadata(root)
    title = fields["title"].value if "title" in fields else ""
    made = implied_headings(implied_lists(blocks(root, page=True)), str(title))
    return Document(source, "html", made, fields, None, tuple(tree.comments))

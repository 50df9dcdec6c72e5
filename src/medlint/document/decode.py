"""From a file's bytes to its text: UTF-8, or UTF-16 where its mark says so."""

from __future__ import annotations

import codecs

from medlint.document.source import Source
from medlint.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str = "") -> Source:
    """The source that the bytes hold; a byte-order mark stays in the text as its first character.

    Raises ReadError when the bytes are not text in an encoding that we know.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"not {encoding.upper()[:6].rstrip('-')} text: byte {error.start + 1} cannot be decoded"
        )
        raise ReadError(message, path) from error
    if "\0" in text:
        raise ReadError("not a text file: it holds null characters", path)
    return Source(path, text, encoding)

"""Articles by the thousand: lists of paths, and JSON lines on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from medlint.document.model import Format
from medlint.errors import ReadError
from medlint.project.run import File, Item


class _Line(msgspec.Struct):
    """One article on a line of its own; other keys are left alone."""

    text: str
    path: str = ""
    format: Format | None = None


def read_jsonl(lines: Iterable[bytes]) -> Iterator[Item]:
    """The articles, as they come; a line that is none becomes an error with its number."""
    decode = msgspec.json.Decoder(_Line).decode
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = decode(line)
        except msgspec.DecodeError as error:
            yield ReadError(f"not an article in JSON: {error}", "-", number)
            continue
        yield File(row.path or f"line {number}", row.text.encode(), row.format or None)


def read_manifest(path: Path) -> Iterator[Path]:
    """The paths that a list holds, a line each; blank lines and ``#`` remarks are left out.

    Relative paths start from the folder we are in. Raises ReadError.
    """
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"cannot be read: {error}", str(path)) from error
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield Path(line.strip())

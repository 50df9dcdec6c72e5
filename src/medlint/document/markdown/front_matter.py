"""Front matter: YAML between ``---`` lines or TOML between ``+++`` lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from medlint.document.model import Field
from medlint.document.source import LINE_END, Span
from medlint.errors import ReadError

OPENING = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
TOML_KEY = re.compile(r"""^[ \t]*("[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*(?==|\.)""", re.MULTILINE)
TOML_LINE = re.compile(r"at line (\d+)")


def split(text: str, path: str) -> tuple[Span | None, Mapping[str, Field]]:
    """The place of the front matter, if there is any, and its fields.

    Raises ReadError, with the line, when it cannot be read.
    """
    opening = OPENING.match(text)
    if opening is None:
        return None, {}
    fence = re.escape(opening["fence"])
    ending = r"(?:---|\.\.\.)" if opening["fence"] == "---" else fence
    closing = re.compile(rf"(?:^|(?<=[\r\n])){ending}[ \t]*(?:\r\n|\n|\r|\Z)").search(
        text, opening.end()
    )
    if closing is None:
        return None, {}
    start, end = opening.end(), closing.start()
    inner = text[start:end]
    if opening["fence"] == "---":
        if not _is_yaml(inner):
            return None, {}
        fields = _yaml(inner, start, path)
    else:
        fields = _toml(inner, start, path)
    return Span(opening.start("fence"), closing.end()), fields


def _is_yaml(inner: str) -> bool:
    """Not a paragraph between two rules: a key, a comment or nothing on the first line."""
    lines = [line for line in LINE_END.split(inner) if line.strip()]
    return not lines or re.match(r"""\s*(#|["'\w][^:]*:(\s|$)|\{|\?\s)""", lines[0]) is not None


def _yaml(inner: str, base: int, path: str) -> dict[str, Field]:
    import yaml

    loader = yaml.SafeLoader(_readable(inner))
    try:
        node = loader.get_single_node()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            raise ReadError("front matter: expected keys and values", path, 2)
        fields = {}
        for key, value in node.value:
            span = Span(base + key.start_mark.index, base + value.end_mark.index)
            span = Span(span.start, span.start + len(inner[span.start - base : span.end - base].rstrip()))
            fields[str(loader.construct_object(key, deep=True))] = Field(
                loader.construct_object(value, deep=True), span
            )
        return fields
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise ReadError(f"front matter: {problem}", path, mark.line + 2 if mark else 1) from error
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise ReadError(f"front matter: {error}", path, 1) from error
    finally:
        loader.dispose()


def _readable(text: str) -> str:
    """YAML forbids control characters; one in a title need not stop the reading."""
    return re.sub(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)


def _toml(inner: str, base: int, path: str) -> dict[str, Field]:
    try:
        values = tomllib.loads(inner.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        line = int(found[1]) + 1 if found else 1
        raise ReadError(f"front matter: {error}", path, line) from error
    places: dict[str, Span] = {}
    header = re.search(r"^[ \t]*\[", inner, re.MULTILINE)
    for found in TOML_KEY.finditer(inner, 0, header.start() if header else len(inner)):
        line_end = LINE_END.search(inner, found.end())
        end = line_end.start() if line_end else len(inner)
        places.setdefault(found[1].strip("\"'"), Span(base + found.start(1), base + end))
    for found in re.finditer(r"^[ \t]*\[\[?[ \t]*([\w-]+)[^\n\r]*", inner, re.MULTILINE):
        places.setdefault(found[1], Span(base + found.start(), base + found.end()))
    whole = Span(base, base + len(inner.rstrip()))
    return {key: Field(value, places.get(key, whole)) for key, value in values.items()}

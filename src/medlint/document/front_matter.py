"""Front matter in YAML (``---``) or TOML (``+++``), with the place of each key."""

from __future__ import annotations

import re
from typing import Any

from medlint import ready
from medlint.document.model import Field
from medlint.document.source import Source, Span
from medlint.errors import ReadError

FENCED = ready.pattern(
    r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(.*?)(?<=[\r\n])\1[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)
KEY = ready.pattern(r"^([A-Za-z_][\w.-]*|\"[^\"\n]+\"|'[^'\n]+')[ \t]*[:=][^\r\n]*", re.MULTILINE)


def read_front_matter(source: Source) -> tuple[dict[str, Field], Span | None]:
    """The fields of the front matter and its whole span, or nothing and None.

    Raises ReadError with the line where the front matter is broken.
    """
    match = FENCED.match(source.text)
    if match is None:
        return {}, None
    values = _toml(match, source) if match[1] == "+++" else _yaml(match, source)
    if values is None:
        return {}, None
    whole = Span(match.start(1), match.end())
    places = {
        found[1].strip("\"'"): Span(match.start(2) + found.start(), match.start(2) + found.end())
        for found in KEY.finditer(match[2])
    }
    fields = {
        normal(key): Field(value, places.get(str(key), whole)) for key, value in values.items()
    }
    return fields, whole


def normal(key: object) -> str:
    """A key as we write keys: lower case, with hyphens."""
    return str(key).strip().lower().replace("_", "-").replace(" ", "-")


def _yaml(match: re.Match[str], source: Source) -> dict[Any, Any] | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = yaml.load(match[2], Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = 2 + (error.problem_mark.line if error.problem_mark else 0)
        raise ReadError(f"broken front matter: {error.problem}", source.path, line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).split("\n", 1)[0]
        raise ReadError(f"broken front matter: {problem}", source.path, 1) from error
    # Two rules with text between them are not front matter.
    return values if isinstance(values, dict) else {} if values is None else None


def _toml(match: re.Match[str], source: Source) -> dict[str, Any]:
    import tomllib

    text = match[2].replace("\r\n", "\n")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = 1 + (int(found[1]) if found else text.count("\n"))
        problem = re.sub(r" \(at .*\)$", "", str(error))
        raise ReadError(f"broken front matter: {problem}", source.path, line) from error

"""Values of a rule file's keys, with what is wrong with them and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

Keys = Mapping[str, Any]


class Unsupported(Exception):  # noqa: N818 - no error: the rule is named in a warning
    """A rule that medlint cannot run."""


class Wrong(Exception):  # noqa: N818 - becomes a RuleError once its line is known
    """What is wrong with a file, and the path of keys that leads there."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys


def missing(key: str) -> NoReturn:
    """Say that a key must be there."""
    raise Wrong(f"the key {key!r} is missing")


def hint(name: str, existing: Iterable[str]) -> str:
    """`` (did you mean 'this'?)``, or nothing."""
    near = get_close_matches(name, list(existing), 1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def listed(names: Iterable[str]) -> str:
    """The names in order, with commas."""
    return ", ".join(sorted(names))


def text(keys: Keys, key: str) -> str:
    """A text, or nothing."""
    value = keys.get(key)
    if isinstance(value, dict | list):
        raise Wrong(f"{key!r} is a text", key)
    return "" if value is None else str(value).strip()


def one_of(keys: Keys, key: str, allowed: Iterable[str], default: str) -> Any:
    """One of a few words."""
    value = keys.get(key, default)
    if not isinstance(value, str) or value not in allowed:
        words = ", ".join(filter(None, allowed))
        raise Wrong(f"{key!r} is one of {words}, not {value!r}", key)
    return value


def flag(keys: Keys, key: str) -> bool:
    """True or false."""
    value = keys.get(key, False)
    if str(value).lower() in ("true", "false"):  # in quotes, too
        value = str(value).lower() == "true"
    if not isinstance(value, bool):
        raise Wrong(f"{key!r} is true or false, not {value!r}", key)
    return value


def whole(keys: Keys, key: str) -> int:
    """A whole number, or 0."""
    value = keys.get(key) or 0
    if isinstance(value, bool) or not str(value).strip().isdecimal():
        raise Wrong(f"{key!r} is a whole number, not {value!r}", key)
    return int(value)


def number(keys: Keys, key: str) -> float:
    """A number, or 0."""
    value = keys.get(key) or 0
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise Wrong(f"{key!r} is a number, not {value!r}", key) from error


def mapping(keys: Keys, key: str) -> dict[str, Any]:
    """A mapping, or an empty one."""
    value = keys.get(key) or {}
    if not isinstance(value, dict):
        raise Wrong(f"{key!r} is a mapping of names to values", key)
    return {scalar(name): entry for name, entry in value.items()}


def strings(keys: Keys, key: str) -> tuple[str, ...]:
    """A list of texts; a text alone is a list of one; blank ones are dropped."""
    value = keys.get(key)
    items = value if isinstance(value, list) else [] if value is None else [value]
    for i, item in enumerate(items):
        if isinstance(item, dict | list):
            raise Wrong(f"{key!r} is a list of texts", key, i)
    return tuple(scalar(item) for item in items if item is not None and str(item).strip())


def pairs(keys: Keys, key: str) -> tuple[tuple[str, str], ...]:
    """A mapping of texts to texts, in order."""
    found = mapping(keys, key)
    for name, value in found.items():
        if isinstance(value, dict | list):
            raise Wrong(f"{key!r} gives each pattern one text", key, name)
    return tuple((name, "" if v is None else scalar(v)) for name, v in found.items() if name)


def scalar(value: Any) -> str:
    """A value as the file shows it: YAML 1.1 takes the words on, off, yes and no for truth."""
    return str(value).lower() if isinstance(value, bool) else str(value)

"""What is wrong with a setting, in the words of those who write configurations."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import get_args

from medlint.settings import SEVERITIES, FailLevel, Kind, Language, Region

VALUES: dict[str, tuple[str, ...]] = {
    "fail-level": get_args(FailLevel),
    "severity": SEVERITIES,
    "language": get_args(Language),
    "region": get_args(Region),
    "kind": get_args(Kind),
}
TYPES = {
    "str": "a text",
    "float": "a number",
    "int": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


def unknown(what: str, name: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """The message for a name that does not exist, with the nearest one that does."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return f"unknown {what} '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")


def key_of(message: str) -> str:
    """The key that a message of msgspec's is about, or ''."""
    found = re.search(r"`\$\.([\w-]+)", message)
    return found[1] if found else ""


def plainly(message: str, publishing: Iterable[str] = ()) -> str:
    """A message of msgspec's on a wrong value, said plainly.

    ``publishing`` are the keys of the table on publishing.
    """
    key = key_of(message)
    if found := re.match(r"Invalid enum value '([^']*)'", message):
        known = [value for value in VALUES.get(key, ()) if value]
        return f"{unknown(f'value of {key}', found[1], known)} ({', '.join(known)})"
    if found := re.match(r"Object contains unknown field `([^`]*)`", message):
        return unknown(f"key of {key}", found[1], publishing)
    if found := re.match(r"Expected `(\w+)[^`]*`, got `(\w+)", message):
        wanted, got = (TYPES.get(name, name) for name in found.groups())
        return f"'{key}' takes {wanted}, not {got}"
    return message

"""How pages are set and what they say themselves: ``rules/lexicon/publishing.yml``, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from medlint.resources import data_file


class Style(msgspec.Struct, frozen=True):
    """The typography of a language; ``quotes`` are outer and inner, opening and closing."""

    quotes: tuple[str, str, str, str]
    dash: str
    tight: str = ""


@cache
def _data() -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = data_file("lexicon", "publishing.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=loader)
    return data


def _for_language(table: Mapping[str, Any], language: str) -> Any:
    return table.get(language) or table.get(language.split("-")[0])


@cache
def style(language: str) -> Style | None:
    """The typography of a language, or None where none is known: then nothing is changed."""
    found = _for_language(_data()["typography"], language)
    if found is None:
        return None
    return Style(tuple(found["quotes"]), found["dash"], found.get("tight", ""))


@cache
def labels(language: str) -> Mapping[str, str]:
    """The page's own words in a language, or else in English."""
    table = _data()["labels"]
    return {**table["en"], **(_for_language(table, language) or {})}


def labels_language(language: str) -> str:
    """The language that :func:`labels` answers in."""
    return language if _for_language(_data()["labels"], language) else "en"


@cache
def units() -> re.Pattern[str]:
    """A digit, a space, and a unit that must stay on the digit's line."""
    names = sorted(map(re.escape, map(str, _data()["units"])), key=len, reverse=True)
    return re.compile(rf"(?<=\d) (?=(?:{'|'.join(names)})(?![\w-]))")


@cache
def apostrophes() -> frozenset[str]:
    """Words that begin with an apostrophe."""
    return frozenset(map(str, _data()["apostrophes"]))


@cache
def _organisations() -> frozenset[str]:
    return frozenset(str(word).lower() for word in _data()["organisations"])


def is_organisation(name: str) -> bool:
    """Whether a name says that it is an organisation's: "The editorial team"."""
    return not _organisations().isdisjoint(re.findall(r"\w+", name.lower()))


@cache
def _caveats() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: Mapping[str, list[str]] = _data()["caveats"]
    return tuple(
        (kind, re.compile("|".join(found), re.IGNORECASE)) for kind, found in table.items()
    )


def caveat(heading: str) -> str:
    """The kind of warning box that a section with this heading is set in, or ''."""
    text = heading.strip()
    return next((kind for kind, pattern in _caveats() if pattern.match(text)), "")

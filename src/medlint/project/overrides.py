"""What an article's own front matter sets, under ``medlint:``, over the project's configuration.

medlint:
  ignore: [CLM105, RDB]
  region: us
  severity: {STR101: suggestion}
"""

from __future__ import annotations

from typing import Any

import msgspec

from medlint.document.model import Document
from medlint.errors import ConfigurationError
from medlint.project.configuration import Configuration
from medlint.project.mistakes import plainly, unknown
from medlint.settings import Kind, Language, Region, Severity


class Override(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """The keys of a configuration that an article may set for itself."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    words: tuple[str, ...] = ()
    language: Language = ""
    region: Region = ""
    kind: Kind = ""
    target_grade: float = 0.0
    options: dict[str, dict[str, Any]] = {}


KEYS = tuple(f.encode_name for f in msgspec.structs.fields(Override))


def override_of(document: Document) -> Override | None:
    """What the front matter sets, or None. Raises ConfigurationError with the line."""
    field = document.metadata.get("medlint")
    if field is None:
        return None
    line = document.source.position(field.span.start).line
    path = document.source.path
    if not isinstance(field.value, dict):
        raise ConfigurationError("'medlint' in the front matter takes keys", path, line)
    for key in field.value:
        if key not in KEYS:
            raise ConfigurationError(unknown("key", str(key), KEYS), path, line)
    try:
        return msgspec.convert(field.value, Override)
    except msgspec.ValidationError as error:
        raise ConfigurationError(plainly(str(error)), path, line) from error


def overridden(configuration: Configuration, own: Override) -> Configuration:
    """The configuration with what the article sets: lists are added to, the rest replaced."""
    changes: dict[str, Any] = {
        "ignore": (*configuration.ignore, *own.ignore),
        "words": (*configuration.words, *own.words),
        "severity": {**configuration.severity, **own.severity},
        "options": {**configuration.options, **own.options},
    }
    for key in ("language", "region", "kind", "target_grade"):
        if value := getattr(own, key):
            changes[key] = value
    return msgspec.structs.replace(configuration, **changes)

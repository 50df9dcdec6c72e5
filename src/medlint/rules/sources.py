"""The published guidelines that rules name: ``rules/sources.yml``."""

from __future__ import annotations

from pathlib import Path

import yaml

from medlint.errors import RuleError
from medlint.rules.model import Reference


def read_sources(path: Path) -> dict[str, Reference]:
    """Short name to title and address. Raises RuleError when the file is not such a table."""
    if not path.is_file():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), loader) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError("not valid YAML", str(path), mark.line + 1 if mark else 0) from error
    try:
        return {
            str(name): Reference(str(entry["title"]), str(entry.get("url") or ""))
            for name, entry in content.items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise RuleError("each source is a short name with title and url", str(path)) from error

"""Where the domain knowledge lies: ``rules/`` of a checkout, or the copy inside the wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """The folder of rules and lexicons that this installation reads."""
    package = Path(__file__).resolve().parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def data_file(*parts: str) -> Path:
    """A file below the rules folder, such as ``data_file("lexicon", "treatments.tsv")``."""
    return rules_folder().joinpath(*parts)


def cache_folder() -> Path:
    """The user's own folder for what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "medlint"

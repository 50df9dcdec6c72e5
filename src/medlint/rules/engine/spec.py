"""What a rule file asks the engine to look for, in the form that is kept between runs."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Kind = Literal[
    "python",
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
    "sequence",
    "metric",
    "readability",
]


class Spec(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The keys of a rule that the engine runs; see docs/writing-rules.md for each."""

    kind: Kind
    scope: tuple[str, ...] = ("text",)
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    limit: int = 0
    action: str = ""
    params: tuple[Any, ...] = ()
    safety: Literal["safe", "unsafe"] = "unsafe"
    tokens: tuple[str, ...] = ()
    raw: str = ""
    append: bool = False
    pairs: tuple[tuple[str, str], ...] = ()  # swap of substitution, either of consistency
    capitalize: bool = False
    ours: bool = True  # has a code of its own; no: of a style for Vale
    keys: dict[str, Any] = {}  # what only one type has: max, min, first, second, formula …

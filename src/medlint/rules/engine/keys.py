"""The keys that a rule file may have, those of all rules and those of each type."""

from __future__ import annotations

COMMON = frozenset(
    [
        "extends",
        "message",
        "level",
        "scope",
        "description",
        "link",
        "limit",
        "action",
        "vocab",
        "matchcase",
        "tests",
        "code",
        "group",
        "summary",
        "why",
        "references",
        "region",
        "unless",
        "examples",
        "options",
        "data",
        "safety",
    ]
)

OF_TYPE: dict[str, frozenset[str]] = {
    "python": frozenset(),
    "existence": frozenset(["tokens", "raw", "append", "ignorecase", "nonword", "exceptions"]),
    "substitution": frozenset(["swap", "ignorecase", "nonword", "capitalize", "exceptions", "pos"]),
    "occurrence": frozenset(["token", "max", "min", "ignorecase"]),
    "repetition": frozenset(["tokens", "max", "alpha", "ignorecase", "exceptions"]),
    "consistency": frozenset(["either", "ignorecase", "nonword"]),
    "conditional": frozenset(["first", "second", "exceptions", "ignorecase"]),
    "capitalization": frozenset(
        ["match", "style", "exceptions", "indicators", "threshold", "prefix"]
    ),
    "sequence": frozenset(["tokens", "ignorecase", "exceptions"]),
    "metric": frozenset(["formula", "condition"]),
    "readability": frozenset(["metrics", "grade"]),
}

# Types of Vale's format that need a tagger, a dictionary or a scripting language.
UNSUPPORTED = frozenset({"script", "spelling"})


def known(kind: str) -> frozenset[str]:
    """The keys that a rule of this type may have."""
    return COMMON | OF_TYPE[kind]

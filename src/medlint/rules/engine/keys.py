"""The keys that a rule file may have, those of all rules and those of each type."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


COMMON = names(
    "extends message level description link tests"
    " code group summary why references region examples options data"
)
OF_TEXT = names("scope limit action vocab matchcase unless safety")  # what the engine heeds

OF_TYPE: dict[str, frozenset[str]] = {
    "python": frozenset(),
    "existence": names("tokens raw append ignorecase nonword exceptions"),
    "substitution": names("swap ignorecase nonword capitalize exceptions pos"),
    "occurrence": names("token max min ignorecase"),
    "repetition": names("tokens max alpha ignorecase exceptions"),
    "consistency": names("either ignorecase nonword"),
    "conditional": names("first second exceptions ignorecase"),
    "capitalization": names("match style exceptions indicators threshold prefix"),
    "sequence": names("tokens ignorecase exceptions"),
    "metric": names("formula condition"),
    "readability": names("metrics grade"),
}

# Types of Vale's format that need a tagger, a dictionary or a scripting language.
UNSUPPORTED = frozenset({"script", "spelling"})


def known(kind: str) -> frozenset[str]:
    """The keys that a rule of this type may have."""
    return COMMON | OF_TYPE[kind] | (frozenset() if kind == "python" else OF_TEXT)

r"""Patterns as rule files write them (Go's syntax, with look-around) in that of ``regex``.

Words and digits are Unicode's, not ASCII's: ``\bna\b`` does not match in "naïve".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medlint import ready
from medlint.language.phrases import ease

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

V1 = 0x100  # of ``regex``: full case folding, sets of sets
SHORT_CLASS = ready.pattern(r"((?:^|[^\\])(?:\\\\)*\\[pP])([A-Z])(?![\w{])")
END_OF_TEXT = ready.pattern(r"((?:^|[^\\])(?:\\\\)*)\\z")
LEADING_FLAG = ready.pattern(r"\(\?i\)")
GROUP = ready.pattern(r"\$(?:\$|(\d+)|\{(\w+)\})")


def translate(pattern: str) -> str:
    """A pattern of a rule file as the ``regex`` module reads it."""
    pattern = SHORT_CLASS.sub(r"\1{\2}", pattern)
    return END_OF_TEXT.sub(r"\1\\Z", pattern)


def wants_exact_text(pattern: str) -> bool:
    """Whether a pattern tells curly apostrophes or special spaces from plain ones."""
    return (
        (not pattern.isascii() and ease(pattern) != pattern) or "\\u" in pattern or "\\x" in pattern
    )


def template(pattern: str, *, words: bool) -> str:
    """The pattern with word boundaries around it, or just grouped."""
    return rf"\b(?:{pattern})\b" if words else f"(?:{pattern})"


def compiled(pattern: str, *, ignorecase: bool) -> regex.Pattern[str]:
    """Compile a translated pattern. Raises ``regex.error``."""
    return ready.regex_pattern(pattern, V1 | re.MULTILINE | (re.IGNORECASE if ignorecase else 0))


def has_groups(replacement: str) -> bool:
    """Whether a replacement speaks of the groups of its pattern, as ``$1``."""
    return GROUP.search(replacement) is not None


def expand(replacement: str, group: Callable[[str | int], str | None]) -> str:
    """The replacement with ``$1``, ``${name}`` and ``$$`` filled in; a missing group is empty."""

    def fill(match: re.Match[str]) -> str:
        if match.group() == "$$":
            return "$"
        try:
            return group(int(match[1]) if match[1] else match[2]) or ""
        except (IndexError, KeyError):
            return ""

    return GROUP.sub(fill, replacement)

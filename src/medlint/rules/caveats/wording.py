"""The expressions of the caveat table, with the concepts that they share spelt out."""

from __future__ import annotations

import re
from functools import cache

from medlint import ready
from medlint.resources import data_file
from medlint.rules.model import Rule

NAME = re.compile(r"\{([a-z][a-z-]*)\}")


@cache
def _compiled(patterns: tuple[str, ...]) -> ready.Pattern[str]:
    """One expression for folded text, in lower case: faster than to ignore the case."""
    whole = "|".join(f"(?:{_spelt_out(p)})" for p in patterns)
    return ready.regex_pattern(
        re.sub(r"\\.|[A-Z]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), whole)
    )


def _spelt_out(pattern: str) -> str:
    """The expression with those of its concepts, and of theirs, in place of names in braces."""
    return NAME.sub(lambda m: f"(?:{_spelt_out(_concepts()[m[1]])})", pattern)


@cache
def _concepts() -> dict[str, str]:
    lines = data_file("lexicon", "caveat-concepts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: "|".join(ways) for name, *ways in rows}


def expression(rule: Rule, key: str) -> ready.Pattern[str] | None:
    """The expressions that a row has under a key, as one; None where it has none."""
    patterns = rule.data.get(key)
    return _compiled(tuple(patterns)) if patterns else None

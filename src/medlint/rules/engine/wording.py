"""Messages with their arguments, and replacements in the case of what they replace."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlint import ready
from medlint.language.numbers import NUMBERS

ARGUMENT = ready.pattern(r"%(?:\[(\d+)\])?([sdvq%])")
AN = ready.pattern(
    r"[aio](?!ne\b|ne-|nce\b)|e(?!u|we)|hour|hono|heir|[fhlmnrsx]-"
    r"|u(?!ni(?![mn])|s[eu]|ti|r[aeio]|ter)"
)
# "One of the …" counts nothing; "one tablet" does.
NUMBER = ready.pattern(
    rf"\d|\b(?:{'|'.join(word for word in NUMBERS if word != 'one')}|half|once|twice|double"
    r"|one (?=(?:tablet|capsule|dose|teaspoon|puff|drop|patch|sachet|pill|spoonful|injection|glass"
    r"|spray|suppository|hour|day|week|month|year|minute)s?\b))",
    re.IGNORECASE,
)
NEGATION = ready.pattern(
    r"\b(?:no|not|never|none|nor|neither|cannot|without)\b|n['’]t\b", re.IGNORECASE
)


def message(template: str, arguments: Sequence[object]) -> str:
    """Fill ``%s``, ``%d`` and ``%[2]s`` in; surplus arguments are dropped, missing ones empty."""
    following = iter(arguments)

    def fill(match: re.Match[str]) -> str:
        if match[2] == "%":
            return "%"
        if match[1]:
            place = int(match[1]) - 1
            return str(arguments[place]) if 0 <= place < len(arguments) else ""
        return str(next(following, ""))

    return " ".join(ARGUMENT.sub(fill, template).split())


def cased(replacement: str, original: str) -> str:
    """The replacement with the capitals of what it replaces, and its kind of apostrophe."""
    if "’" in original:
        replacement = replacement.replace("'", "’")
    if not replacement or not original:
        return replacement
    letters = [c for c in original if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return replacement.upper()
    if original[0].isupper() and replacement[0].islower():
        return replacement[0].upper() + replacement[1:]
    return replacement


def article_for(word: str) -> str:
    """``a`` or ``an``, as the word is spoken; capitals alone are spoken letter by letter."""
    first = word.split(maxsplit=1)[0] if word.strip() else ""
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    return "an" if AN.match(first.lower()) else "a"


def keeps_meaning(original: str, replacement: str) -> bool:
    """Whether numbers and negations are the same on both sides."""
    return _numbers(original) == _numbers(replacement) and _negations(original) == _negations(
        replacement
    )


def _numbers(text: str) -> list[str]:
    return [number.lower() for number in NUMBER.findall(text)]


def _negations(text: str) -> list[str]:
    found = [word.lower() for word in NEGATION.findall(text)]
    return ["not" if word in ("cannot", "n't", "n’t") else word for word in found]


def options(value: str) -> list[str]:
    r"""The alternatives of a swap's value: ``use|apply``; ``\|`` is a stroke."""
    return [part.replace("\\|", "|") for part in re.split(r"(?<!\\)\|", value)]


def either(values: Sequence[str]) -> str:
    """``'a'``, ``'a' or 'b'``, ``'a', 'b' or 'c'``."""
    quoted = [f"'{v}'" for v in values]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]

"""Quotation marks, dashes, ellipses and no-break spaces, by language.

The prose of a whole block is set at once, so that a quotation mark beside a link or emphasis
knows its neighbours. Code and addresses are protected; no character of a word or number changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from medlint.publish.words import Style, apostrophes, style, units

NBSP = "\u00a0"
NARROW = "\u202f"

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w\-]+(?:\.[\w\-]+)*\.(?:com|org|net|gov|uk|edu|info)\b\S*"
)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]{2,}|[\t\r\n\f]")
_DASHES = re.compile(r"(?<=[^\s\-–—])(?: -{1,3} | ?(?<!-)---?(?!-) ?)(?=[^\s\-–—])")
_RANGE = re.compile(r"(?:(?<=\s)|(?<=\()|^)(\d{1,3})-(\d{1,3})(?= [a-zA-Z]| ?%)")
_TRIGGER = re.compile(r"[\"'\t\r\n\f\u00a0]|  |--| - |\.\.\.|\d[ -]\S| [:;!?]")
_CLOSING = re.compile(r"(?<=[^\s\"'(\[])'(?!\w)")
_OPENS = frozenset(" \t\n\r\u00a0\u202f([{<–—-/“‘«„‚\"'")


def typeset(
    text: str, language: str, protected: Iterable[tuple[int, int]] = ()
) -> str | Sequence[str]:
    """The text as it is set: for each character of ``text``, what stands in its place.

    Joined, slice by slice, it reads as the whole does; a language that is not known changes
    nothing but runs of white space.
    """
    if not _TRIGGER.search(text):
        return text
    cells = list(text)
    kept = sorted((*protected, *(m.span() for m in _ADDRESS.finditer(text))))
    _spaces(text, cells, kept)
    found = style(language)
    if found is not None:
        _dashes(text, cells, found)
        if found.tight:
            _tight(text, cells, found.tight)
        if '"' in text or "'" in text:
            _quotes(text, cells, found)
        for match in units().finditer(text):
            cells[match.start()] = NBSP
    for start, end in kept:
        cells[start:end] = text[start:end]
    return cells


def _spaces(text: str, cells: list[str], kept: list[tuple[int, int]]) -> None:
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in kept):
            continue
        cells[start:end] = [" ", *[""] * (end - start - 1)]


def _put(cells: list[str], start: int, end: int, replacement: str) -> None:
    cells[start:end] = [replacement, *[""] * (end - start - 1)]


def _dashes(text: str, cells: list[str], found: Style) -> None:
    for match in _DASHES.finditer(text):
        _put(cells, *match.span(), _dash(match, text, found))
    for match in _RANGE.finditer(text):
        if int(match[1]) < int(match[2]):
            cells[match.end(1)] = "–"
    for match in re.finditer(r"(?<!\.)\.\.\.(?!\.)", text):
        _put(cells, *match.span(), "…")


def _dash(match: re.Match[str], text: str, found: Style) -> str:
    before, after = text[match.start() - 1], text[match.end()]
    if before.isdigit() and after.isdigit():  # a range or a subtraction: leave the spacing
        spaced = match.group().startswith(" ")
        return match.group() if spaced else "–"
    if match.group() == "--" and (before.isalnum() != after.isalnum()):
        return match.group()  # a command's option or a typing accident
    return found.dash


def _tight(text: str, cells: list[str], marks: str) -> None:
    for match in re.finditer(rf"(?<=\w) (?=[{re.escape(marks)}](?:\s|$))", text):
        cells[match.start()] = NBSP if text[match.end()] == ":" else NARROW


def _quotes(text: str, cells: list[str], found: Style) -> None:
    open_double = open_single = False
    last = max((m.start() for m in _CLOSING.finditer(text)), default=-1)
    for match in re.finditer("[\"']", text):
        i = match.start()
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        opening = before in _OPENS and not after.isspace()
        if match.group() == '"':
            if opening and not open_double:
                cells[i], open_double = found.quotes[0], True
            elif open_double:
                cells[i], open_double = found.quotes[1], False
        elif before.isdigit() and not after.isalpha() and not open_single:
            continue  # feet, minutes
        elif opening and not _elided(text, i) and not open_single:
            open_single = i < last
            cells[i] = found.quotes[2] if open_single else "’"
        elif open_single and not after.isalnum():
            cells[i], open_single = found.quotes[3], False
        else:
            cells[i] = "’"


def _elided(text: str, i: int) -> bool:
    """Whether an apostrophe stands for letters left out: 'tis, the '90s."""
    word = re.compile(r"\w+").match(text, i + 1)
    if word is None:
        return False
    return word.group().lower() in apostrophes() or bool(re.fullmatch(r"\d\ds?", word.group()))

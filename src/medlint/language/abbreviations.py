"""The abbreviations of an article: where they stand, and where the text spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from medlint import ready
from medlint.language.citations import is_reference
from medlint.language.readability import easy_words
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

ABBREVIATION = ready.pattern(
    r"(?<![\w.@/\-&’'])(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,4})s?(?![\w@/&]|-\d|\.\w)"
)
SPELT_OUT = ready.pattern(r"\(\s*(?:the |or |also |called |known as )*$")
AFTER = ready.pattern(
    r"s?\)? ?\((?=[^)]*[a-z]{3})|,? (?:or|which stands for|stands for|short for|meaning|means)\b"
    r"|,? (?:is|are) (?:a|an|the|short for)\b|\s?[:=–—] [a-zA-Z]"
)
BEFORE = ready.pattern(
    r"(?:\([^()]{0,60}[,;/] ?(?:or )?|\(\w+ (?:or|and) |, or "
    r"|\b(?:called|known as|abbreviated(?: as| to)?|termed)"
    r"(?: an?| the| \w+ and| \w+ or)? ?|[\"“'‘])$"
)
GENE = ready.pattern(
    r"s?(?:,? (?:(?:and|or) )?[A-Z][A-Z0-9]{2,}){0,6},?\s*"
    r"(?:genes?|proteins?|mutations?|receptors?|enzymes?|locus|alleles?)\b"
)
CLOCK = ready.pattern(r"\d(?: ?[ap]\.?m\.?)? ?\(?(?:[ECMP][SD]?T|GMT|BST|UTC)\b", re.IGNORECASE)
DATELINE = ready.pattern(  # "URBANA, Ill. –", "MILAN, ITALY, Sept. 3", which begin a report
    r"[A-Z]{3,}(?:,? (?:[A-Z][\w.]+|[A-Z]{2,})){0,3},? ?(?:[-–—(]|[A-Z][a-z]{2,8}\.? \d{1,2}\b)"
)
SHOUTED = 4  # letters from which an everyday word in capitals is that word
CONTACTS = ready.pattern(r"\b(?:contacts?|organi[sz]ations)\b", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True):
    """Where an abbreviation stands, and the words that it is said to stand for there."""

    passage: Passage
    start: int
    end: int
    words: str = ""  # what it stands for, when "words (ABBREVIATION)" gives it
    explained: bool = False


class Abbreviation(msgspec.Struct, frozen=True):
    """The letters and all their places in reading order."""

    letters: str
    places: tuple[Place, ...]


@cache
def known_abbreviations() -> frozenset[str]:
    """Abbreviations that need not be spelt out."""
    lines = data_file("plain", "known-abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def find_abbreviations(article: Analysis) -> tuple[Abbreviation, ...]:
    """The abbreviations of an article's text, headings left out, in the order of first use."""
    found: dict[str, list[Place]] = {}
    for passage in article.prose:
        if passage.text.isupper() or is_reference(passage):
            continue
        if any(CONTACTS.search(heading.text) for heading in passage.headings):
            continue
        for match in ABBREVIATION.finditer(passage.text):
            if not _a_name(passage, match.start(), match.end()):
                found.setdefault(match.group().removesuffix("s"), []).append(
                    _place(passage, match.start(), match.end())
                )
    return tuple(Abbreviation(letters, tuple(places)) for letters, places in found.items())


def _a_name(passage: Passage, start: int, end: int) -> bool:
    """Whether the letters are a gene, a shouted word or line, a dateline, code, or a time zone."""
    text = passage.text
    word = text[start:end]
    if len(word) >= SHOUTED and word.isupper() and word.lower() in easy_words():
        return True
    dateline = DATELINE.match(text)
    if dateline and end <= dateline.end():
        return True
    if GENE.match(text, end) or CLOCK.search(text, max(0, start - 8), end):
        return True
    if re.search(r"\b[A-Z]{3,} $", text[max(0, start - 12) : start]) or re.match(
        r" [A-Z]{3,}\b", text[end:]
    ):
        return True
    return any(
        mark.inline.kind in ("code", "emphasis") and mark.start <= start and end <= mark.end
        for mark in passage.block.prose.marks_over(start, end)
    )


def _place(passage: Passage, start: int, end: int) -> Place:
    text = passage.text
    words = ""
    if SPELT_OUT.search(text, max(0, start - 30), start):
        before = text[: text.rindex("(", 0, start)]
        words = long_form(text[start:end].removesuffix("s"), before) or _last_words(before)
    titled = any(
        mark.inline.kind == "abbreviation" and mark.inline.attributes.get("title")
        for mark in passage.block.prose.marks_over(start, end)
    )
    explained = bool(
        words or titled or AFTER.match(text, end) or BEFORE.search(text, max(0, start - 80), start)
    )
    return Place(passage, start, end, words, explained)


def _last_words(before: str) -> str:
    words = re.findall(r"[\w'’-]+", before[-60:])
    return " ".join(words[-3:])


def long_form(letters: str, before: str) -> str:
    """The words at the end of a text whose initials are the letters, or ''.

    Small words may stand between; a hyphenated word may give several letters.
    """
    tail = before[-120:].rstrip(" “\"'‘")
    pieces = list(re.finditer(r"[A-Za-z][a-z'’]*", tail))
    wanted = [c.lower() for c in letters if c.isalpha()]
    i = len(pieces) - 1
    for letter in reversed(wanted):
        while i >= 0 and pieces[i].group()[0].lower() != letter:
            if pieces[i].group().lower() not in SMALL:
                return ""
            i -= 1
        if i < 0:
            return ""
        i -= 1
    return tail[pieces[i + 1].start() :].strip() if i + 1 < len(pieces) else ""


SMALL = frozenset("a an and at by for from in of on or the to with".split())


def meanings(abbreviation: Abbreviation) -> Iterator[Place]:
    """The places that spell the abbreviation out with words whose initials fit."""
    for place in abbreviation.places:
        text = place.passage.text
        if place.words and long_form(
            abbreviation.letters, text[: text.rfind("(", 0, place.start) + 0]
        ):
            yield place

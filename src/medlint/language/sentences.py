"""Sentences and words of a passage, as spans over its prose.

A sentence ends at a full stop, question or exclamation mark that something able to begin a
sentence follows, unless the mark belongs to an abbreviation, an initial, a number or an omission.
One pass of one regular expression finds the marks; each is then decided by the words beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from medlint import ready
from medlint.document.source import Span
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Passage

TokenKind = Literal["word", "number", "punctuation", "url"]

WORDS = (
    r"(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_][^\W_]*(?:['’‑-][^\W_]+)*)"
    r"|(?P<number>\d+(?:[.,·]\d+)*)"
    r"|(?P<punctuation>[^\w\s]|_)"
)
ADDRESSES = (
    r"(?P<url>(?:https?://|www\.)[^\s<>\"”’]*[^\s<>\"”’.,;:!?)\]]"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
)
TOKEN = ready.pattern(WORDS)
TOKEN_OR_ADDRESS = ready.pattern(f"{ADDRESSES}|{WORDS}")  # slower, and seldom needed

# A mark that may end a sentence, what closes behind it, and perhaps a reference: "pain.1 [2]".
MARK = ready.pattern(
    r"(?=[.!?…\n])(?:(?P<spaced>\.(?:[ \xa0]\.){2,})"
    r"|(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    r"(?P<cite>(?<=[^\W\d_][.])\d{1,3}(?:[,–-]\d{1,3})*|(?:\[\d[\d,\s–-]*\])+)?(?=\s|$)"
    r"|(?P<line>\n))"
)
PREVIOUS = ready.pattern(r"[^\s(\[“\"‘—–/]*\Z")
OPENERS = "\"'“‘«([•⁃–—-"
NEXT = ready.pattern(rf"[{re.escape(OPENERS)}\s]*([^\W_]+(?:['’][^\W_]+)?)")
DOTTED = ready.pattern(r"(?<![A-Za-z])(?:[A-Za-z]\.)+[A-Za-z]\Z")
ITEM = ready.pattern(r"(?:(?<=\s)|\A)(?:[•⁃◦‣]\s*)?(\d{1,2}|[a-z])(?:\.\)|\)|\.)(?=\s)")
LABEL = ready.pattern(r"(?:[•⁃◦‣]\s*)?(?:\d{1,2}|[A-Za-z])")
# Words after which a single capital letter is a name of a kind, not an initial: "vitamin C."
LETTERED = frozenset(
    (
        "appendix category class figure grade group hepatitis influenza level option part "
        "phase plan section stage step table type vitamin "
    ).split()
)
# Words that begin sentences and hardly ever follow an abbreviation inside one.
STARTERS = frozenset(
    (
        "a about after all also although an and another any are as at because before both but "
        "by can did do does each even every few for from given had has have he her here his "
        "how however i if in is it its last many more most my no not now of on one only or "
        "other our she should since so some such take talk tell that the their then there "
        "these they this those to two under until use was we were what when where which while "
        "who why will with would you your "
    ).split()
)
NEAR = 60  # characters in which the word before an initial is looked for
FEW_WORDS = 4  # before a time of day that opens a sentence: "At 5 a.m. Mr Smith …"


class Token(NamedTuple):
    """A word, number, address or mark over ``passage.text[start:end]``."""

    start: int
    end: int
    kind: TokenKind
    text: str


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """A sentence over ``passage.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.passage.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.passage.span(self.start, self.end)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The passage's tokens that lie in the sentence."""
        tokens = self.passage.tokens
        first = bisect_left(tokens, (self.start,))
        return tokens[first : bisect_left(tokens, (self.end,), first)]

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(t for t in self.tokens if t.kind == "word")


def tokenize(text: str) -> tuple[Token, ...]:
    """The words, numbers, addresses and marks of a text."""
    pattern = TOKEN_OR_ADDRESS if _may_hold_address(text) else TOKEN
    new = tuple.__new__  # a third faster than Token(…), and articles hold thousands
    return tuple([new(Token, (*m.span(), m.lastgroup, m[0])) for m in pattern.finditer(text)])


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


def split(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage; a heading or a cell without a full stop is one."""
    from medlint.language.lines import meant_breaks

    text = passage.text
    starts = [0, *meant_breaks(passage.block.prose)]
    return tuple(
        Sentence(passage, at + start, at + end)
        for at, till in zip(starts, [*starts[1:], len(text)], strict=True)
        for start, end in spans(text[at:till])
    )


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a text, white space around it left out."""
    start = _skip_space(text, 0)
    for end in _ends(text):
        trimmed = end
        while trimmed > start and text[trimmed - 1].isspace():
            trimmed -= 1
        if trimmed > start:
            yield start, trimmed
        start = _skip_space(text, end)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, in order; the end of the text last."""
    items = _items(text)
    start = 0  # of the sentence that is open
    waiting = iter(items)
    item = next(waiting, None)
    for mark in MARK.finditer(text):
        while item is not None and item <= mark.start():
            if item > start:
                yield item
                start = item
            item = next(waiting, None)
        end = _end(text, mark, start)
        if end:
            yield end
            start = end
    while item is not None:
        yield item
        item = next(waiting, None)
    yield len(text)


def _items(text: str) -> list[int]:
    """Where the second and later items of a list written into the text begin: "1) … 2) …"."""
    first = ITEM.match(text)
    if first is None:
        return []
    places, last = [], first[1]
    for found in ITEM.finditer(text, first.end()):
        if found[1] == _following(last):
            places.append(found.start())
            last = found[1]
    return places


def _following(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)


def _end(text: str, mark: re.Match[str], start: int) -> int:
    """Where the sentence ends that a mark may end, or 0."""
    following = NEXT.match(text, mark.end())
    if following is None:
        return 0  # nothing but marks behind it: the text's own end
    word = following[1]
    if mark["line"]:
        return mark.end() if not word[0].islower() else 0
    if word[0].islower():
        return 0
    if mark["spaced"]:
        return _omission(text, mark)
    stop = mark["stop"]
    if _labels_item(text, mark, start) or (len(stop) > 2 and "]" in mark["close"]):
        return 0
    if "?" in stop or "!" in stop or mark["close"] or mark["cite"]:
        return mark.end()
    if stop != ".":
        return mark.end() if len(stop) > 3 or word != "I" else 0
    previous = PREVIOUS.search(text, max(start, mark.start() - 40), mark.start())
    before = previous.group() if previous else ""
    return 0 if _goes_on(text, before, mark.start() - len(before), word, start) else mark.end()


def _labels_item(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether all that stands before the mark is a bullet and a label: "• 9.", "1.)"."""
    return mark.start() - start < 6 and bool(LABEL.fullmatch(text, start, mark.start()))


def _omission(text: str, mark: re.Match[str]) -> int:
    """Three dots with spaces between are an omission; a full stop may stand before or after."""
    dots = mark.group().count(".")
    if dots < 4:
        return 0
    return mark.start() + 1 if text[mark.start() - 1 : mark.start()].isalnum() else mark.end()


def _goes_on(text: str, before: str, at: int, word: str, start: int) -> bool:
    """Whether a full stop belongs to the word before it, and the sentence goes on."""
    lower = before.lower()
    if len(before) == 1 and before.isalpha():
        return _is_initial(text, before, at, word, start)
    kind = abbreviations().get(lower)
    if kind is None:
        return bool(DOTTED.search(before)) and word.lower() not in STARTERS
    if kind == "number":
        return word[0].isdigit() or lower == "n°"
    if kind == "time":
        if text.startswith(" (", at + len(before) + 1):
            return True  # "8 p.m. (ET)"
        return before.islower() and len(text[start:at].split()) < FEW_WORDS
    return kind == "name" or (word.lower() not in STARTERS and lower != "etc")


def _is_initial(text: str, letter: str, at: int, word: str, start: int) -> bool:
    before = text[max(start, at - NEAR) : at].split()[-1:] or [""]
    last = before[0]
    if letter.islower():  # "p. 55"
        return word[0].isdigit()
    if letter == "I" and last.islower():
        return False
    if last.lower() in LETTERED:
        return False
    named = not last or last[0].isupper() or last in ("&", "and")
    return named and (word.lower() not in STARTERS or last.endswith("."))


@cache
def abbreviations() -> Mapping[str, str]:
    """Kind by abbreviation, in lower case and without its last full stop."""
    lines = data_file("lexicon", "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line and line[0] != "#")
    return {row[0]: row[1] for row in rows}

"""Words that speak for or against, as they stand: negated, fewer, prevented, or merely had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from medlint import ready
from medlint.language.phrases import Phrases
from medlint.language.senses import takes_a_side
from medlint.resources import data_file

Direction = Literal["benefit", "harm", "limitation"]
CLOSE = 4  # words before a word within which a negation reaches it
NEAR = 7  # words before a harm within which a verb that acts against it stands
TURNED: Mapping[Direction, Direction] = {
    "benefit": "limitation",  # "not effective"
    "harm": "benefit",  # "no side effects" is a claim of safety
    "limitation": "benefit",  # "not temporary"
}
LESSENS = ready.pattern(r"(?:reduc|lower|decreas|lessen|cut|slow|suppress|shorten|stop|prevent)\w*")
SOFTENED: tuple[Direction, Direction] = ("limitation", "benefit")
GOOD_THINGS = ready.pattern(
    r"\b(?:immunity|fertility|sex drive|libido|bone density|alertness|appetite|strength"
    r"|from (?:working|being)|blood supply|vision|sight|memory|growth|breast ?milk|effect of"
    r"|effectiveness|absorption|ability)\b"
)


class Word(NamedTuple):
    """A word that takes a side, over ``text[start:end]``, and the side that it takes there."""

    start: int
    end: int
    direction: Direction
    turned: bool  # whether what stands before it turned it round


class Entry(msgspec.Struct, frozen=True):
    """A row of the table."""

    direction: Direction
    verb: bool


def words_of(folded: str, lead: str = "") -> tuple[Word, ...]:
    """The words of a folded text that take sides; those that take none where they stand left out.

    ``lead`` is what the text goes on from: the words before the list that it is an item of.
    """
    if lead:
        shift = len(lead) + 1
        words = words_of(f"{lead} {folded}")
        return tuple(
            Word(w.start - shift, w.end - shift, w.direction, w.turned)
            for w in words
            if w.start >= shift
        )
    found: list[Word] = []
    end = -1
    for hit in _phrases().find(folded):
        word = _judged(folded, hit.start, hit.end, hit.value)
        if word and not (0 <= word.start - end < 2 and _says_more(word, found)):
            found.append(word)
            end = word.end
    return tuple(found)


def _says_more(word: Word, found: list[Word]) -> bool:
    """Whether a word only goes on what the word right before it said.

    "unable to concentrate effectively", "merely treats".
    """
    before = found[-1].direction if found else word.direction
    return before == "harm" != word.direction or (before, word.direction) == SOFTENED


def _judged(text: str, start: int, end: int, entry: Entry) -> Word | None:
    clause = re.split(
        r"[,;:.()]| but | and (?=can |may |they |it )", text[max(0, start - 90) : start]
    )[-1]
    close = _last(clause, CLOSE)
    direction = entry.direction
    if not takes_a_side(text, start, end):
        return None
    if direction != "harm" and SUPPOSED.search(clause):
        return None  # "if it does not work", "as soon as you feel better"
    if direction == "harm":
        return _harm_judged(text, start, end, clause, close)
    if direction == "benefit" and LESSENS.match(text, start) and _good_thing(text, end):
        return Word(start, end, "harm", True)
    if direction == "benefit" and DENIED.search(clause):
        return Word(start, end, "limitation", True)
    if _negated(close) or (direction == "benefit" and scope("fewer").search(_last(clause, 1))):
        return Word(start, end, TURNED[direction], True)
    return Word(start, end, direction, False)


SUPPOSED = ready.pattern(
    r"^\W*(?:and |but |or )?(?:if|unless|until)\b|\b(?:as soon as|until|before|if)\b"
)


def _good_thing(text: str, end: int) -> bool:
    return bool(GOOD_THINGS.search(re.split(r"[,;.]", text[end : end + 30])[0]))


def _harm_judged(text: str, start: int, end: int, clause: str, close: str) -> Word | None:
    if TREATED.match(text, end):
        return None
    near = _last(clause, NEAR)
    if scope("raised").search(_last(clause, 3)):
        return Word(start, end, "harm", False)
    if scope("indicated").search(near):
        return None  # "is used to treat headaches"
    against = scope("against").search(near)
    if against and _negated(near[: against.start()]):
        return None  # "does not prevent headaches" is told by "prevent"
    if against or _negated(close) or scope("fewer").search(_last(clause, 3)):
        return Word(start, end, "benefit", True)
    if scope("having").search(_last(clause, 4)) or FOR.search(_last(clause, 4)):
        return None
    return Word(start, end, "harm", False)


# "no medicine is known to cure", "there is little proof that they help"
DENIED = ready.pattern(
    r"^\W*(?:\w+,? ){0,3}no (?!doubt|matter|wonder|more)"
    r"|\b(?:do|does|did) not know\b|\bnot known\b|\bunclear\b|\bunknown\b"
    r"|\b(?:no|little|not enough|lack of|limited|insufficient|weak) (?:\w+ )?(?:evidence|proof)\b"
)
TREATED = ready.pattern(
    r"\W{1,2}(?:\w+ ){0,2}(?:be|is|are|was|were|been) (?:\w+ )?"
    r"(?:(?:treat|reliev|eas|prevent|manag|controll|reduc|cur|halv|lower|lessen|heal|sooth)ed|cut)\b"
    r"|\W{1,2}(?:\w+ ){0,2}(?:respond|get better|clear up|go away|improve)"
)
FOR = ready.pattern(r"\bfor(?: \w+)?(?: \w+)?$")


def _negated(close: str) -> bool:
    return bool(scope("negation").search(close)) and not scope("not_negation").search(close)


def _last(text: str, words: int) -> str:
    return " ".join(text.replace("non-", "non ").split()[-words:])


@cache
def scope(name: str) -> ready.Pattern[str]:
    """The words of one list of ``directions-scope.yml``."""
    words = (w.strip() for w in _lists()[name].split(";"))
    ordered = sorted(filter(None, words), key=len, reverse=True)
    joined = "|".join(re.escape(w).replace("…", r"\w*") for w in ordered)
    return ready.regex_pattern(rf"(?<![\w'-])(?:{joined})(?![\w'-])")


@cache
def _lists() -> Mapping[str, str]:
    return ready.yaml_file(data_file("lexicon", "directions-scope.yml"))


@cache
def _phrases() -> Phrases[Entry]:
    return Phrases(dict.fromkeys(_entries()))


def _entries() -> Iterator[tuple[str, Entry]]:
    from medlint.language.claim_words import verb_forms

    lines = data_file("lexicon", "directions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line and line[0] != "#"][1:]
    for side, words, *kind in rows:
        entry = Entry(side, bool(kind))  # type: ignore[arg-type]
        for form in verb_forms(words) if kind else (words,):
            yield form, entry

"""Words that speak for or against, as they stand: negated, fewer, prevented, or merely had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from medlint.language.phrases import Phrases
from medlint.resources import data_file

Direction = Literal["benefit", "harm", "limitation"]
CLOSE = 4  # words before a word within which a negation reaches it
NEAR = 7  # words before a harm within which a verb that acts against it stands
TURNED: Mapping[Direction, Direction] = {
    "benefit": "limitation",  # "not effective"
    "harm": "benefit",  # "no side effects" is a claim of safety
    "limitation": "benefit",  # "not temporary"
}
LESSENS = re.compile(r"(?:reduc|lower|decreas|lessen|cut|slow|suppress|shorten|stop|prevent)\w*")
GOOD_THINGS = re.compile(
    r"\b(?:immunity|fertility|sex drive|libido|bone density|alertness|appetite|strength"
    r"|blood supply|vision|sight|memory|growth|breast ?milk|effect of|effectiveness"
    r"|absorption|ability)\b"
)


class Word(NamedTuple):
    """A word that takes a side, over ``text[start:end]``, and the side that it takes there."""

    start: int
    end: int
    direction: Direction
    turned: bool  # whether what stands before it turned it round


@dataclass(frozen=True, slots=True)
class Entry:
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
        if word and not (word.direction != "harm" and 0 <= word.start - end < 2 and _harm(found)):
            found.append(word)
            end = word.end
    return tuple(found)


def _harm(found: list[Word]) -> bool:
    return bool(found) and found[-1].direction == "harm"  # "unable to concentrate effectively"


def _judged(text: str, start: int, end: int, entry: Entry) -> Word | None:
    clause = re.split(
        r"[,;:.()]| but | and (?=can |may |they |it )", text[max(0, start - 90) : start]
    )[-1]
    close = _last(clause, CLOSE)
    direction = entry.direction
    if text.startswith("work", start) and not _tells_how_well(text, start, end):
        return None
    if text.startswith("treat", start) and INDICATED.search(text, max(0, start - 4), start):
        return None  # "is used to treat": what it is for, not what it does
    if text.startswith("recommended", start) and AMOUNT.match(text, end):
        return None
    if text.startswith("stop", start) and STOPPED.match(text, end):
        return None  # "stop taking it"
    if text.startswith(FORBIDS, start) and not CASE.match(text, end):
        return None  # "do not take it beforehand" tells no harm
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


INDICATED = re.compile(r"\b(?:to|for|in|when) $")
AMOUNT = re.compile(r" (?:daily|dose|dosage|amount|maximum|limit|intake|age)")
STOPPED = re.compile(
    r"\s(?:taking|using|your|these|this|it|them|the (?:tablet|medicine|treatment)s?)\b"
)
FORBIDS = ("do not", "should not", "must not")
CASE = re.compile(r"[^.;]{0,40}\b(?:if|with|when|while|during|in)\b")
SUPPOSED = re.compile(
    r"^\W*(?:and |but |or )?(?:if|unless|until)\b|\b(?:as soon as|until|before|if)\b"
)
PROVED = re.compile(r"(?:prov|show|found|known|likely|able)\w* to $")
WITH_YOU = re.compile(r" (?:closely )?with (?:you|your|a|the)\b| together\b| out\b")
HELPED = re.compile(
    r"(?:n't|nt|not|may|might|can|could|will|would|they|also|treatments|medicines) $"
)


def _tells_how_well(text: str, start: int, end: int) -> bool:
    """Not "works by relaxing muscles", nor "takes weeks to work"."""
    before = text[max(0, start - 24) : start]
    if text.startswith(" by", end) or WITH_YOU.match(text, end):
        return False
    if before.endswith(" to "):
        return bool(PROVED.search(before))
    return end - start > 4 or bool(HELPED.search(before))


def _good_thing(text: str, end: int) -> bool:
    return bool(GOOD_THINGS.search(re.split(r"[,;.]", text[end : end + 30])[0]))


def _harm_judged(text: str, start: int, end: int, clause: str, close: str) -> Word | None:
    if TREATED.match(text, end):
        return None
    near = _last(clause, NEAR)
    if scope("raised").search(_last(clause, 3)):
        return Word(start, end, "harm", False)
    against = scope("against").search(near)
    if against and _negated(near[: against.start()]):
        return None  # "does not prevent headaches" is told by "prevent"
    if against or _negated(close) or scope("fewer").search(_last(clause, 3)):
        return Word(start, end, "benefit", True)
    if scope("having").search(_last(clause, 4)) or FOR.search(_last(clause, 4)):
        return None
    return Word(start, end, "harm", False)


# "no medicine is known to cure", "there is little proof that they help"
DENIED = re.compile(
    r"^\W*(?:\w+,? ){0,3}no (?!doubt|matter|wonder|more)"
    r"|\b(?:no|little|not enough|lack of|limited|insufficient|weak) (?:\w+ )?(?:evidence|proof)\b"
)
TREATED = re.compile(
    r"\W{1,2}(?:\w+ ){0,2}(?:be|is|are|was|were|been) (?:\w+ )?"
    r"(?:treat|reliev|eas|prevent|manag|controll|reduc|cur)ed\b"
)
FOR = re.compile(r"\bfor(?: \w+)?(?: \w+)?$")


def _negated(close: str) -> bool:
    return bool(scope("negation").search(close)) and not scope("not_negation").search(close)


def _last(text: str, words: int) -> str:
    return " ".join(text.replace("non-", "non ").split()[-words:])


@cache
def scope(name: str) -> re.Pattern[str]:
    """The words of one list of ``directions-scope.yml``."""
    words = (w.strip() for w in _lists()[name].split(";"))
    ordered = sorted(filter(None, words), key=len, reverse=True)
    joined = "|".join(re.escape(w).replace("…", r"\w*") for w in ordered)
    return re.compile(rf"(?<![\w'-])(?:{joined})(?![\w'-])")


@cache
def _lists() -> Mapping[str, str]:
    import yaml

    text = data_file("lexicon", "directions-scope.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Mapping[str, str] = yaml.load(text, Loader=loader)
    return found


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

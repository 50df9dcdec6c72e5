"""Words that speak for or against only in one of their senses.

"It works" speaks for a treatment, "it works by relaxing muscles" does not; "treats migraine"
does, "is used to treat migraine" only tells what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from medlint import ready

INDICATED = ready.pattern(r"\b(?:to|for|in|when|by) $")
DONE = ready.pattern(r"\b(?:can be|may be|successfully|effectively|well) $")
AMOUNT = ready.pattern(r" (?:daily|dose|dosage|amount|maximum|limit|intake|age)")
STOPPED = ready.pattern(
    r"\s(?:taking|using|eating|or|a|an|any|your|these|this|it|them"
    r"|the (?:tablet|medicine|treatment)s?)\b"
)
CASE = ready.pattern(r"[^.;]{0,40}\b(?:if|with|when|while|during|in)\b")
PROVED = ready.pattern(r"(?:prov|show|found|known|likely|able)\w* to $")
WITH_YOU = ready.pattern(r" (?:closely )?with (?:you|your|a|the)\b| together\b| out\b| by\b")
HELPED = ready.pattern(
    r"(?:n't|nt|not|may|might|can|could|will|would|they|also|treatments|medicines) $"
)
NOTICE = ready.pattern(
    r" (?:you |your \w+ |people |them )?(?:to )?(?:notice|recall|remember|find|decide|understand"
    r"|plan|track|learn|see|talk|know|choose|work out|identify|diagnose|recognise|recognize)\b"
)
DOSES = ready.pattern(r"\w* (?:\w+ ){0,2}(?:doses?|dosage|intake|amount|medications?|medicines?)\b")


def takes_a_side(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is used in the sense that speaks for or against."""
    for beginning, sense in SENSES:
        if text.startswith(beginning, start):
            return sense(text, start, end)
    return True


def _works(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start]
    if WITH_YOU.match(text, end):
        return False
    if before.endswith(" to "):
        return bool(PROVED.search(before))
    return end - start > 4 or bool(HELPED.search(before))


def _treats(text: str, start: int, _: int) -> bool:
    before = text[max(0, start - 16) : start]
    if text.startswith(("treated", "treating"), start):
        return bool(DONE.search(before))
    return not INDICATED.search(before)


def _stops(text: str, _: int, end: int) -> bool:
    return not STOPPED.match(text, end)


def _helps(text: str, _: int, end: int) -> bool:
    return not NOTICE.match(text, end)


def _recommended(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 14) : start]
    return not AMOUNT.match(text, end) and bool(re.search(r"(?:n't|not) (?:\w+ )?$", before))


def _forbids(text: str, _: int, end: int) -> bool:
    return bool(CASE.match(text, end))  # "do not take it beforehand" tells no harm


def _lessens(text: str, _: int, end: int) -> bool:
    return not DOSES.match(text, end)


SENSES: tuple[tuple[str | tuple[str, ...], Callable[[str, int, int], bool]], ...] = (
    ("work", _works),
    ("treat", _treats),
    ("stop", _stops),
    ("help", _helps),
    ("recommended", _recommended),
    (("do not", "should not", "must not"), _forbids),
    (("reduc", "lower", "decreas", "cut"), _lessens),
)

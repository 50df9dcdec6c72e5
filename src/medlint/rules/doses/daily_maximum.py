"""Doses that come to more than the most of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.amounts import Amount
from medlint.language.analysis import Analysis
from medlint.language.numbers import NUMBERS
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

HOURS = 24
TIMES = NUMBERS | {"once": 1, "twice": 2}
NUMBER = rf"\d{{1,2}}|{'|'.join(TIMES)}"
# "every 4 hours", "every 4 to 6 hours": the longer one counts; "3 times a day", "twice daily".
INTERVAL = ready.pattern(
    rf"[^.;:!?]{{0,30}}?\b(?P<words>(?:every|each) (?:(?:{NUMBER})(?: to | or |[-–])?)?"
    rf"(?P<hours>{NUMBER})[ -]hours?"
    rf"|(?P<times>once|twice|(?:{NUMBER}) times) (?:(?:a|per|each|every) day|daily))\b"
)
SEPARATE = ready.pattern(r"\d\s?(?:mg|g|mcg|micrograms?|milligrams?)\b")


@check
def daily_maximum(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Amounts of a medicine, each with how often it is taken, that are too much in a day."""
    most = rule.data["most a day"]
    for amount in article.amounts:
        if amount.medicine is None or amount.medicine.name not in most:
            continue
        found = INTERVAL.match(amount.passage.folded, amount.end)
        if not found or SEPARATE.search(found[0]):
            continue
        limit, total = most[amount.medicine.name], amount.milligrams * _times(found)
        if total > limit and not any_of((rule.data["limited"],)).search(amount.passage.folded):
            yield _finding(rule, amount, found["words"], total, limit)


def _times(found: re.Match[str]) -> float:
    """How often a day."""
    if found["hours"]:
        return HOURS / max(1, _number(found["hours"]))
    return _number(found["times"].removesuffix(" times"))


def _number(word: str) -> int:
    return TIMES.get(word) or int(word)


def _finding(rule: Rule, amount: Amount, interval: str, total: float, limit: float) -> Finding:
    assert amount.medicine is not None
    message = rule.message.format(
        amount=amount.text,
        medicine=amount.medicine.name,
        interval=interval,
        total=_shown(total),
        most=_shown(limit),
    )
    return rule.finding(amount.passage.span(amount.start, amount.end), message)


def _shown(milligrams: float) -> str:
    return f"{milligrams / 1000:g} g" if milligrams >= 1000 else f"{milligrams:g} mg"

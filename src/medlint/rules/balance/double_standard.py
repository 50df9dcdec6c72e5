"""The same time told as a drawback of one treatment and as an advantage of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.numbers import NUMBERS
from medlint.language.statements import Statement
from medlint.rules.balance.sheet import related
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

WORDS = tuple(NUMBERS)
TIME = ready.pattern(
    rf"\b(?P<number>\d+|{'|'.join(WORDS)})\s(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


@check
def double_standard(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Pairs of statements that give the same time and draw opposite conclusions."""
    timed = [(time, s) for s in article.statements for time in _times(s)]
    for time, good in timed:
        if "benefit" not in good.directions or "limitation" in good.directions:
            continue
        for same, bad in timed:
            if same == time and "limitation" in bad.directions and not _shared(good, bad):
                praised, blamed = (_names(s) for s in (good, bad))
                yield rule.finding(
                    good.span,
                    f"'{time}' counts for {praised} here and against {blamed} elsewhere. Judge "
                    "both by the same measure.",
                    related=[Related(f"the same time, told against {blamed}", bad.span)],
                )
                break


def _times(statement: Statement) -> Iterator[str]:
    text = statement.sentence.passage.text[statement.start : statement.end]
    for found in TIME.finditer(text):
        number = found["number"].lower()
        small = number.isdigit() and 0 < int(number) <= len(WORDS)
        word = WORDS[int(number) - 1] if small else number
        yield f"{word} {found['unit'].lower()}{'' if word == 'one' else 's'}"


def _shared(one: Statement, other: Statement) -> bool:
    return any(related(a, b) for a in one.treatments for b in other.treatments)


def _names(statement: Statement) -> str:
    return " and ".join(t.name for t in statement.treatments)

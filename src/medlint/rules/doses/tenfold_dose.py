"""Two mentions of the same dose that differ by a factor of ten."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

from medlint.language.amounts import Amount
from medlint.language.analysis import Analysis
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

FACTORS = (10.0, 100.0, 1000.0)


@check
def tenfold_dose(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """A zero or a point too many, as far as another mention of the same medicine shows it."""
    changing = any_of((rule.data["changing"],))
    alone = [a for a in _single(article.amounts) if not changing.search(a.sentence.text)]
    alone.sort(key=lambda a: a.medicine.name if a.medicine else "")
    for _, group in groupby(alone, key=lambda a: a.medicine):
        told: set[int] = set()
        for first, second in combinations(group, 2):
            if id(second) not in told and _ratio(first, second) in FACTORS:
                told.add(id(second))
                yield _finding(rule, first, second)


def _single(amounts: tuple[Amount, ...]) -> list[Amount]:
    """Amounts whose medicine is known and that are the only ones of their sentences."""
    per_sentence: dict[int, list[Amount]] = {}
    for amount in amounts:
        per_sentence.setdefault(id(amount.sentence), []).append(amount)
    return [a for (a, *more) in per_sentence.values() if not more and a.medicine and a.milligrams]


def _ratio(one: Amount, other: Amount) -> float:
    low, high = sorted((one.milligrams, other.milligrams))
    return round(high / low, 6)


def _finding(rule: Rule, first: Amount, second: Amount) -> Finding:
    assert second.medicine is not None
    ratio = f"{_ratio(first, second):g}"
    message = rule.message.format(
        second=second.text, first=first.text, ratio=ratio, medicine=second.medicine.name
    )
    place = first.passage.span(first.start, first.end)
    return rule.finding(
        second.passage.span(second.start, second.end),
        message,
        related=[Related(f"'{first.text}' here", place)],
    )

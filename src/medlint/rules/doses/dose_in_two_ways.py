"""One dose of a medicine written in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.amounts import Amount
from medlint.language.analysis import Analysis
from medlint.rules.model import Edit, Finding, Fix, Related, Rule
from medlint.rules.registry import check


@check
def dose_in_two_ways(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The second way of writing a dose that the article has written in another unit before."""
    first: dict[tuple[str, float], Amount] = {}
    for amount in article.amounts:
        if amount.medicine is None or not amount.milligrams:
            continue
        key = (amount.medicine.name, round(amount.milligrams, 9))
        earlier = first.setdefault(key, amount)
        if earlier.unit != amount.unit and not _explains(earlier, amount):
            yield _finding(rule, earlier, amount)


def _explains(earlier: Amount, amount: Amount) -> bool:
    """Whether one stands in brackets or beside the other: "1 g (1,000 mg)"."""
    if earlier.passage is not amount.passage:
        return False
    between = amount.passage.text[earlier.end : amount.start]
    return len(between) < 15 or (len(between) < 40 and "(" in between)


def _finding(rule: Rule, earlier: Amount, amount: Amount) -> Finding:
    message = rule.message.format(amount=amount.text, earlier=earlier.text)
    fix = None
    if amount.passage.block.prose.editable(amount.start, amount.end):
        edit = Edit(amount.passage.span(amount.start, amount.end), earlier.text)
        fix = Fix((edit,), "unsafe")
    place = earlier.passage.span(earlier.start, earlier.end)
    return rule.finding(
        amount.passage.span(amount.start, amount.end),
        message,
        related=[Related(f"'{earlier.text}' here", place)],
        fix=fix,
    )

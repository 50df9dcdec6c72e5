"""Amounts that a medicine is never given in."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.amounts import Amount, Medicine
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def implausible_dose(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """A unit, or a size, that no dose of the medicine has."""
    for amount in article.amounts:
        medicine = amount.medicine
        if medicine is None or amount.number == 0:
            continue
        reason = _reason(amount, medicine)
        if reason:
            yield rule.finding(
                amount.passage.span(amount.start, amount.end),
                rule.message.format(amount=amount.text, medicine=medicine.name, reason=reason),
            )


def _reason(amount: Amount, medicine: Medicine) -> str:
    if amount.unit == "unit":
        return "" if "units" in medicine.kinds else "it is measured in milligrams or micrograms"
    if "mass" not in medicine.kinds:
        return "it is measured in units"
    if amount.milligrams > medicine.most:
        return "that is many times the largest dose"
    return "that is a small part of any dose" if amount.milligrams < medicine.least else ""

"""Harms or limits told of one option and not of the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from medlint.language.analysis import Analysis
from medlint.rules.balance.sheet import on, options, title_passage
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

SIDES = ("harm", "limitation", "benefit")
WORDS = {"harm": "harms", "limitation": "limits", "benefit": "benefits"}
LEAST = 2  # statements of one option, where the other has none;
PRAISED = 1  # harms are enough where the other has benefits
SHOWN = 4


@check
def lopsided_comparison(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The options of the title, two and two: what is told of the one and not of the other."""
    title = title_passage(article)
    for one, other in permutations(options(article), 2):
        if title is None or not any(on(article, other, side) for side in SIDES):
            continue
        for side in SIDES:
            told = on(article, one, side, but=[other])
            praised = side == "harm" and on(article, other, "benefit", but=[one])
            if len(told) >= (PRAISED if praised else LEAST) and not on(article, other, side):
                message = (
                    f"The {WORDS[side]} of {one.name} are told in {len(told)} places, those of "
                    f"{other.name} nowhere. Tell the same of both."
                )
                places = [Related(f"a {side} of {one.name}", s.span) for s in told[:SHOWN]]
                yield rule.finding(title.block.span, message, related=places)

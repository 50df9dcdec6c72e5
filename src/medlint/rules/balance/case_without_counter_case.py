"""A heading that argues for or against something, without its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

CASE = ready.pattern(
    r"\b(?:the )?(?:case|arguments?|reasons?) (?P<side>for|against)\s+(?P<what>.+)", re.IGNORECASE
)


@check
def case_without_counter_case(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Headings such as "The case for X" in an article without "The case against X"."""
    found = [
        (match["side"].lower(), _plain(match["what"]), match["what"].strip(" ?.!"), passage)
        for passage in article.passages
        if passage.kind == "heading" and (match := CASE.search(passage.text))
    ]
    sides = {(side, what) for side, what, _, _ in found}
    for side, what, shown, passage in found:
        other = "against" if side == "for" else "for"
        if (other, what) not in sides:
            message = f"The case {side} {shown} is made, and no case {other} it. Give both sides."
            yield rule.finding(passage.block.span, message)


def _plain(what: str) -> str:
    return " ".join(re.findall(r"\w+", what.lower()))

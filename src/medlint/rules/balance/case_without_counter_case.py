"""A heading that argues for or against something, without its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

CASE = ready.pattern(
    r"\b(?:the )?(?:case|arguments?|reasons?) (?P<side>for|against)\s+(?P<what>.+)", re.IGNORECASE
)
PRAISE = ready.pattern(r"\b(?:benefits|advantages|pros|upsides) of\b", re.IGNORECASE)


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
    yield from _only_benefits(rule, article)


def _only_benefits(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Headings such as "Benefits of X" in an article that has no word for the other side."""
    given = {m.passage.index: m.treatment for m in article.mentions}
    headed = [
        p
        for p in article.prose
        if p.kind == "heading"
        and PRAISE.search(p.text)
        and p.index in given
        and given[p.index].kind != "lifestyle"
    ]
    other = any_of(tuple(rule.data["other side"]))
    if headed and not any(other.search(p.text) for p in article.prose):
        for passage in headed:
            name = given[passage.index].name
            message = f"The benefits of {name} have a heading, and its harms and limits no word."
            yield rule.finding(passage.block.span, message)


def _plain(what: str) -> str:
    return " ".join(re.findall(r"\w+", what.lower()))

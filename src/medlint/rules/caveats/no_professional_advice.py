"""Treatments are discussed, and readers are not told whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def no_professional_advice(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Articles on treatment that name no doctor, nurse or pharmacist to turn to."""
    mentions = [m for m in article.mentions if m.passage.kind != "heading"]
    if len(mentions) < rule.option(article, "mentions") or not article.statements:
        return
    advice = re.compile(rule.data["advice"], re.IGNORECASE)
    if any(advice.search(passage.text) for passage in article.passages):
        return
    first = mentions[0]
    names = list(dict.fromkeys(m.treatment.name for m in mentions))[:3]
    message = rule.message.format(treatments=", ".join(names))
    yield rule.finding(first.passage.span(first.start, first.end), message)

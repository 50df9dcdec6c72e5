"""DOIs and PubMed numbers that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

NAMED = ready.pattern(r"\b(?:doi(?:\.org/|: ?)|PMID:? ?)(?P<id>[^\s,;)\]]+)", re.IGNORECASE)
DOI = ready.pattern(r"10\.\d{4,9}/\S+")
PMID = ready.pattern(r"[1-9]\d{0,8}")


@check
def malformed_identifier(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """What follows "doi:" or "PMID" and has not the shape of one."""
    for passage in article.passages:
        if "doi" not in passage.lower and "pmid" not in passage.lower:
            continue
        for match in NAMED.finditer(passage.text):
            name = match[0][:4].upper()
            value = match["id"].rstrip(".")
            shape = PMID if name == "PMID" else DOI
            if any(c.isdigit() for c in value) and not shape.fullmatch(value):
                what = "PubMed number" if name == "PMID" else "DOI (they begin with 10.)"
                span = passage.span(match.start("id"), match.start("id") + len(value))
                yield rule.finding(span, f"'{value}' is no {what}.")

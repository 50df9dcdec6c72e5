"""A citation number beyond the end of the list of references."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.citations import is_reference
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

CITED = ready.pattern(r"\[(\d{1,3})\]")


@check
def citation_without_reference(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Numbers in square brackets above the number of references, where there is a list of them."""
    listed = [p for p in article.passages if p.kind != "heading" and is_reference(p)]
    if not listed:
        return
    own = {p.index for p in listed}
    for passage in article.passages:
        if passage.index in own:
            continue
        for match in CITED.finditer(passage.text):
            if int(match[1]) > len(listed):
                message = f"No reference has the number {match[1]}: the list has {len(listed)}."
                yield rule.finding(passage.span(*match.span()), message)

"""A heading that ends in a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

STOP = ready.pattern(r"(?<![.\s])\.\s*$")
ABBREVIATION = ready.pattern(
    r"(?:\b(?:etc|e\.g|i\.e|a\.m|p\.m|vs|Dr|Inc|Ltd|Jr|Sr|St|[A-Z]))\.\s*$"
)


@check
def heading_full_stop(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a heading of one sentence that ends in a full stop."""
    for passage in article.passages:
        if passage.kind != "heading":
            continue
        match = STOP.search(passage.text)
        if not match or ABBREVIATION.search(passage.text) or len(passage.sentences) > 1:
            continue
        place = match.start()
        fix = replaced(passage, place, place + 1, "", message="Take the full stop out")
        yield rule.finding(passage.block.span, fix=fix)

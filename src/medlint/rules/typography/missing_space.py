"""No space after a comma, a full stop or a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

GAP = ready.pattern(
    r"[,;](?<=[a-z]{2}.)(?=[A-Za-z]{2})"
    r"|[.?!](?<=[a-z]{2}.)(?=[A-Z][a-z]*(?:[ ,’']))"
    r"|:(?<=[a-z]{3}.)(?=[A-Z][a-z]+ )"
    r"|\)(?<=[a-z]{2}.)(?=[a-z]{2,} )"
    r"|[a-z](?=\([a-z]{4,}[ ,)])(?<=[a-z]{3})"
)
QUICK = ready.pattern(r"[,;.?!:)](?=[A-Za-z])|[a-z]\(")


@check
def missing_space(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Places where two words run into each other at a mark."""
    for passage, place in places(article, QUICK):
        match = GAP.match(passage.text, place.start())
        if match is None:
            continue
        start, end = match.start() - 1, match.end() + 1
        if not passage.block.prose.editable(start, end) or _is_ending(passage.text, match):
            continue
        new = passage.text[start : match.end()] + " "
        yield rule.finding(passage.span(start, end), fix=replaced(passage, start, match.end(), new))


def _is_ending(text: str, match: re.Match[str]) -> bool:
    """Whether brackets hold a part of a word: "tablet(s)and", "(bio)markers"."""
    before = text[: match.start()]
    return before.endswith(")") and " " not in before[before.rfind("(") :]

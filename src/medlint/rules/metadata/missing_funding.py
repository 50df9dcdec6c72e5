"""A statement on funding is required and there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.metadata.trust import KEYS, given, place, plain
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

HEADING = ready.pattern(
    r"^(?:funding|disclosures?|conflicts? of interest|declarations?)\b", re.IGNORECASE
)


@check
def missing_funding(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """A statement on funding is required and there is none."""
    names = KEYS["funding"]
    wanted = {plain(key) for key in article.settings.required_metadata}
    if not wanted & {"funding", *names} or any(f.value for _, f in given(article, names)):
        return
    if not any(p.kind == "heading" and HEADING.search(p.text) for p in article.passages):
        yield rule.finding(place(article))

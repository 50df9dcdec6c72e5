"""References are required and there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.metadata.trust import KEYS, given, place, plain
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

HEADING = ready.pattern(r"^(?:references|sources|bibliography|evidence)\b", re.IGNORECASE)


@check
def missing_references(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """References are required and there are none."""
    names = KEYS["references"]
    wanted = {plain(key) for key in article.settings.required_metadata}
    if not wanted & {"references", *names} or any(f.value for _, f in given(article, names)):
        return
    if not any(p.kind == "heading" and HEADING.search(p.text) for p in article.passages):
        yield rule.finding(place(article))

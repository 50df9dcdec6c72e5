"""References are required and there are none."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.citations import heads_references
from medlint.rules.metadata.trust import KEYS, given, place, plain
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def missing_references(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """References are required and there are none."""
    names = KEYS["references"]
    wanted = {plain(key) for key in article.settings.required_metadata}
    if not wanted & {"references", *names} or any(f.value for _, f in given(article, names)):
        return
    headings = [p.text for p in article.passages if p.kind == "heading"]
    if not any(heads_references(h) or h.lower().startswith("evidence") for h in headings):
        yield rule.finding(place(article))

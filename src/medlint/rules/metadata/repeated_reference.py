"""The same work twice in the list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.citations import is_reference
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

NUMBER = ready.pattern(r"^\W*\d*\W*")


@check
def repeated_reference(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Later items that say the same as an earlier one, numbers and punctuation aside."""
    seen: dict[str, Passage] = {}
    for passage in article.passages:
        if passage.kind == "heading" or not is_reference(passage):
            continue
        words = re.sub(r"\W+", " ", NUMBER.sub("", passage.lower)).strip()
        if len(words) < 20:
            continue
        first = seen.setdefault(words, passage)
        if first is not passage:
            related = [Related("first here", first.span(0, len(first.text)))]
            yield rule.finding(passage.span(0, len(passage.text)), related=related)

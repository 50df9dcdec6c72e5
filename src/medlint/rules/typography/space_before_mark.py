"""A space before a comma, full stop or other mark."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

SPACE = ready.pattern(
    r"(?<=[\w)\]”’\"'%])[ \xa0]+(?=[,;.!?](?:\s|$)|:(?:\s+[A-Za-z]|$))"
    r"|(?<=\()[ \xa0]+(?=\w)|(?<=\w)[ \xa0]+(?=\)(?:[\s.,;]|$))"
)
SIGNS = (" ,", " ;", " .", " !", " ?", " :", " )", "( ", "\xa0")


@check
def space_before_mark(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Spaces that no mark has before it in English, and those just inside brackets."""
    for passage, match in places(article, SPACE, SIGNS):
        if passage.text[match.end() : match.end() + 3] in (". .", ": :"):
            continue
        yield rule.finding(
            passage.span(match.start() - 1, match.end() + 1),
            fix=replaced(passage, *match.span(), ""),
        )

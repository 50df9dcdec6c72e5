"""Straight and curly quotation marks in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

MARK = ready.pattern(r"(?<!\d)[\"“”]|(?<=[A-Za-z])['’](?=[A-Za-z])")
STRAIGHT = {"“": '"', "”": '"', "’": "'"}


@check
def mixed_quotes(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The rarer kind; between equals, the straight ones."""
    found = list(places(article, MARK))
    straight = [match[0] in "\"'" for _, match in found]
    if not any(straight) or all(straight):
        return
    wanted = 2 * sum(straight) > len(straight)
    for (passage, match), is_straight in zip(found, straight, strict=True):
        if is_straight != wanted:
            new = STRAIGHT[match[0]] if wanted else _curly(passage, match)
            message = rule.message.format(new=new, found=match[0])
            fix = replaced(passage, *match.span(), new)
            yield rule.finding(passage.span(*match.span()), message, fix=fix)


def _curly(passage: Passage, match: re.Match[str]) -> str:
    if match[0] == "'":
        return "’"
    before = passage.text[match.start() - 1 : match.start()] if match.start() else ""
    return "“" if not before or before.isspace() or before in "([—–" else "”"

"""A space between number and unit in one place and none in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

AMOUNT = ready.pattern(
    r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?P<space>[ \xa0]?)(?:mg|mcg|ml|mL|kg|cm|mm|g)\b"
)
QUICK = ready.pattern(r"\d[ \xa0]?(?:[mc]?[mgl]|kg|m[cL])")


@check
def unit_spacing(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The rarer of the two ways; between equals, the one that came second."""
    found = [
        (passage, match)
        for passage in article.passages
        if QUICK.search(passage.text)
        for match in AMOUNT.finditer(passage.text)
        if passage.block.prose.kind_at(match.start()) != "code"
    ]
    spaced = [bool(match["space"]) for _, match in found]
    if not found or all(spaced) or not any(spaced):
        return
    often = 2 * sum(spaced) > len(spaced) or (2 * sum(spaced) == len(spaced) and spaced[0])
    passage, match = found[spaced.index(often)]
    usual = Related(f"'{match[0]}' here", passage.span(*match.span()))
    for (passage, match), has_space in zip(found, spaced, strict=True):
        if has_space != often:
            yield _finding(rule, passage, match, usual)


def _finding(rule: Rule, passage: Passage, match: re.Match[str], usual: Related) -> Finding:
    place, space = passage.span(*match.span()), match["space"]
    wanted = (
        match[0].replace(space, "") if space else re.sub(r"(?=[a-zA-Z])", " ", match[0], count=1)
    )
    fix = replaced(passage, *match.span(), wanted, "unsafe")
    message = rule.message.format(wanted=wanted, given=match[0])
    return rule.finding(place, message, related=[usual], fix=fix)

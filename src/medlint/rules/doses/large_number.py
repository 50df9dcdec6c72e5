"""A large number of units or people without commas."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

NUMBER = ready.pattern(
    r"\d{5,9}(?![\d.,/-])(?= (?:units|IU|international units|mg|micrograms|mcg"
    r"|people|patients|women|men|children|babies|adults|deaths|cases|times|steps|births)\b)"
)


@check
def large_number(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Numbers of five digits and more; the fix puts the commas in."""
    for passage in article.passages:
        for match in NUMBER.finditer(passage.text):
            before = passage.text[match.start() - 1 : match.start()] if match.start() else " "
            if before in "0123456789.,£$€/#-" or match[0][0] == "0":
                continue
            wanted = f"{int(match[0]):,}"
            place = passage.span(*match.span())
            fix = replaced(passage, *match.span(), wanted, "unsafe")
            yield rule.finding(place, rule.message.format(wanted=wanted, given=match[0]), fix=fix)

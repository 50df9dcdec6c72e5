"""Two or more spaces between words."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

SPACES = ready.pattern(r"(?<=[^\s|]) {2,}(?=[^\s|])")


@check
def double_space(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Spaces that no reader sees in HTML, and that everyone sees elsewhere."""
    for passage, match in places(article, SPACES, ("  ",)):
        if passage.text[match.start() - 1] in ".?!:" and not rule.option(article, "after-stop"):
            continue
        fix = replaced(passage, *match.span(), " ")
        if fix is not None:
            yield rule.finding(passage.span(*match.span()), fix=fix)

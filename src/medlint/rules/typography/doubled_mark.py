"""The same mark twice, or two marks that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

MARKS = ready.pattern(
    r"(?<=[\w)’”\"'])(?:,{2,}|;{2,}|:{2,}(?!\w)|(?<!etc)(?<!\.)\.\.(?![./\w])|!{2,}|\?{2,}"
    r"|[?!]\.(?![\w.])|,\.(?!\w)|(?<=\b[a-z]{5})\.,(?=\s))"
)
ABBREVIATED = ready.pattern(
    r"(?:\b(?:etc|Jr|Sr|Inc|Ltd|Co|vs|al|approx|e\.g|i\.e|[ap]\.m|No|St|Dr)|\b[A-Z])\Z"
)
SIGNS = (",,", ";;", "::", "..", "!!", "??", "?.", "!.", ",.", ".,")


@check
def doubled_mark(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Marks of which the fix leaves one."""
    for passage, match in places(article, MARKS, SIGNS):
        found = match[0]
        if found in (".,", "..") and ABBREVIATED.search(passage.text, 0, match.start()):
            continue
        new = "." if found == ",." else found[0] if found != ".," else ","
        yield rule.finding(
            passage.span(*match.span()),
            rule.message.format(found=found, new=new),
            fix=replaced(passage, *match.span(), new),
        )

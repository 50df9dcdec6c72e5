"""Words that are spelt right and do not go with their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.neighbours import find_out_of_place
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.rules.registry import check


@check
def out_of_place(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each such word, with the one that its neighbours ask for; never a safe fix."""
    for one in find_out_of_place(article):
        start, end = one.token.start, one.token.end
        span = one.passage.span(start, end)
        fix = None
        if one.passage.block.prose.editable(start, end):
            fix = Fix((Edit(span, one.meant),), message=f"Write '{one.meant}'.")
        message = rule.message.format(word=one.token.text, other=one.meant)
        yield rule.finding(span, message, fix=fix)

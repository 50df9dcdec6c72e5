"""A heading as long as a sentence, or of several sentences."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def long_heading(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a heading, other than the title, with too many words or with two sentences."""
    most = rule.option(article, "max-words")
    again = {id(b) for b in article.repeated_titles}
    for passage in article.passages:
        if passage.kind != "heading" or passage.block.level == 1 or id(passage.block) in again:
            continue
        count = len(passage.text.split())
        if count > most:
            yield rule.finding(
                passage.block.span, f"The heading has {count} words; keep it to {most} or fewer."
            )
        elif len([s for s in passage.sentences if len(s.text.split()) > 2]) > 1:
            yield rule.finding(
                passage.block.span, "The heading holds several sentences: move all but one below."
            )

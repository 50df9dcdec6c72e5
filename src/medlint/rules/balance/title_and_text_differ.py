"""The options that the title compares and those that the text treats are not the same."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.balance.sheet import options, related, sections, title_passage
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def title_and_text_differ(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sections on a treatment that the title leaves out, and options that the text leaves out."""
    compared = options(article)
    title = title_passage(article)
    if not compared or title is None:
        return
    names = " and ".join(t.name for t in compared)
    for heading, treatments in sections(article):
        if treatments and not any(related(t, o) for t in treatments for o in compared):
            told = " and ".join(t.name for t in treatments)
            yield rule.finding(
                heading.block.span,
                f"The title compares {names}; this section is about {told}. Name all options in "
                "the title, or say here how they bear on its question.",
                related=[Related("the title", title.block.span)],
            )
    for option in compared:
        if not any(related(option, t) for s in article.statements for t in s.treatments):
            message = f"The title compares {names}; the text says nothing about {option.name}."
            yield rule.finding(title.block.span, message)

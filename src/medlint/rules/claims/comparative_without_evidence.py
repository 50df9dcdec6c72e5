"""One treatment called better than another, without a source."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.claims.phrases import unsupported
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def comparative_without_evidence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Comparisons in sentences that name a treatment, or a kind of treatment."""
    about = any_of(tuple(rule.data["about"]))
    named = {(m.passage.index, m.start) for m in article.mentions}
    for found in unsupported(rule, article):
        sentence = found.sentence
        places = (at for index, at in named if index == sentence.passage.index)
        if any(sentence.start <= at < sentence.end for at in places) or about.search(sentence.text):
            message = rule.message.format(phrase=found.text.strip())
            yield rule.finding(sentence.passage.span(found.start, found.end), message)

"""A treatment is urged, and no other choice is named."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.balance.sheet import related, title_passage, treatments_in
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def no_alternative(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences that urge a treatment, in articles that know no other."""
    named = [m.treatment for m in article.mentions]
    if not named or any(not related(named[0], other) for other in named):
        return
    urging = any_of(tuple(rule.data["phrases"]))
    others = any_of(tuple(rule.data["others"]))
    if any(others.search(p.text) for p in article.prose):
        return
    title = title_passage(article)
    titled = title is not None and bool(treatments_in(article, title))
    here = {m.passage.index for m in article.mentions}
    for passage in article.prose:
        if not titled and passage.index not in here:
            continue
        for match in urging.finditer(passage.text):
            message = rule.message.format(phrase=match.group().strip(), treatment=named[0].name)
            yield rule.finding(passage.span(match.start(), match.end()), message)

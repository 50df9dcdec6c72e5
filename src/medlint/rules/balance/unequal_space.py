"""Much room for what speaks for a treatment, little for what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medlint.language.analysis import Analysis
from medlint.language.statements import Statement
from medlint.rules.balance.sheet import on, title_passage, treatments_in
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

SHOWN = 3


@check
def unequal_space(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Treatments of the title, by the share of words that their benefits and harms get."""
    title = title_passage(article)
    if title is None:
        return
    for treatment in treatments_in(article, title):
        good, bad = (on(article, treatment, side) for side in ("benefit", "harm"))
        praise, blame = _words(good), _words(bad)
        if not bad or len(good) < rule.option(article, "benefits"):
            continue
        if praise >= rule.option(article, "times") * blame:
            share = round(100 * praise / (praise + blame))
            yield rule.finding(
                title.block.span,
                f"Of the words on what {treatment.name} does, {share} in 100 tell benefits and "
                f"{100 - share} tell harms. Give both the room that readers need to choose.",
                related=[Related("a harm", s.span) for s in bad[:SHOWN]],
            )


def _words(statements: Sequence[Statement]) -> int:
    return sum(len(s.sentence.passage.text[s.start : s.end].split()) for s in statements)

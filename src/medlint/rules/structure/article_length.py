"""An article too short or too long for its kind."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import words


@check
def article_length(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the title of an article with sections that has too few words or too many."""
    found = [b for b in article.document.walk() if b.kind == "heading"]
    if len(found) < 2 or not article.passages:
        return
    count = words(article)
    limits = {**rule.options["max-words"], **rule.option(article, "max-words")}
    most = limits.get(article.kind, limits["any"])
    least = rule.option(article, "min-words")
    if count < least:
        yield rule.finding(
            found[0].span, f"The article has {count} words: too few to say what readers need."
        )
    elif count > most:
        yield rule.finding(
            found[0].span,
            f"The article has {count} words: readers leave before {most}. Split it or shorten it.",
        )

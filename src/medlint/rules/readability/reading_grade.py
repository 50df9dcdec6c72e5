"""Articles that are harder to read than their target."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.readability import SMOG_SENTENCES, Counts
from medlint.language.readability_advice import sentences_to_split
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def reading_grade(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the title; related are the sentences to split first."""
    counts = article.readability.article
    target = article.settings.target_grade
    if counts.words < rule.option(article, "min-words"):
        return
    second, by = _second(counts)
    if counts.flesch_kincaid_grade <= target or second <= target:
        return
    heading = article.document.title_block
    span = heading.span if heading else article.passages[0].span(0, len(article.passages[0].text))
    related = [
        Related(
            f"Split first: {split.words} words, perhaps at “{split.place}”", split.sentence.span
        )
        for split in sentences_to_split(article)
        if split.place
    ]
    yield rule.finding(
        span,
        f"Grade {counts.flesch_kincaid_grade:.0f} (Flesch–Kincaid) and {second:.0f} ({by}) over "
        f"{counts.sentences} sentences, target {target:g}. Headings and tables are not counted. "
        "This says where to look first, not how good the text is.",
        related=related,
    )


def _second(counts: Counts) -> tuple[float, str]:
    """A second formula: SMOG where the sample is what it was made for, or else the fog index."""
    if counts.sentences >= SMOG_SENTENCES:
        return counts.smog_index, "SMOG"
    return counts.gunning_fog, "Gunning fog"

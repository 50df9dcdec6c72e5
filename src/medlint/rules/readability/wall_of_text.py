"""Long stretches without a heading, a list or a table."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.language.lines import meant_breaks
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

FOLD = "paragraph", "quote"


@check
def wall_of_text(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the first paragraph of each stretch of paragraphs with too many words.

    One that is a single paragraph is too long a paragraph, which another rule says.
    """
    most = rule.option(article, "more-than")
    counted = {id(passage): counts.words for passage, counts in article.readability.paragraphs}
    for stretch in _stretches(article):
        words = sum(counted.get(id(p), 0) for p in stretch)
        if words > most and len(stretch) > 1:
            first = stretch[0].sentences[0] if stretch[0].sentences else None
            yield rule.finding(
                first.span if first else stretch[0].block.span,
                f"{words} words follow without a heading or a list: "
                "add headings that say what each part tells.",
            )


def _stretches(article: Analysis) -> Iterator[list[Passage]]:
    """Paragraphs that follow each other with nothing else between."""
    stretch: list[Passage] = []
    for passage in article.prose:
        if _is_running(passage):
            stretch.append(passage)
            continue
        if stretch:
            yield stretch
        stretch = []
    if stretch:
        yield stretch


def _is_running(passage: Passage) -> bool:
    """Whether a passage is a paragraph, and no list whose items stand on lines of their own."""
    return (
        passage.kind in FOLD
        and not passage.inside("list", "table", "figure", "footnote")
        and len(meant_breaks(passage.block.prose)) < 3
    )

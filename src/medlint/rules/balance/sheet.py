"""What an article says for and against each treatment, and which treatments its title compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.statements import Statement
from medlint.language.treatments import Treatment

COMPARES = ready.pattern(
    r"(?i)\b(?:versus|vs\.?|v\.?|or|and|compared (?:with|to)|against|better than)\b"
)


def related(one: Treatment, other: Treatment) -> bool:
    """Whether two treatments are the same, or one is the class of the other."""
    return one.name == other.name or one.name in other.classes or other.name in one.classes


def title_passage(article: Analysis) -> Passage | None:
    """The passage of the title in the text, if it has one."""
    title = article.document.title_block
    return next((p for p in article.passages if p.block is title), None) if title else None


def treatments_in(article: Analysis, passage: Passage) -> list[Treatment]:
    """The treatments that a passage names, in order."""
    here = (m.treatment for m in article.mentions if m.passage.index == passage.index)
    return list(dict.fromkeys(here))


def options(article: Analysis) -> list[Treatment]:
    """The treatments that the title sets against one another; fewer than two: none."""
    title = title_passage(article)
    if title is None or not COMPARES.search(title.text):
        return []
    found: list[Treatment] = []
    for treatment in treatments_in(article, title):
        if not any(related(treatment, other) for other in found):
            found.append(treatment)
    return found if len(found) > 1 else []


def on(
    article: Analysis, treatment: Treatment, side: str, but: Iterable[Treatment] = ()
) -> list[Statement]:
    """The statements that take a side on a treatment, its classes' members included.

    Those that are about one of ``but`` as well are left out.
    """
    others = list(but)
    return [
        s
        for s in article.statements
        if side in s.directions
        and any(related(treatment, t) for t in s.treatments)
        and not any(
            related(o, t) and not related(treatment, o) for o in others for t in s.treatments
        )
    ]


def sections(article: Analysis) -> Iterator[tuple[Passage, list[Treatment]]]:
    """The headings below the title, with the treatments that each names."""
    title = title_passage(article)
    for passage in article.prose:
        if passage.kind == "heading" and passage is not title:
            yield passage, treatments_in(article, passage)

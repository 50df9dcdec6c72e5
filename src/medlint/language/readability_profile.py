"""The grade of an article paragraph by paragraph: what a chart of it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from medlint.language.readability import Counts

if TYPE_CHECKING:
    from medlint.document.model import Block
    from medlint.language.analysis import Analysis, Passage

SHORTEST = 15  # words: the grade of less says nothing


class Stretch(msgspec.Struct, frozen=True):
    """A paragraph, or a list as a whole; what is too short is taken with its neighbour."""

    passage: Passage  # where it begins
    counts: Counts

    @property
    def heading(self) -> Block | None:
        """The heading that it stands under."""
        return self.passage.headings[-1] if self.passage.headings else None

    @property
    def grade(self) -> float:
        """Its Flesch–Kincaid grade, never below 0."""
        return max(0.0, self.counts.flesch_kincaid_grade)


def profile(article: Analysis) -> tuple[Stretch, ...]:
    """The article's running prose in stretches, in reading order."""
    found: list[Stretch] = []
    last: Block | None = None
    for passage, counts in article.readability.paragraphs:
        top = passage.containers[0] if passage.containers else passage.block
        joined = (
            found and (top is last or _is_short(found[-1].counts)) and _same(found[-1], passage)
        )
        if joined:
            found[-1] = Stretch(found[-1].passage, found[-1].counts + counts)
        elif counts.words:
            found.append(Stretch(passage, counts))
        last = top
    return tuple(_without_scraps(found))


def _is_short(counts: Counts) -> bool:
    return counts.words < SHORTEST


def _same(stretch: Stretch, passage: Passage) -> bool:
    """Whether a passage stands under the stretch's heading."""
    return stretch.heading is (passage.headings[-1] if passage.headings else None)


def _without_scraps(found: list[Stretch]) -> list[Stretch]:
    """Short stretches that end a section go with the one before them."""
    kept: list[Stretch] = []
    for stretch in found:
        if kept and _is_short(stretch.counts):
            kept[-1] = Stretch(kept[-1].passage, kept[-1].counts + stretch.counts)
        else:
            kept.append(stretch)
    return kept

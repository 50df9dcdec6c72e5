"""Counts that a signal of ``rules/appraisal/`` can name where words alone do not tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from medlint.document.source import Span
from medlint.language.analysis import Analysis, Passage

Measured: TypeAlias = tuple[float, list[Span]]
Measure: TypeAlias = Callable[[Analysis], Measured]

LONG_CHUNK = 200  # words between headings, above which a section wants breaking up
ACTIVE = 0.8
DATES = ("date", "published", "updated", "last_reviewed", "lastreviewed", "reviewed", "review_date")
AUTHORS = ("author", "authors", "byline", "reviewed_by", "reviewer", "medical_reviewer")


def _whole(passage: Passage) -> Span:
    return passage.span(0, len(passage.text))


def lists(article: Analysis) -> Measured:
    """Lists of two items or more."""
    found = [b for b in article.document.walk() if b.kind == "list" and len(b.children) > 1]
    return len(found), [b.span for b in found]


def headings(article: Analysis) -> Measured:
    """Headings below the title."""
    found = [p for p in article.passages if p.kind == "heading"][1:]
    return len(found), [_whole(p) for p in found]


def long_sections(article: Analysis) -> Measured:
    """Runs of prose over 200 words with no heading between."""
    words, start, found = 0, None, list[Span]()
    for passage in article.passages:
        if passage.kind == "heading":
            words, start = 0, None
            continue
        start = start or passage
        before = words
        words += len(passage.text.split())
        if before <= LONG_CHUNK < words:
            found.append(_whole(start))
    return len(found), found


def links(article: Analysis) -> Measured:
    """Links to other sites."""
    found = [
        passage.span(mark.start, mark.end)
        for passage in article.passages
        for mark in passage.block.prose.marks
        if mark.inline.kind == "link"
        and mark.inline.attributes.get("href", "").startswith(("http://", "https://"))
    ]
    return len(found), found


def author_field(article: Analysis) -> Measured:
    """An author or reviewer in the front matter."""
    return _fields(article, AUTHORS)


def date_field(article: Analysis) -> Measured:
    """A date of publication or review in the front matter, or marked up as one."""
    return _fields(article, DATES)


def one_sided(article: Analysis) -> Measured:
    """Treatments of which the text says good and no harm, each at the first good word."""
    good: dict[str, Span] = {}
    bad: set[str] = set()
    for statement in article.statements:
        for treatment in statement.treatments:
            if "benefit" in statement.directions:
                good.setdefault(treatment.name, statement.sentence.span)
            if "harm" in statement.directions:
                bad.update((treatment.name, *treatment.classes))
    found = [span for name, span in good.items() if name not in bad]
    return len(found), found


def _fields(article: Analysis, names: tuple[str, ...]) -> Measured:
    found = [
        field.span
        for key, field in article.document.metadata.items()
        if key.lower().replace("-", "_") in names and field.value
    ]
    return len(found), found


MEASURES: dict[str, Measure] = {
    "lists": lists,
    "headings": headings,
    "long-sections": long_sections,
    "links": links,
    "author-field": author_field,
    "date-field": date_field,
    "one-sided": one_sided,
}

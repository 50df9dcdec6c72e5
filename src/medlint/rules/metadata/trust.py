"""What front matter says of trust: who wrote, who checked, when, and who paid."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.document.model import Field
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule

KEYS = {
    "author": ("author", "authors", "byline", "written-by"),
    "reviewer": (
        "reviewer",
        "reviewers",
        "reviewed-by",
        "medical-reviewer",
        "medically-reviewed-by",
    ),
    "reviewed": ("last-reviewed", "reviewed", "review-date", "last-review", "lastreviewed"),
    "references": ("references", "citations", "sources", "bibliography"),
    "funding": (
        "funding",
        "funder",
        "sponsor",
        "conflicts-of-interest",
        "disclosure",
        "disclosures",
    ),
}
DATES = (
    *KEYS["reviewed"],
    "date",
    "published",
    "updated",
    "last-updated",
    "date-published",
    "date-modified",
)


def plain(key: str) -> str:
    """A key in lower case, with hyphens."""
    return key.lower().replace("_", "-").replace(" ", "-")


def given(article: Analysis, names: tuple[str, ...]) -> Iterator[tuple[str, Field]]:
    """The fields of the front matter under any of these names."""
    for key, field in article.document.metadata.items():
        if plain(key) in names:
            yield key, field


def lacking(
    rule: Rule, article: Analysis, what: str, only_required: bool = False
) -> Iterator[Finding]:
    """A finding where a field is missing that is required, or whose companions are there.

    Quiet for an article without front matter, unless the configuration requires the field.
    """
    names = KEYS[what]
    if any(field.value for _, field in given(article, names)):
        return
    wanted = {plain(key) for key in article.settings.required_metadata}
    required = bool(wanted & {what, *names})
    others = tuple(name for key, more in KEYS.items() if key != what for name in more)
    if not required and (only_required or not any(given(article, others))):
        return
    yield rule.finding(place(article), severity=None if required else "suggestion")


def place(article: Analysis) -> Span:
    """Where something missing is reported: the front matter's first line, or the first words."""
    document = article.document
    if document.front_matter is not None:
        start = document.front_matter.start
        line = document.source.slice(document.front_matter).splitlines()[:1]
        return Span(start, start + len(line[0]) if line else start)
    if article.passages:
        first = article.passages[0]
        return first.span(0, len(first.text))
    return Span(0, 0)

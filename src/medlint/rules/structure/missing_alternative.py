"""Images without alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import marks


@check
def missing_alternative(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag an image that has no alternative text.

    In HTML ``alt=""`` says that an image is there for looks alone.
    """
    html = article.document.format == "html"
    source = article.document.source
    for _, mark in marks(article, "image"):
        given = mark.inline.attributes.get("alt")
        tag = html or source.slice(mark.inline.span).startswith("<")
        if given is None or (not tag and not given.strip()):
            yield rule.finding(mark.inline.span)

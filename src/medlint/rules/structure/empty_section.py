"""A heading with nothing under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import headings

# Pictures, films and forms are content, though no prose.
CONTENT = ready.pattern(
    r"<(?:img|iframe|video|audio|object|embed|form|svg|table|input|button|picture)\b|\{[{%]|!\[",
    re.IGNORECASE,
)
MARKUP = ready.pattern(r"<!--.*?-->|<[^>]*>|\{[:#.][^}]*\}", re.DOTALL)


@check
def empty_section(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a heading that another one of its level or above, or the end, follows at once.

    In plain text a short line with nothing below it was no heading.
    """
    if article.document.format == "text":
        return
    source = article.document.source.text
    found = headings(article)
    for i, heading in enumerate(found):
        last = i + 1 == len(found)
        if not last and found[i + 1].level > heading.level:
            continue
        between = source[heading.span.end : len(source) if last else found[i + 1].span.start]
        if not CONTENT.search(between) and not re.search(r"\w", MARKUP.sub("", between)):
            yield rule.finding(heading.span, f"Nothing stands under '{heading.text.strip()}'.")

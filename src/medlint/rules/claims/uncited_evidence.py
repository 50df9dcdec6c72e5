"""Evidence claimed without a source."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.citations import is_cited
from medlint.rules.claims.wording import any_of, matches_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

BEFORE = 30  # characters in which the words before a phrase are looked for
FURTHER_ON = 4  # passages within which a report names the study that it opens with


@check
def uncited_evidence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Phrases that claim evidence, in paragraphs that name none.

    "A new study shows" opens a report of that study, which may name it further on.
    """
    patterns = tuple(rule.data["phrases"])
    known, reported = (any_of(tuple(rule.data[key])) for key in ("known", "reported"))
    for n, passage in enumerate(article.prose):
        if passage.kind == "heading" or passage.inside("footnote"):
            continue
        found = matches_of(patterns, passage.text, passage.folded)
        if found and not is_cited(passage):
            named = any(map(is_cited, article.prose[n + 1 : n + 1 + FURTHER_ON]))
            for match in found:
                before = passage.text[max(0, match.start() - BEFORE) : match.start()]
                if known.search(before) or (named and reported.match(match.group())):
                    continue
                message = rule.message.format(phrase=match.group())
                yield rule.finding(passage.span(match.start(), match.end()), message)

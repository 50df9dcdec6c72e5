"""Evidence claimed without a source."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.citations import is_cited
from medlint.rules.claims.wording import any_of, may_hold
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def uncited_evidence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Phrases that claim evidence, in paragraphs that name none."""
    patterns = tuple(rule.data["phrases"])
    may_claim = may_hold(patterns)
    for passage in article.prose:
        if passage.kind == "heading" or passage.inside("footnote"):
            continue
        if not may_claim(passage.folded):
            continue
        found = list(any_of(patterns).finditer(passage.text))
        if found and not is_cited(passage):
            for match in found:
                message = rule.message.format(phrase=match.group())
                yield rule.finding(passage.span(match.start(), match.end()), message)

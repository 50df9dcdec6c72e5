"""Words that are spelt right and hardly meant."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.unlikely import find_unlikely
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def unlikely_word(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each such word, with the one that the article uses; never a safe fix."""
    at_home = frozenset(rule.data["at home"].split())
    found = {w: other for w, other in find_unlikely(article).items() if w not in at_home}
    if not found:
        return
    for passage in article.passages:
        for token in passage.tokens:
            if token.text in found:
                other = found[token.text]
                span = passage.span(token.start, token.end)
                fix = replaced(
                    passage, token.start, token.end, other, "unsafe", f"Write '{other}'."
                )
                yield rule.finding(span, rule.message.format(word=token.text, other=other), fix=fix)

"""Benefits for people inferred from animals or cells."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.rules.claims.wording import any_of, may_hold
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

REACH = 2  # sentences after the study


@check
def animals_and_cells(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """What is promised to people in, or just after, a sentence on animals or cells."""
    studies, may_tell = any_of(tuple(rule.data["studies"])), may_hold(tuple(rule.data["studies"]))
    for passage in article.prose:
        if not may_tell(passage.folded) or not studies.search(passage.text):
            continue
        phrases, cautious = (any_of(tuple(rule.data[key])) for key in ("phrases", "cautious"))
        if cautious.search(passage.text):
            continue
        sentences = passage.sentences
        tests = [n for n, s in enumerate(sentences) if studies.search(s.text)]
        for n, sentence in enumerate(sentences):
            match = phrases.search(sentence.text)
            source = next((t for t in tests if 0 <= n - t <= REACH), None)
            if match and source is not None:
                start = sentence.start + match.start()
                yield rule.finding(
                    passage.span(start, sentence.start + match.end()),
                    rule.message.format(phrase=match.group()),
                    related=[Related("the study", sentences[source].span)],
                )

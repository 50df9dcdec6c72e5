"""A paragraph of several sentences whose last has no full stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Sentence
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def missing_full_stop(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Paragraphs whose other sentences end as they should, and whose last ends in a word."""
    passages = article.passages
    for passage, following in zip_longest(passages, passages[1:]):
        if passage.kind != "paragraph" or len(passage.sentences) < 2:
            continue
        if following is not None and following.inside("list") and not passage.inside("list"):
            continue  # the list goes on with it
        *others, last = passage.sentences
        if len(last.words) < rule.option(article, "words") or not _breaks_off(passage, last):
            continue
        if all(s.text[-1] in ".?!" for s in others):
            end = last.end
            yield rule.finding(
                passage.span(end - 1, end),
                fix=replaced(passage, end - 1, end, last.text[-1] + "."),
            )


def _breaks_off(passage: Passage, last: Sentence) -> bool:
    """Whether a sentence ends in a word; a link or a row of names at the end is no sentence."""
    text = last.text
    if not (text[-1].isalpha() and text[0].isupper()) or "http" in text or ": " in text:
        return False
    capitals = sum(word.text[0].isupper() for word in last.words)
    linked = passage.block.prose.marks_over(last.end - 1, last.end)
    return 3 * capitals <= len(last.words) and not any(
        mark.inline.kind == "link" and mark.end >= last.end for mark in linked
    )

"""A cause told of a study that only watched."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Sentence
from medlint.rules.claims.wording import any_of, matches_of, may_hold
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check


@check
def cause_from_connection(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences that tell what a watching study found, in words of cause.

    Title and headings count too, where the article's only study is one that watched. A sentence
    that itself goes from groups that differ to a cause needs no study beside it.
    """
    yield from _leaps(rule, article)
    watching = any_of(tuple(rule.data["watching"]))
    may_watch = may_hold(tuple(rule.data["watching"]))
    telling = [p for p in article.prose if may_watch(p.folded)]
    studies = [s for p in telling for s in p.sentences if watching.search(s.text)]
    if not studies:
        return
    testing, finding, causes = (
        any_of(tuple(rule.data[key])) for key in ("testing", "finding", "causes")
    )
    if any(testing.search(p.text) for p in article.prose):
        return
    watched = {s.passage.index for s in studies}
    for passage in article.prose:
        for sentence in passage.sentences:
            match = causes.search(sentence.text)
            told = passage.kind == "heading" or (
                _near(passage, watched) and finding.search(sentence.text)
            )
            if match and told:
                yield _finding(rule, sentence, match.start(), match.end(), studies[0])


def _leaps(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences such as: People who floss live longer, so flossing adds years to your life."""
    patterns = tuple(rule.data["leaps"])
    for passage in article.prose:
        for match in matches_of(patterns, passage.text, passage.folded):
            if not any_of(tuple(rule.data["testing"])).search(passage.text):
                span = passage.span(*match.span("leap"))
                yield rule.finding(span, rule.message.format(words=match["leap"].strip()))


def _near(passage: Passage, watched: set[int]) -> bool:
    """Whether the study is told in this paragraph or the one before."""
    return bool(watched & {passage.index, passage.index - 1})


def _finding(rule: Rule, sentence: Sentence, start: int, end: int, study: Sentence) -> Finding:
    return rule.finding(
        sentence.passage.span(sentence.start + start, sentence.start + end),
        rule.message.format(words=sentence.text[start:end]),
        related=[Related("the study", study.span)],
    )

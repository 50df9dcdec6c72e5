"""A title asks which option is better, and no sentence answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Sentence
from medlint.language.statements import QUESTION
from medlint.language.treatments import Treatment
from medlint.rules.balance.sheet import options, related, title_passage, treatments_in
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

WHETHER = ready.pattern(r"(?i)(?:is|are|does|do|can|could|should|will)\b.*\?\W*$")
ASKS = ready.pattern(r"(?i)\?|\bwhich\b|\bwhat(?:'s| is) (?:the )?(?:best|better)\b")


@check
def unanswered_title(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Titles that ask between treatments, in articles that never set one against the other."""
    title = title_passage(article)
    compared = options(article)
    if title is None or not ASKS.search(title.text):
        return
    if not compared:
        yield from _whether(rule, article, title)
        return
    answers = any_of(tuple(rule.data["answers"]))
    if not any(_answers(article, s, compared, answers) for s in article.sentences):
        names = " or ".join(t.name for t in compared)
        yield rule.finding(
            title.block.span,
            f"The title asks about {names}, and no sentence answers. Say what is known of the one "
            "against the other, or that it is not known.",
        )


def _whether(rule: Rule, article: Analysis, title: Passage) -> Iterator[Finding]:
    """A title that asks whether a treatment does something, in an article that never says."""
    asked = treatments_in(article, title)
    if not asked or not WHETHER.match(title.text):
        return
    verdicts = any_of(tuple(rule.data["verdicts"]))
    said = (s.text for s in article.sentences if s.passage.kind != "heading")
    if not any(verdicts.search(text) and not QUESTION.search(text) for text in said):
        yield rule.finding(
            title.block.span,
            f"The title asks about {asked[0].name}, and no sentence answers. Say what is known, or "
            "that it is not known.",
        )


def _answers(
    article: Analysis, sentence: Sentence, compared: list[Treatment], answers: ready.Pattern[str]
) -> bool:
    if sentence.passage.kind == "heading" or QUESTION.search(sentence.text):
        return False
    if not answers.search(sentence.text):
        return False
    here = [
        m.treatment
        for m in article.mentions
        if m.passage.index == sentence.passage.index and sentence.start <= m.start < sentence.end
    ]
    named = sum(any(related(option, t) for t in here) for option in compared)
    return named > 1 or bool(re.search(r"(?i)\b(?:both|neither|either|the two)\b", sentence.text))

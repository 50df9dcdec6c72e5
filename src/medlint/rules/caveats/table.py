"""A caveat that is missing: the article treats of something and does not say what belongs to it.

Each row of ``rules/caveats/`` is a rule of its own. Its data:

``subject``
    terms of ``rules/lexicon/caveat-terms.tsv`` that set it off; ``also`` are words for the same
    thing that count once one of them is there.
``prominence``
    ``treatment``: in the title or a heading, or named again and again; ``topic``: what the article
    is about; ``mention``: named at all.
``where``
    ``anywhere``, or ``same``: a passage that names the subject or stands under such a heading.
``said``
    expressions of which one satisfies it; ``unless`` are those that spoil a sentence for that.
``context``, ``near``
    expressions that the article, or a passage that names the subject, must hold as well.
``kinds``
    kinds of article that it is for, unless the title names the subject (and it is not ``strict``).
``news``
    ``true``: a report of a finding owes it too, as grave as elsewhere; ``false``: it never does.
``leading``
    it is asked for as well where the article advises the treatment without treating of it.
``many``
    how many mentions make a ``treatment`` a subject of the article, where a few are enough.
``passing``
    expressions of a sentence that advises it as everybody does, and owes nothing for that.
``sign``
    how often a ``topic`` has to be named for it to be suggested where it is not the topic.

``{name}`` in an expression stands for a line of ``rules/lexicon/caveat-concepts.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from medlint import ready
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.rules.caveats.denial import denied
from medlint.rules.caveats.mentions import APART, Mention, in_title, mentions, whole
from medlint.rules.caveats.prominence import severity_of
from medlint.rules.caveats.wording import expression, said, sentence_at
from medlint.rules.model import Edit, Finding, Fix, Rule

VERSUS = ready.pattern(r"\b(?:versus|vs|or|compared)\b", re.IGNORECASE)


def row(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag the first prominent mention of the subject where what must be said is not."""
    found = mentions(article)
    if found.keys().isdisjoint(rule.data["subject"]):
        return
    named = [m for subject in rule.data["subject"] for m in found.get(subject, ())]
    primary = tuple(named)
    first = next((m for m in named if m.passage.kind != "heading"), named[0])
    named += [m for subject in rule.data.get("also", ()) for m in found.get(subject, ())]
    level = severity_of(rule, article, named)
    if level is None or not _in_context(rule, article, primary):
        return
    if _satisfied(rule, article, named):
        return
    words = first.passage.text[first.start : first.end]
    yield rule.finding(
        first.passage.span(first.start, first.end),
        _message(rule, words),
        fix=_fix(rule, article, first),
        severity=level,
    )


def _message(rule: Rule, words: str) -> str:
    says = rule.data.get("says", "")
    if says:
        return str(says).replace("%s", words)
    return f"“{words}” calls for a caveat that is missing: {rule.data['missing']}."


def _in_context(rule: Rule, article: Analysis, named: Sequence[Mention]) -> bool:
    kinds = rule.data.get("kinds")
    apart = rule.data.get("strict") or not in_title(article, named)
    if kinds and article.kind not in kinds and apart:
        return False
    context, near, absent = (expression(rule, k) for k in ("context", "near", "absent"))
    if context and not any(context.search(p.folded) for p in article.passages):
        return False
    if near and not any(near.search(m.passage.folded) for m in named):
        return False
    return not (absent and any(absent.search(p.folded) for p in article.passages))


def _satisfied(rule: Rule, article: Analysis, named: list[Mention]) -> bool:
    unless = expression(rule, "unless")
    harm = bool(rule.data.get("harm"))
    text = _text(rule, article, named)
    for start, end in said(rule).places(text):
        spoilt = unless and unless.search(sentence_at(text, start))
        if not spoilt and not denied(text, start, end, harm):
            return True
    return False


def _text(rule: Rule, article: Analysis, named: list[Mention]) -> str:
    """What counts for a caveat, folded: the article, or the passages on the subject.

    What the article says of another treatment warns of no harm of this one.
    """
    same = rule.data.get("where") == "same"
    alone = in_title(article, named) and not VERSUS.search(article.document.title)
    if alone or not (same or rule.data.get("harm")):
        return whole(article)
    own = {m.passage.index for m in named}
    headings = {id(m.passage.block) for m in named if m.passage.kind == "heading"}
    headings -= {id(article.document.title_block)}
    others = range(len(article.passages)) if same else _of_treatments(article)
    return APART.join(
        p.folded
        for p in article.passages
        if p.index not in others
        or p.index in own
        or p.index - 1 in own
        or any(id(heading) in headings for heading in p.headings)
    )


@lru_cache(maxsize=1)
def _of_treatments(article: Analysis) -> frozenset[int]:
    """The passages that name a treatment, or stand under a heading that does.

    A class, such as painkillers or tablets, may stand for the treatment in question.
    """
    named = [m.passage for m in article.mentions if m.treatment.kind != "class"]
    names = {p.index for p in named}
    blocks = {id(p.block) for p in named if p.kind == "heading"}
    blocks -= {id(article.document.title_block)}
    return frozenset(
        p.index
        for p in article.passages
        if p.index in names or any(id(heading) in blocks for heading in p.headings)
    )


def _fix(rule: Rule, article: Analysis, mention: Mention) -> Fix | None:
    """Add the suggested sentence to the paragraph: for a human to accept."""
    sentence = rule.data.get("suggestion", "")
    passage = mention.passage
    if not sentence or passage.kind != "paragraph" or article.document.format == "html":
        return None
    text = article.document.source.slice(passage.block.span).rstrip()
    end = passage.block.span.start + len(text)
    return Fix((Edit(Span(end, end), f" {sentence}"),), "unsafe", f"Add: {sentence}")

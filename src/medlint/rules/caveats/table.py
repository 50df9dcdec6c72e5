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
from medlint.rules.caveats.advice import advised
from medlint.rules.caveats.denial import denied
from medlint.rules.caveats.mentions import Mention, mentions
from medlint.rules.caveats.wording import expression, said
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.settings import SEVERITIES, Severity

MANY = 4  # mentions in the body that make a treatment a subject of the article
OFTEN = 7  # mentions that make it as much a subject as a heading does
DENSE = 300  # characters of text to a mention, below which it is named again and again
TOPIC = 5  # mentions that make anything its topic, if one is at the start
# What stands before something that a report of a finding only sets beside its subject.
COMPARED = ready.pattern(
    r"\b(?:than|versus|vs\.?|compared (?:to|with)|instead of|rather than|unlike|alternative to"
    r"|(?:not|n't)\b[^.]{0,30}\bby|stopped using|failed|without|after|following|before|during"
    r"|undergo\w*|undergone|recover\w* from)\s(?:(?!with\b|of\b|from\b)[\w-]+\s){0,3}$"
)
APART = ". "  # between passages, so that no expression goes from one to the next
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
    level = _level(rule, article, named)
    if article.kind == "news" and level and not rule.data.get("news"):
        level = _in_news(rule, level, primary[0])
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
    apart = rule.data.get("strict") or not _in_title(article, named)
    if kinds and article.kind not in kinds and apart:
        return False
    context, near, absent = (expression(rule, k) for k in ("context", "near", "absent"))
    if context and not any(context.search(p.folded) for p in article.passages):
        return False
    if near and not any(near.search(m.passage.folded) for m in named):
        return False
    return not (absent and any(absent.search(p.folded) for p in article.passages))


def _level(rule: Rule, article: Analysis, named: list[Mention]) -> Severity | None:
    """How grave it is here, by how prominent the subject is; None where it is not."""
    title = article.document.title_block
    start = next((p for p in article.passages if p.text.strip()), None)
    topic = any(m.passage.block is title or m.passage is start for m in named) or _in_title(
        article, named
    )
    own = rule.data["subject"]
    headed = any(m.passage.kind == "heading" and m.subject in own for m in named)
    body = sum(m.passage.kind != "heading" for m in named)
    prominence = rule.data["prominence"]
    if prominence == "mention":
        return rule.severity
    if prominence == "topic":
        early = any(m.passage.index <= 2 for m in named)
        if topic or (early and body >= TOPIC):
            return rule.severity
        return "suggestion" if body >= rule.data.get("sign", body + 1) else None
    if topic:
        return rule.severity
    if headed or body >= rule.data.get("many", MANY) or _dense(rule, article, named):
        often = (headed and body > 1) or _own(rule, named) >= OFTEN or _dense(rule, article, named)
        return _at_most("warning" if often else "suggestion", rule.severity)
    leads = rule.data.get("leading") and article.kind != "news"
    return _advised(rule, named) if leads else None


def _in_news(rule: Rule, level: Severity, first: Mention) -> Severity | None:
    """A report of a finding is no page for people who are ill: it owes its readers the harms.

    It owes none of what the treatment that it tells of is only compared with.
    """
    data = rule.data
    owed = data["prominence"] != "topic" and data.get("harm") and data.get("news", True)
    compared = COMPARED.search(first.passage.folded[: first.start])
    return _at_most("suggestion", level) if owed and not compared else None


def _advised(rule: Rule, named: list[Mention]) -> Severity | None:
    """How grave it is where the text urges something that it does not treat of."""
    passing = expression(rule, "passing")
    own = [
        (m.passage, m.start, m.end)
        for m in named
        if m.subject in rule.data["subject"]
        and not (passing and passing.search(_sentence(m.passage.folded, m.start)))
    ]
    times = advised(own)
    return _at_most("warning" if times > 1 else "suggestion", rule.severity) if times else None


def _own(rule: Rule, named: list[Mention]) -> int:
    """How often the text names the subject itself, headings and other words for it left out."""
    return sum(m.subject in rule.data["subject"] and m.passage.kind != "heading" for m in named)


def _dense(rule: Rule, article: Analysis, named: list[Mention]) -> bool:
    """Whether a short text names the subject so often that it is what the text is about."""
    times = _own(rule, named)
    return times > 1 and times * DENSE >= sum(len(p.text) for p in article.passages)


def _in_title(article: Analysis, named: Sequence[Mention]) -> bool:
    given = article.document.title.lower()
    return bool(given) and any(m.passage.folded[m.start : m.end] in given for m in named)


def _at_most(level: Severity, own: Severity) -> Severity:
    return SEVERITIES[max(SEVERITIES.index(level), SEVERITIES.index(own))]


def _satisfied(rule: Rule, article: Analysis, named: list[Mention]) -> bool:
    unless = expression(rule, "unless")
    harm = bool(rule.data.get("harm"))
    text = _text(rule, article, named)
    for start, end in said(rule).places(text):
        spoilt = unless and unless.search(_sentence(text, start))
        if not spoilt and not denied(text, start, end, harm):
            return True
    return False


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("? ", 0, at)) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]


def _text(rule: Rule, article: Analysis, named: list[Mention]) -> str:
    """What counts for a caveat, folded: the article, or the passages on the subject.

    What the article says of another treatment warns of no harm of this one.
    """
    same = rule.data.get("where") == "same"
    alone = _in_title(article, named) and not VERSUS.search(article.document.title)
    if alone or not (same or rule.data.get("harm")):
        return _whole(article)
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


@lru_cache(maxsize=1)
def _whole(article: Analysis) -> str:
    return APART.join(p.folded for p in article.passages)


def _fix(rule: Rule, article: Analysis, mention: Mention) -> Fix | None:
    """Add the suggested sentence to the paragraph: for a human to accept."""
    sentence = rule.data.get("suggestion", "")
    passage = mention.passage
    if not sentence or passage.kind != "paragraph" or article.document.format == "html":
        return None
    text = article.document.source.slice(passage.block.span).rstrip()
    end = passage.block.span.start + len(text)
    return Fix((Edit(Span(end, end), f" {sentence}"),), "unsafe", f"Add: {sentence}")

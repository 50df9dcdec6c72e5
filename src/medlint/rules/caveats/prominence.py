"""How prominent the subject of a caveat is in an article, and how grave its want is there."""

from __future__ import annotations

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.caveats.advice import advised
from medlint.rules.caveats.mentions import Mention, in_title, whole
from medlint.rules.caveats.wording import expression, sentence_at
from medlint.rules.model import Rule
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
# A report that tells of harms at all owes its readers no list of those that are known.
HARMS = ready.pattern(
    r"\b(?:most common|serious|severe|reported|related|no|few|fewer|mild)\b[^.]{0,30}"
    r"\b(?:side[- ]effects?|adverse (?:events?|effects?|reactions?))\b"
    r"|\b(?:side[- ]effects?|adverse (?:events?|effects?|reactions?))\b[^.]{0,30}"
    r"\b(?:were|was|include[ds]?|reported|such as)\b"
)


def severity_of(rule: Rule, article: Analysis, named: list[Mention]) -> Severity | None:
    """How grave it is here, by how prominent the subject is; None where nothing is owed.

    ``named`` are the mentions of the subject, then those of other words for it.
    """
    level = _prominence(rule, article, named)
    if level is None or article.kind != "news" or rule.data.get("news"):
        return level
    return None if HARMS.search(whole(article)) else _in_news(rule, level, named[0])


def _prominence(rule: Rule, article: Analysis, named: list[Mention]) -> Severity | None:
    title = article.document.title_block
    start = next((p for p in article.passages if p.text.strip()), None)
    topic = any(m.passage.block is title or m.passage is start for m in named) or in_title(
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
        and not (passing and passing.search(sentence_at(m.passage.folded, m.start)))
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


def _at_most(level: Severity, own: Severity) -> Severity:
    return SEVERITIES[max(SEVERITIES.index(level), SEVERITIES.index(own))]

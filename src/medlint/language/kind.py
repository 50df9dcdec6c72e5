"""What kind of article it is: different kinds owe the reader different things."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from medlint import ready
from medlint.language.phrases import Phrases

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

KINDS = ("vaccine", "symptom", "treatment", "drug", "test", "news", "condition")

# In a title; the first that matches decides.
BY_TITLE = (
    ("vaccine", r"\bvaccin\w*|\bimmuni[sz]ation|\bjabs?\b"),
    ("test", r"\bscreening\b|\btests?\b|\bscans?\b|\bmammogra\w+|\bbiops(?:y|ies)\b|\bultrasound"),
    (
        "treatment",
        r"\b(?:treat(?:ment|ments|ing)|therap(?:y|ies)|surger(?:y|ies)|operations?|injections?|transplant"
        r"|replacement|procedures?|acupuncture|botox|botulinum|versus|massage|physiotherapy)\b",
    ),
    ("drug", r"\b(?:tablets?|capsules?|creams?|inhalers?|medicines?|medications?|drugs?)\b"),
    (
        "symptom",
        r"\b(?:pain|aches?|headaches?|cough|fever|rash|itch\w*|dizziness|swelling|swollen|bleeding"
        r"|nausea|vomiting|diarrh\w+|constipation|fatigue|tiredness|lumps?|discharge|breathlessness"
        r"|shortness of breath|numbness|weakness|palpitations)\b",
    ),
)
# A news piece tells of a finding, on a date, by somebody who said so.
NEWS = (
    *("researcher", "researchers", "scientist", "scientists", "the study", "new study", "findings"),
    *("published today", "published online", "published in", "newswise", "press release"),
    *("coauthor", "coauthors", "co-author", "co-authors", "journal"),
    *(f"{says} {who}" for says in ("said", "says") for who in "dr prof lead senior study".split()),
)
# What stands at the head of a release or of a report of a finding, and of nothing else.
DATELINE = ready.pattern(
    r"\b(?:newswise|prnewswire|business ?wire|eurekalert|for immediate release|embargoed"
    r"|news release|press release|why the research is interesting"
    r"|according to (?:a|the) (?:new |recent )?study|(?:recently|have|has) published a study"
    r"|the present study|announced\b[^.]{0,60}\b(?:results|trial|approval))\b"
    r"|^[A-Z][\w .,\[\]()/-]{2,60}?(?:[-–—(, ]+)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct"
    r"|nov|dec)[a-z]*\.? \d{1,2},? 20\d\d\b",
    re.IGNORECASE,
)
HEAD = 400  # characters at the start in which it stands
ARTICLE_WORD = 4  # characters, as of "The "
BY_TREATMENT = {"drug": "drug", "class": "drug", "procedure": "treatment", "therapy": "treatment"}
DRUG_SECTIONS = ready.pattern(
    r"\bhow (?:and when )?to take\b|\bwho can(?:not)? take\b|\bside effects\b|\bmissed dose",
    re.IGNORECASE,
)
NEWS_FROM = 4  # signs of news in the article
DRUG_FROM = 2  # headings of a medicine's page


def kind_of(article: Analysis) -> str:
    """One of KINDS: as set, as the front matter says, or by title, headings and wording."""
    declared = article.settings.kind or article.document.value("kind")
    if declared:
        return str(declared).lower()
    title = _title(article)
    if _released(article) or _signs_of_news(article) >= NEWS_FROM:
        return "news"
    headings = [p.text for p in article.passages if p.kind == "heading"]
    if sum(bool(DRUG_SECTIONS.search(h)) for h in headings) >= DRUG_FROM:
        return "drug"
    for kind, pattern in BY_TITLE:
        if re.search(pattern, title, re.IGNORECASE):
            return kind
    return _of_treatment(article) or "condition"


def _of_treatment(article: Analysis) -> str:
    """By what the title begins with: ``Ibuprofen`` is a drug, ``Acupuncture`` a treatment."""
    first = next(iter(article.mentions), None)
    if first is None or first.passage is not article.passages[0] or first.start > ARTICLE_WORD:
        return ""
    return BY_TREATMENT.get(first.treatment.kind, "")


def _released(article: Analysis) -> bool:
    start = "\n".join(p.text for p in article.passages[:4])[:HEAD]
    return bool(DATELINE.search(start))


def _signs_of_news(article: Analysis) -> int:
    return sum(1 for p in article.passages for _ in _news().find(p.folded))


@cache
def _news() -> Phrases[None]:
    return Phrases((phrase, None) for phrase in NEWS)


def _title(article: Analysis) -> str:
    first = article.passages[0].text if article.passages else ""
    return article.document.title or first[:120]

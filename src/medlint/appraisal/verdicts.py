"""From criteria and an article to verdicts: a score, its status, and the passages it rests on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from medlint.appraisal.criteria import Criterion, Instrument, Signal, expression, instruments
from medlint.appraisal.measures import MEASURES
from medlint.document.model import Block
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.language.sentences import Sentence

Status = Literal["met", "unmet", "not-applicable"]
SHOWN = 6  # passages given for a verdict
LEAD = 0.2  # of the sentences, at the start
ORGANISATION = re.compile(
    r"\b(?:ranked|ranks) (?:\w+ )?(?:among|as|in|the|second|first|no)\b"
    r"|headquartered|not-for-profit|nonprofit|\bfounded in \d|\bsince its founding"
    r"|\b(?:our|its|whose) mission|\bforward-looking statements?\b"
    r"|\b(?:is|are) (?:one of )?(?:a|an|the) (?:\w+[ -]){0,3}(?:leading|largest|leader|premier)"
    r"|\bone of the (?:nation|world|country|top|largest|leading|premier|oldest)"
    r"|\b(?:follow|like) us on\b|\bfor more information,? (?:about [^.]+ )?visit"
    r"|\bemploy(?:s|ing)? (?:more than |about |over )?\d",
    re.IGNORECASE,
)
FOR_A_HUMAN = "A program cannot judge this: ask a person."


class Verdict(msgspec.Struct, frozen=True):
    """What the text says on one criterion. The score runs from 0 (clearly unmet) to 1.

    ``weak``: words tell little about it, so the status is only a hint.
    """

    id: str
    instrument: str
    question: str
    status: Status
    score: float
    evidence: tuple[Span, ...]
    reasons: tuple[str, ...]  # the signals found, best first
    advice: str
    human: bool = False
    weak: bool = False


def appraise(article: Analysis) -> tuple[Verdict, ...]:
    """The verdicts of every instrument, in the order of its questions."""
    reading = Reading(article)
    return tuple(_verdict(reading, i, c) for i in instruments() for c in i.criteria)


class Reading:
    """An article as the signals see it: its sentences, by where they stand."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        furniture = {id(part) for f in article.furniture for part in (f.block, *_inside(f.block))}
        said = [
            s for s in article.sentences if s.text.strip() and id(s.passage.block) not in furniture
        ]
        self.sentences = tuple(s for i, s in enumerate(said) if not _boilerplate(s, i, len(said)))
        self.texts = tuple(_plain(s.text) for s in self.sentences)
        count = len(self.sentences)
        self.lead = min(count, max(3, math.ceil(count * LEAD)))

    def places(self, signal: Signal) -> range:
        """The sentences that a signal looks at, by their number."""
        bounds = {"title": (0, 1), "lead": (0, self.lead), "rest": (1, len(self.texts))}
        return range(*bounds.get(signal.where, (0, len(self.texts))))


def _inside(block: Block) -> Iterator[Block]:
    for child in block.children:
        yield child
        yield from _inside(child)


def _boilerplate(sentence: Sentence, number: int, count: int) -> bool:
    """Whether a sentence near the end belongs to what an organisation always says of itself."""
    return number > count / 2 and bool(ORGANISATION.search(sentence.passage.text))


def _plain(text: str) -> str:
    """The sentence with plain apostrophes, hyphens and spaces, character for character."""
    from medlint.language.phrases import ease

    return ease(text).replace("\n", " ")


def _verdict(reading: Reading, instrument: Instrument, criterion: Criterion) -> Verdict:
    if criterion.human:
        return _answer(instrument, criterion, "not-applicable", 0.5, advice=FOR_A_HUMAN)
    if criterion.applies and not any(map(expression(criterion.applies).search, reading.texts)):
        advice = "The question does not arise from this text."
        return _answer(instrument, criterion, "not-applicable", 0.5, advice=advice)
    points, found = criterion.start, list[tuple[float, str, list[Span]]]()
    for signal in criterion.signals:
        worth, spans = _worth(reading, signal)
        points += worth
        if worth:
            found.append((worth, signal.says, spans))
    score = round(1 / (1 + math.exp(-points)), 4)
    status: Status = "met" if score >= criterion.met else "unmet"
    wanted = 1 if status == "met" else -1
    found.sort(key=lambda f: -f[0] * wanted)
    spans = [s for worth, _, spans in found if worth * wanted > 0 for s in spans]
    if not spans:
        spans = [s for _, _, spans in found for s in spans]
    reasons = tuple(says for _, says, _ in found)
    advice = "" if status == "met" else criterion.advice
    return _answer(instrument, criterion, status, score, _shown(spans), reasons, advice)


def _answer(
    instrument: Instrument,
    criterion: Criterion,
    status: Status,
    score: float,
    evidence: tuple[Span, ...] = (),
    reasons: tuple[str, ...] = (),
    advice: str = "",
) -> Verdict:
    return Verdict(
        criterion.id,
        instrument.instrument,
        criterion.question,
        status,
        score,
        evidence,
        reasons,
        advice,
        criterion.human,
        criterion.weak,
    )


def _worth(reading: Reading, signal: Signal) -> tuple[float, list[Span]]:
    if signal.measure:
        amount, places = MEASURES[signal.measure](reading.article)
        counted = min(amount, signal.most)
        return (signal.points * counted, places[:SHOWN]) if counted else (0.0, [])
    spans, seen = list[Span](), set[str]()
    for sentence, match in _hits(reading, signal):
        said = (match[1] if match.re.groups and match[1] else match[0]).lower()
        if signal.distinct and said in seen:
            continue
        seen.add(said)
        spans.append(sentence.span)
        if len(spans) >= signal.most:
            break
    if not spans:
        return 0.0, []
    return signal.points + signal.more * (len(spans) - 1), spans


def _hits(reading: Reading, signal: Signal) -> Iterator[tuple[Sentence, re.Match[str]]]:
    pattern = expression(signal.any, signal.exact_case)
    along = expression(signal.along) if signal.along else None
    unless = expression(signal.unless) if signal.unless else None
    for i in reading.places(signal):
        text = reading.texts[i]
        match = pattern.search(text)
        if match is None or (along and not along.search(text)) or (unless and unless.search(text)):
            continue
        yield reading.sentences[i], match
        for again in pattern.finditer(text, match.end()) if signal.most > 1 else ():
            yield reading.sentences[i], again


def _shown(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))[:SHOWN]

"""Rules about words in a row: patterns of single words, with others that may come between.

Patterns only: a token with a ``tag`` needs a tagger, and its rule is left out with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medlint.language.phrases import ease
from medlint.language.sentences import Token
from medlint.rules.engine import dialect, wording
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding

if TYPE_CHECKING:
    import regex


class Step(NamedTuple):
    """A word that must (or must not) follow, perhaps after some others."""

    pattern: regex.Pattern[str] | None
    negate: bool
    skip: int


def sequence(job: Job) -> Iterator[Finding]:
    """Flag words that follow each other as the rule's tokens say, within one sentence."""
    state = job.state
    steps = _steps(job)
    for view, _ in job.views:
        if view.passage is None:
            continue
        for sentence in view.passage.sentences:
            words = [t for t in sentence.tokens if t.kind != "punctuation"]
            for row in _rows(words, steps):
                start, end = row[0].start - view.offset, row[-1].end - view.offset
                if start < 0 or end > len(view.text) or _allowed(job, view, start, end):
                    continue
                text = wording.message(state.rule.message, [t.text for t in row])
                yield state.rule.finding(job.place(view, start, end), text)


def _allowed(job: Job, view: View, start: int, end: int) -> bool:
    return job.state.excepted(view, start, end) or job.state.excused(view, start, end)


def _steps(job: Job) -> list[Step]:
    ignorecase = job.state.spec.ignorecase
    return [
        Step(
            dialect.compiled(f"(?:{dialect.translate(str(t['pattern']))})", ignorecase=ignorecase)
            if t.get("pattern")
            else None,
            bool(t.get("negate")),
            int(t.get("skip") or 0),
        )
        for t in job.state.spec.keys.get("tokens") or ()
    ]


def _rows(words: Sequence[Token], steps: Sequence[Step]) -> Iterator[list[Token]]:
    place = 0
    while place < len(words):
        row = _row(words, place, steps)
        if row:
            yield row
            place = words.index(row[-1], place) + 1
        else:
            place += 1


def _row(words: Sequence[Token], place: int, steps: Sequence[Step]) -> list[Token]:
    row: list[Token] = []
    skip = 0
    for step in steps:
        found = next(
            (
                i
                for i in range(place, min(place + skip + 1, len(words)))
                if _fits(step, words[i].text)
            ),
            None,
        )
        if found is None:
            return []
        row += words[place : found + 1] if row else [words[found]]
        place, skip = found + 1, step.skip
    return row


def _fits(step: Step, word: str) -> bool:
    if step.pattern is None:
        return True
    return bool(step.pattern.fullmatch(ease(word), timeout=1)) != step.negate

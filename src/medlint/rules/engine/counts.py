"""Rules that count: occurrence and repetition."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.rules.engine import fixes, wording
from medlint.rules.engine.matching import Match
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding


def occurrence(job: Job) -> Iterator[Finding]:
    """Flag a text in which a token stands too often, or not often enough."""
    state = job.state
    most, least = int(state.spec.keys.get("max") or 0), int(state.spec.keys.get("min") or 0)
    for view, hits in job.views:
        found = list(job.matches(view, hits))
        count = len(found)
        if not (most and count > most) and not (least and count < least):
            continue
        start, end = (found[0].start, found[0].end) if found else _first_word(view)
        if state.excused(view, start, end):
            continue
        text = wording.message(state.rule.message, (count,))
        yield state.rule.finding(job.place(view, start, end), text)


def _first_word(view: View) -> tuple[int, int]:
    """Where a text that lacks something is marked: at its first word."""
    start = len(view.text) - len(view.text.lstrip())
    words = view.text.split(maxsplit=1)
    return start, start + len(words[0]) if words else start


def repetition(job: Job) -> Iterator[Finding]:
    """Flag a token that follows itself more often than allowed."""
    state = job.state
    most, alpha = int(state.spec.keys.get("max") or 0), bool(state.spec.keys.get("alpha"))
    for view, hits in job.views:
        for start, end, token in _runs(job, view, job.matches(view, hits), most):
            if (
                (not alpha or token.isalpha())
                and _one_sentence(view, start, end)
                and not state.excepted(view, start, end)
                and not state.excused(view, start, end)
            ):
                yield _repeated(job, view, start, end, token)


def _runs(
    job: Job, view: View, matches: Iterator[Match], most: int
) -> Iterator[tuple[int, int, str]]:
    """From each match to the next one that is the same, beyond the number allowed."""
    previous, count, begun = "", 0, 0
    for match in matches:
        token = view.text[match.start : match.end].strip()
        compared = token.lower() if job.state.spec.ignorecase else token
        count = count + 1 if compared and compared == previous else 0
        if count > most:
            yield begun, match.end, token
            count = 0
        previous, begun = compared, match.start


def _one_sentence(view: View, start: int, end: int) -> bool:
    return view.around(start)[0] == view.around(max(start, end - 1))[0]


def _repeated(job: Job, view: View, start: int, end: int, token: str) -> Finding:
    rule = job.state.rule
    return rule.finding(
        job.place(view, start, end),
        wording.message(rule.message, (token,)),
        fix=fixes.acting(job.state.spec, view, start, end),
    )

"""Rules that remember what the article said before: consistency and conditional."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.rules.engine import wording
from medlint.rules.engine.matching import Match
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding, Related


def consistency(job: Job) -> Iterator[Finding]:
    """Flag the form of a pair that comes second, where the article uses both.

    One finding for each pair and text: at the first place in it where the other form stands.
    """
    first: dict[str, tuple[View, Match]] = {}
    for view, hits in job.views:
        told: set[str] = set()
        for match in job.matches(view, hits):
            pair = job.state.units[match.unit].role
            other, before = first.setdefault(pair, (view, match))
            if before.unit == match.unit or pair in told:
                continue
            if not job.state.excused(view, match.start, match.end):
                told.add(pair)
                yield _second(job, view, match, other, before)


def _second(job: Job, view: View, match: Match, other: View, before: Match) -> Finding:
    text = view.text[match.start : match.end]
    earlier = other.text[before.start : before.end]
    return job.state.rule.finding(
        job.place(view, match.start, match.end),
        wording.message(job.state.rule.message, (text, earlier)),
        related=[Related(f"'{earlier}' here", job.place(other, before.start, before.end))],
    )


def conditional(job: Job) -> Iterator[Finding]:
    """Flag a match of ``first`` that the article has not introduced by ``second``."""
    units = job.state.units
    second = next((i for i, u in enumerate(units) if u.role == "second"), None)
    first = next((i for i, u in enumerate(units) if u.role == "first"), None)
    if first is None:
        return
    known: set[str] = set()
    for view, _ in job.views:
        if second is not None:
            introduced, any_group = _introduced(job, view, second)
            known |= introduced
            if any_group is False and introduced:
                continue  # without a group it is enough that it stands in the text
        yield from _unintroduced(job, view, first, known)


def _introduced(job: Job, view: View, unit: int) -> tuple[set[str], bool]:
    """What a pattern captures in a view (all of it, without groups), and whether it has groups."""
    patterns = job.state.patterns
    groups = range(1, patterns.groups(unit) + 1)
    found: set[str] = set()
    for match in patterns.everywhere(view, [unit]):
        if match.groups:
            found.update(match.groups(i) or "" for i in groups or (0,))
    return found, bool(groups)


def _unintroduced(job: Job, view: View, unit: int, known: set[str]) -> Iterator[Finding]:
    state = job.state
    for match in state.patterns.everywhere(view, [unit]):
        start, end = match.start, match.end
        text = view.text[start:end]
        if text in known or state.excepted(view, start, end) or state.excused(view, start, end):
            continue
        message = wording.message(state.rule.message, (text,))
        yield state.rule.finding(job.place(view, start, end), message)

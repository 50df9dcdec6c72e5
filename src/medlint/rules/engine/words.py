"""Rules about words that should not stand there: existence and substitution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from medlint.rules.engine import dialect, fixes, wording
from medlint.rules.engine.matching import Match
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding, Fix

if TYPE_CHECKING:
    import regex

LITERAL = re.compile(r"[\w\s\-'’.,/]*")


def existence(job: Job) -> Iterator[Finding]:
    """Flag every match of the tokens."""
    state = job.state
    for view, hits in job.views:
        for match in job.matches(view, hits):
            start, end = match.start, match.end
            if state.excepted(view, start, end) or state.excused(view, start, end):
                continue
            fix = fixes.acting(state.spec, view, start, end)
            instead = fix.edits[0].replacement if fix else ""
            text = wording.message(state.rule.message, (view.text[start:end], instead))
            yield state.rule.finding(job.place(view, start, end), text, fix=fix)


def substitution(job: Job) -> Iterator[Finding]:
    """Flag every match of a swap's pattern, and give what should stand there."""
    state = job.state
    for view, hits in job.views:
        for match in job.matches(view, hits):
            start, end = match.start, match.end
            wanted = _wanted(job, match)
            if (
                _accepted(view.text[start:end], wanted, state.spec.action == "replace")
                or state.excepted(view, start, end)
                or state.excused(view, start, end)
            ):
                continue
            shown, fix = _suggestion(job, view, match, wanted)
            text = wording.message(
                _quoted(state.rule.message, shown), (shown, view.text[start:end])
            )
            yield state.rule.finding(job.place(view, start, end), text, fix=fix)


def _wanted(job: Job, match: Match) -> str:
    replacement = job.state.units[match.unit].replacement
    return dialect.expand(replacement, match.groups) if match.groups else replacement


def _accepted(text: str, wanted: str, listed: bool) -> bool:
    """Whether the match is what is asked for already."""
    if listed:
        return text in wording.options(wanted)
    if text == wanted:
        return True
    if LITERAL.fullmatch(wanted):
        return False
    pattern = _pattern(wanted)
    return pattern is not None and pattern.fullmatch(text, timeout=1) is not None


@lru_cache(maxsize=500)
def _pattern(wanted: str) -> regex.Pattern[str] | None:
    import regex

    try:
        return regex.compile(f"(?:{wanted})", regex.V1)
    except regex.error:
        return None


def _suggestion(job: Job, view: View, match: Match, wanted: str) -> tuple[str, Fix | None]:
    """What the message shows, and the fix where there is just one thing to put there."""
    spec = job.state.spec
    original = view.text[match.start : match.end]
    unit = job.state.units[match.unit]
    if spec.action == "remove":
        return wanted, fixes.removing(spec, view, match.start, match.end)
    choices = wording.options(wanted) if spec.action == "replace" or spec.ours else [wanted]
    if unit.ignorecase or spec.capitalize:
        choices = [wording.cased(choice, original) for choice in choices]
    if len(choices) > 1:
        return wording.either(choices), None
    if not choices[0] or not LITERAL.fullmatch(choices[0]):
        return choices[0], None
    return choices[0], fixes.replacing(spec, view, match.start, match.end, choices[0])


def _quoted(message: str, shown: str) -> str:
    # "Use 'a' or 'b'", not "Use ''a' or 'b''".
    return message.replace("'%s'", "%s", 1) if shown.startswith("'") else message

"""Rules about words that should not stand there: existence and substitution."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from medlint import ready
from medlint.rules.engine import dialect, fixes, wording
from medlint.rules.engine.matching import Match
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding, Fix

if TYPE_CHECKING:
    import regex

LITERAL = ready.pattern(r"[\w\s\-'’.,/]*")


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
            original = view.text[start:end]
            wanted = _wanted(job, match, original)
            choices = _choices(job, match, wanted, original)
            if (
                original in choices
                or _accepted(original, wanted)
                or state.excepted(view, start, end)
                or state.excused(view, start, end)
            ):
                continue
            shown = wording.either(choices) if len(choices) > 1 else choices[0]
            message = wording.message(_quoted(state.rule.message, shown), (shown, original))
            fix = _fix(job, view, match, choices)
            yield state.rule.finding(job.place(view, start, end), message, fix=fix)


def _wanted(job: Job, match: Match, original: str) -> str:
    unit, groups = job.state.units[match.unit], match.groups
    if groups is None:
        return unit.replacement

    def group(name: str | int) -> str | None:
        """A group as its pattern writes it: of "Stroke victims", "stroke"."""
        text = groups(name)
        if not text or text in unit.pattern or not original.startswith(text):
            return text
        small = text[0].lower() + text[1:]
        return small if small in unit.pattern else text

    return dialect.expand(unit.replacement, group)


def _choices(job: Job, match: Match, wanted: str, original: str) -> list[str]:
    """What may stand in the place of a match, in its case."""
    spec = job.state.spec
    choices = wording.options(wanted) if spec.action == "replace" or spec.ours else [wanted]
    if job.state.units[match.unit].ignorecase or spec.capitalize:
        return [wording.cased(choice, original) for choice in choices]
    return choices


def _accepted(original: str, wanted: str) -> bool:
    """Whether a value that is itself a pattern describes the match."""
    if LITERAL.fullmatch(wanted):
        return False
    pattern = _pattern(wanted)
    return pattern is not None and pattern.fullmatch(original, timeout=1) is not None


@lru_cache(maxsize=500)
def _pattern(wanted: str) -> regex.Pattern[str] | None:
    import regex

    try:
        return regex.compile(f"(?:{wanted})", regex.V1)
    except regex.error:
        return None


def _fix(job: Job, view: View, match: Match, choices: list[str]) -> Fix | None:
    """A fix where there is just one thing to put there."""
    spec = job.state.spec
    if spec.action == "remove":
        return fixes.removing(spec, view, match.start, match.end)
    if len(choices) > 1 or not choices[0] or not LITERAL.fullmatch(choices[0]):
        return None
    return fixes.replacing(spec, view, match.start, match.end, choices[0])


def _quoted(message: str, shown: str) -> str:
    # "Use 'a' or 'b'", not "Use ''a' or 'b''".
    return message.replace("'%s'", "%s", 1) if shown.startswith("'") else message

"""Rules that remember what the article said before: consistency and conditional."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.rules.engine import fixes, wording
from medlint.rules.engine.matching import Match
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import View
from medlint.rules.model import Finding, Related

Place = tuple[View, Match]


def consistency(job: Job) -> Iterator[Finding]:
    """Flag the rarer form of a pair, where the article uses both; of equals, the pair's second.

    One finding for each pair and text: at the first place in it where that form stands.
    """
    pairs: dict[str, dict[int, list[Place]]] = {}
    for view, hits in job.views:
        for match in job.matches(view, hits):
            forms = pairs.setdefault(job.state.units[match.unit].role, {})
            forms.setdefault(match.unit, []).append((view, match))
    for forms in pairs.values():
        if len(forms) > 1:
            common, rarer = sorted(forms, key=lambda unit: (-len(forms[unit]), unit))[:2]
            yield from _inconsistent(job, forms[rarer], forms[common])


def _inconsistent(job: Job, rarer: list[Place], common: list[Place]) -> Iterator[Finding]:
    told = None
    for view, match in rarer:
        if view is not told and not job.state.excused(view, match.start, match.end):
            told = view
            yield _other_form(job, view, match, common)


def _other_form(job: Job, view: View, match: Match, common: list[Place]) -> Finding:
    text = view.text[match.start : match.end]
    usual = [other.text[found.start : found.end] for other, found in common]
    other, found = common[0]
    # The same letters, spaced otherwise ("pain killers"), where the pair's first form is usual.
    same = next((f for f in usual if _letters(f) == _letters(text) and found.unit < match.unit), "")
    replacement = wording.cased(same[:1].lower() + same[1:], text)
    return job.state.rule.finding(
        job.place(view, match.start, match.end),
        wording.message(job.state.rule.message, (text, usual[0])),
        related=[Related(f"'{usual[0]}' here", job.place(other, found.start, found.end))],
        fix=fixes.replacing(job.state.spec, view, match.start, match.end, replacement)
        if same
        else None,
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).lower()


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

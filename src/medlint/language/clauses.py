"""The clauses of a sentence, and the part that each treatment named in one plays there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from medlint import ready
from medlint.language.directions import Word, scope
from medlint.language.treatments import Mention

Role = Literal["subject", "same", "contrast", "other"]

# Where a clause may end: a turn of thought, or a comma or "and" before a new subject.
TURN = ready.pattern(
    r"[;:]\s+|\s[–—]\s|,?\s(?:and\s|or\s)?(?=(?:but|whereas|while|whilst|although|though|since|because|however"
    r"|unless|until|so that|but when|when|if)\b)|,\s(?=which\b|who\b)"
)
SOFT = ready.pattern(r",\s+(?:and\s+|or\s+|so\s+)?|\s+and\s+")
SUBORDINATE = ready.pattern(
    r"\s*(?:but\s+|and\s+)?(?:when|if|since|although|though|while|whilst|because|as)\b"
)
SUBJECT = ready.pattern(
    r"(?:(?:when|if|since|although|though|while|because|that|then|also|generally"
    r"|in many cases,?)\s+)*(?:there (?:is|are)|it|they|this|these|those|both|the other"
    r"|other (?:forms of |types of )?treatments?)\b"
)
LINK = ready.pattern(
    r"(?:[\s,]|\b(?:or|and|to|of|the|a|an|use|using|continued|taking|with|other|for|such|as|like)\b)*"
)
ROLES: tuple[Role, ...] = ("contrast", "other", "same")
LONG = 1500  # characters of a sentence that is rather a list than a sentence
GAP = 24  # characters that may stand between a cue and the treatment that it is about


class Clause(NamedTuple):
    """A clause over the passage's text, its words that take sides, and its treatments' parts."""

    start: int
    end: int
    words: tuple[Word, ...]
    named: tuple[tuple[Mention, Role], ...]


def clauses_of(
    text: str, start: int, end: int, words: Sequence[Word], mentions: Sequence[Mention]
) -> tuple[Clause, ...]:
    """The clauses of ``text[start:end]``; text, words and mentions are the passage's, folded."""
    cuts = _cuts(text, start, end, words, mentions)
    return tuple(
        Clause(
            a,
            b,
            tuple(w for w in words if a <= w.start < b),
            _parts(text, a, [m for m in mentions if a <= m.start < b]),
        )
        for a, b in zip(cuts, [*cuts[1:], end], strict=True)
    )


def _cuts(
    text: str, start: int, end: int, words: Sequence[Word], mentions: Sequence[Mention]
) -> list[int]:
    if len(words) + len(mentions) < 2 or end - start > LONG:
        return [start]
    cuts = [start]
    places = {m.end(): True for m in TURN.finditer(text, start, end)}
    places.update(
        {m.end(): False for m in SOFT.finditer(text, start, end) if m.end() not in places}
    )
    for place, turn in sorted(places.items()):
        if place - cuts[-1] > 6 and (
            turn or _new_subject(text, cuts[-1], place, end, words, mentions)
        ):
            cuts.append(place)
    return cuts


def _new_subject(
    text: str, start: int, place: int, end: int, words: Sequence[Word], mentions: Sequence[Mention]
) -> bool:
    """Whether a new subject with something to say of it begins at a comma or an "and"."""
    said = any(start <= w.start < place for w in words) or SUBORDINATE.match(text, start, place)
    later = [w for w in words if w.start >= place and w.start < end]
    if not said or not later:
        return False
    if SUBJECT.match(text, place, end):
        return True
    named = next((m for m in mentions if m.start >= place), None)
    if named is None or named.start > later[0].start or _words(text[place : named.start]) > 3:
        return False
    before = next((m for m in reversed(mentions) if m.end <= place), None)
    return (
        before is None
        or before.end < place - 6
        or any(w.start > before.end for w in words if w.end <= place)
    )


def _parts(text: str, start: int, mentions: Sequence[Mention]) -> tuple[tuple[Mention, Role], ...]:
    found: list[tuple[Mention, Role]] = []
    for mention in mentions:
        role = _role(text, start, mention)
        if role == "subject" and found and found[-1][1] != "subject":
            between = text[found[-1][0].end : mention.start]
            if between != ", " and len(between) < GAP * 2 and LINK.fullmatch(between):
                role = found[-1][1]
        found.append((mention, role))
    return tuple(found)


def _role(text: str, start: int, mention: Mention) -> Role:
    before = text[max(start, mention.start - 60) : mention.start]
    if comma := max(before.rfind(", "), before.rfind("; ")) + 1:
        before = before[comma:]
    for role in ROLES:
        cues = list(scope(role).finditer(before))
        if cues and len(before) - cues[-1].end() <= GAP:
            return role
    return "subject"


def _words(text: str) -> int:
    return len(text.split())

"""Whether a text advises a treatment, and does not only name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medlint import ready

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medlint.language.analysis import Passage

# Before the name, in its sentence: "take", "treated with", "your best bet is".
BEFORE = ready.pattern(
    r"(?:^|[.!?:;,]\s|\b(?:to|and|or|then|just|simply|why not|you can|you could|should|must|may"
    r"|can also|i|we)\s)"
    r"(?:take|try|use|apply|swallow|pop|have|get|buy|give|(?:rub|dab|put|smear) on"
    r"|switch to|reach for|go for|opt for|swear by|rely on|ask for|start(?: taking)?)"
    r"\s(?:[\w-]+,?\s){0,6}$"
    r"|\b(?:treat(?:ed)?|manag(?:e|ed)|eas(?:e|ed)|reliev(?:e|ed)|controll?(?:ed)?|prevented)\b"
    r"[^.]{0,40}\b(?:with|by)\s(?:[\w-]+,?\s){0,4}$"
    r"|\b(?:we|experts?|doctors?|guidelines?) (?:strongly )?(?:recommend|suggest|advise)s?\b"
    r"[^.]{0,40}$"
    r"|\b(?:recommended|best|first-line|ideal) (?:treatments?|medicines?|options?|choices?|bet)\b"
    r"[^.]{0,30}$"
)
WORKS = (
    "(?:helps?|reliev(?:es?)|eas(?:es?)|works?|cures?|reduces?|treats?|stops?|prevents?|improves?"
    "|lowers?|controls?|numbs?|finds?|detects?|clears?|lifts?|calms?|relaxes|restores?|protects?"
    "|soothes?|settles?|smooths?|plumps?|melts?|regrows?|shifts?|fights?|banish(?:es)?|boosts?"
    "|does the trick|takes? (?:the edge off|care of|(?:\\w+ ){0,2}away)"
    "|keeps? \\w+ (?:away|at bay|regular)|see \\w+ through"
    "|(?:brings?|gives?|provides?|offers?) (?:you )?(?:[\\w-]+ ){0,3}"
    "(?:relief|sleep|night|glow|smile))"
)
# Behind the name: "is an effective treatment", "eases the pain".
AFTER = ready.pattern(
    r"^\s?(?:\([^)]*\)\s)?(?:[\w-]+\s){0,3}?(?:"
    rf"(?:can|will|may|does|do|also|often|usually|really|actually)?\s?{WORKS}\b"
    r"|(?:is|are) (?:often |usually |commonly |sometimes |also )?(?:used|given|prescribed)"
    r" (?:to|for|in|as|and)\b"
    r"|(?:is|are) (?:(?:a|an|the|very|quite|often|usually|also|indeed|highly|most|perfectly|really)"
    r"\s)*(?:effective|good|best(?! known)|safe|harmless|ideal|recommended|useful|powerful|great"
    r"|proven|first-line|first|answer|standard|mainstay|natural|simple|gentle|modern|popular"
    r"|treatment of choice)\b)"
)
# What turns it round, or leaves it to somebody who knows.
NOT = ready.pattern(
    r"\b(?:not|never|no|avoid|unless|instead of|rather than|without|\w+n't|cannot|whether"
    r"|allergic to|ask (?:your|a)|check with|talk to|before you|stop(?:ped|ping)?|interact\w*)\b"
)


def advised(mentions: Iterable[tuple[Passage, int, int]]) -> int:
    """In how many sentences the text urges what is mentioned, without a link to read more.

    Each mention is a passage and where in its folded text the name stands.
    """
    return len({(p.index, _start(p, start)) for p, start, end in mentions if _urged(p, start, end)})


def _urged(passage: Passage, start: int, end: int) -> bool:
    if passage.kind == "heading" or _linked(passage, start, end):
        return False
    text = passage.folded
    before = text[_start(passage, start) : start].lstrip(" \"'(-")
    after = text[end : _end(text, end)]
    if NOT.search(before) or NOT.search(after[:60]):
        return False
    return bool(BEFORE.search(before) or AFTER.search(after))


def _linked(passage: Passage, start: int, end: int) -> bool:
    marks = passage.block.prose.marks
    return any(m.inline.kind == "link" and m.start < end and start < m.end for m in marks)


def _start(passage: Passage, at: int) -> int:
    text = passage.folded
    return max(text.rfind(mark, 0, at) + 1 for mark in (". ", "? ", "! ", "\n"))


def _end(text: str, at: int) -> int:
    found = [n for n in (text.find(mark, at) for mark in (". ", "? ", "\n")) if n >= 0]
    return min(found, default=len(text))

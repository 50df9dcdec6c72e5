"""How long a sentence is to a reader, and where it could become two."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from medlint import ready
from medlint.language.sentences import Sentence

if TYPE_CHECKING:
    from medlint.language.analysis import Passage

# Strong places first: a semicolon or dash, then a clause that could stand alone, then a clause on
# what stands before it. "People who have …" cannot do without its clause: no place to split.
PLACES = (
    re.compile(r"[;:]\s|\s[–—]\s"),
    re.compile(
        r",?\s(?:and|but|so)\s+(?=(?:it|they|you|we|he|she|this|these|those|there|your|their|many|"
        r"some|most|people|patients|doctors)\b)|,\s(?:but|so)\s"
        r"|,\s(?=(?:it|they|you|we|this|these)\b)"
    ),
    re.compile(r",\s(?:which|who|whose|where|when|particularly|especially|including)\s"),
    re.compile(
        r",?\s(?:because|although|though|while|whilst|whereas|since|unless|if|so that"
        r"|in order to)\s"
    ),
    re.compile(r",?\sand\s(?=(?:that|may|can|will|should|must|is|are|has|have)\s)|,\s(?:and|or)\s"),
)
# A sentence that opens so has its main clause behind the first comma, which is no place to split.
OPENS = ready.pattern(
    r"(?:If|When|While|Although|Though|Because|As|Since|Unless|Until|Before|After|Once|For|In|To|"
    r"Even|Depending)\b[^,]*,\s"
)
# At most a dozen things: the search must stay linear.
ENUMERATION = ready.pattern(r"(?:[^,;:.]{2,60},\s){2,12}(?:and|or|and/or)\s")
ENUMERATION_END = ready.pattern(r",\s(?:and|or)\b")  # without it there is none
BRACKETS = ready.pattern(r"\([^()]*\)")
ITEM_MARK = ready.pattern(r";\s|\s[-•–]\s")
ITEM_SIGNS = (";", " -", "•", "–", "\n-", "\xa0-")
ROW_END = ready.pattern(r"\d(?:%|/\d+)\s+(?=[A-Z])")  # "Seizures 90% Short nose 26/26 Thick …"
ROWS = 5
LEAST = 5  # words on either side
WINDOW = 100  # characters in which they are looked for: the cost must not grow with the sentence


def length(sentence: Sentence) -> int:
    """The words and numbers of a sentence; of a list written into it, its longest part."""
    places = [t.start for t in sentence.tokens if t.kind in ("word", "number")]
    text = sentence.text
    if not any(sign in text for sign in ITEM_SIGNS):
        return len(places)
    marks = [sentence.start + m.start() for m in ITEM_MARK.finditer(text)]
    if len(marks) < 2:
        return len(places)
    ends = [sentence.start, *marks, sentence.end]
    cuts = [bisect_left(places, end) for end in ends]
    return max(b - a for a, b in pairwise(cuts))


def place_to_split(sentence: Sentence) -> str:
    """The words at which a sentence could be split best, nearest to its middle; '' if none."""
    text = sentence.text
    masked = BRACKETS.sub(lambda m: "(" + "x" * (len(m[0]) - 2) + ")", text)
    opening = OPENS.match(masked)
    start = opening.end() if opening else 0
    row = _enumeration(masked)
    for pattern in PLACES:
        found = [m for m in pattern.finditer(masked, start) if _both_sides(text, m)]
        found = [m for m in found if row is None or not row.start() < m.start() < row.end()]
        if found:
            best = min(found, key=lambda m: abs(2 * m.start() - len(text)))
            behind = text[best.start() : best.start() + WINDOW].strip(" ,;:–—(")
            return " ".join(behind.split()[:4]).rstrip(" ,;:–—.")
    return ""


def is_flattened_table(text: str) -> bool:
    """Whether a sentence is a table pasted as running text: row after row, and no end to find."""
    if text.count("%") + text.count("/") < ROWS:
        return False
    return len(ROW_END.findall(text)) >= ROWS


def flattened_tables(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where in a passage's prose tables stand that were pasted as running text."""
    if not is_flattened_table(passage.text):
        return ()
    return tuple((s.start, s.end) for s in passage.sentences if is_flattened_table(s.text))


def is_enumeration(sentence: Sentence) -> bool:
    """Whether a sentence holds a row of things: "a, b, and c"."""
    return _enumeration(sentence.text) is not None


def _enumeration(text: str) -> re.Match[str] | None:
    return ENUMERATION.search(text) if ENUMERATION_END.search(text) else None


def _both_sides(text: str, place: re.Match[str]) -> bool:
    before = text[max(0, place.start() - WINDOW) : place.start()].split()
    after = text[place.end() : place.end() + WINDOW].split()
    return len(before) >= LEAST and len(after) >= LEAST

"""Where a long sentence could become two."""

from __future__ import annotations

import re

from medlint.language.sentences import Sentence

# Strong places first: a semicolon or dash, then a clause that could stand alone, then any clause.
PLACES = (
    re.compile(r"[;:]\s|\s[–—]\s"),
    re.compile(
        r"[,\s]\s*(?:and|but|so)\s+(?=(?:it|they|you|we|he|she|this|these|there|the|many|"
        r"some|most|people|patients)\b)"
    ),
    re.compile(
        r",?\s(?:because|although|though|while|whilst|whereas|since|when|if|unless|which|"
        r"who|where|so that|in order to)\s"
    ),
    re.compile(r",\s*(?:and|or|but|so)\s|,\s"),
)
LEAST = 5  # words on either side


def place_to_split(sentence: Sentence) -> str:
    """The words at which a sentence could be split best, nearest to its middle; '' if none."""
    text = sentence.text
    for pattern in PLACES:
        found = [m for m in pattern.finditer(text) if _both_sides(text, m)]
        if found:
            best = min(found, key=lambda m: abs(2 * m.start() - len(text)))
            behind = text[best.start() :].split()
            return " ".join(behind[:4]).strip(" ,;:–—")
    return ""


def _both_sides(text: str, place: re.Match[str]) -> bool:
    before, after = text[: place.start()].split(), text[place.end() :].split()
    return len(before) >= LEAST and len(after) >= LEAST

"""Words with a capital letter that no list holds: names, or slips at a beginning or in a title."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from medlint import ready
from medlint.language.suggestions import EASY, OTHER, Candidate, shapes, slips
from medlint.language.vocabulary import LISTED, NAME, vocabulary

if TYPE_CHECKING:
    from medlint.language.analysis import Passage
    from medlint.language.sentences import Token

FEW = 5  # letters: a shorter word with a capital letter is a name
EVERYDAY = 14  # unless a word of this rank is meant
LIKELY = 12  # rank of the word meant, where nothing else speaks for it
NAMED = 60  # characters in which the name before another is looked for
TITLES = frozenset("Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Sergeant Captain".split())
CALENDAR = frozenset(
    "January February March April August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday".split()
)
GIVEN = ready.pattern(r"(?<![^\W_])([A-Z](?=\.\s)|[A-Z][^\W\d_]+(?=\s))\.?\s\Z")


class Capital(NamedTuple):
    """Such a word, in its place in a passage."""

    passage: Passage
    start: int
    text: str


def may_be_slip(word: Capital, counts: Mapping[str, int]) -> bool:
    """Whether its capital may be that of a beginning or a title, and not of a name."""
    if counts.get(word.text, 0) > 1 or _is_surname(word):
        return False
    return _begins(word) or bool(_everyday_beside(word) or _proper(word.text, counts))


def is_slip(word: Capital, best: Candidate, counts: Mapping[str, int]) -> bool:
    """Whether it is more likely the candidate than a name."""
    if best.distance != 1 or best.split:
        return False
    if any(other.lower() == best.text for other in _proper(word.text, counts)):
        return True
    likely = best.rank >= LIKELY or (best.count > 0 and best.rank >= LISTED)
    long = len(word.text) > FEW or (len(word.text) == FEW and best.rank >= EVERYDAY)
    return likely and long and (_begins(word) or _is_hardly_a_name(word, best))


def _is_surname(word: Capital) -> bool:
    """Whether an initial or a name stands right before it: "Michael A. Liss", "Susan Appel"."""
    before = GIVEN.search(word.passage.text, max(0, word.start - NAMED), word.start)
    entry = vocabulary().entry(before[1].lower()) if before else None
    return bool(before and (len(before[1]) == 1 or (entry and entry.flags & NAME)))


def _begins(word: Capital) -> bool:
    """Whether it stands in a heading, or begins a sentence or a line."""
    passage = word.passage
    if passage.kind == "heading" or word.start in {s.start for s in passage.sentences}:
        return True
    return not passage.text[: word.start].strip(" \n\"'“‘•*–-")


def _proper(word: str, counts: Mapping[str, int]) -> list[str]:
    """Words that are written with a capital, here or everywhere, and are one slip away."""
    long = (other for other in counts if len(other) > FEW and len(word) > FEW)
    beside = {other for other in long if other[0].isupper() and abs(len(other) - len(word)) < 2}
    near = (other for other in (*beside, *CALENDAR) if other[0] == word[0] and other != word)
    alike = [other for other in near if not shapes(other.lower()).isdisjoint(shapes(word.lower()))]
    cost = dict(slips(word.lower())) if alike else {}
    most = {other: OTHER if other in CALENDAR else EASY for other in alike}
    return [other for other in alike if cost.get(other.lower(), OTHER + 1) <= most[other]]


def _is_hardly_a_name(word: Capital, best: Candidate) -> bool:
    """Whether a word amid a sentence is more likely a slip than a surname."""
    easy, everyday = best.cost <= EASY, best.rank >= EVERYDAY
    if easy and everyday:
        return True
    return len(_everyday_beside(word)) > 1 or (len(word.text) > FEW + 1 and (easy or everyday))


def _everyday_beside(word: Capital) -> list[Token]:
    """The everyday words with capitals around it, up to two on either side: "Life Insurence".

    None for a word beside a title such as "Dr".
    """
    tokens = [t for t in word.passage.tokens if t.kind == "word"]
    here = next(i for i, t in enumerate(tokens) if t.start <= word.start < t.end)
    before, after = tokens[max(0, here - 2) : here][::-1], tokens[here + 1 : here + 3]
    if any(t.text in TITLES for t in (*before[:1], *after[:1])):
        return []
    return [t for side in (before, after) for t in takewhile(_is_everyday, side)]


def _is_everyday(token: Token) -> bool:
    entry = vocabulary().entry(token.text.lower()) if token.text[0].isupper() else None
    return bool(entry and entry.rank >= LISTED and not entry.flags & NAME)

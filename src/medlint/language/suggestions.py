"""What a misspelt word may be meant to be: words one or two slips away, the likeliest first.

A candidate is the likelier the commoner it is, the more the article itself uses it, and the
easier the slip is made: letters swapped, doubled or left out, a neighbouring key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from medlint.language.vocabulary import MEDICAL, MEDICINE, NAME, Entry, vocabulary

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Keys beside each other, on the keyboard that English is typed on.
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = frozenset("aeiouy")
# Words that are run together with their neighbours, and are part of no compound.
LITTLE = frozenset(
    (
        "a and are as at be been but by can do does for from had has have he her his if in is it "
        "its may me my no not of on or our she should so such than that the their them then "
        "there these they this those to was we were what when which who will with would you your "
        "about after all also any because before both each how into more most must one only other "
        "some through until very where while within without"
    ).split()
)
# Endings of words that stand apart from the noun after them.
DESCRIBING = ("al", "ic", "ive", "ous", "ful", "ly", "ed", "tions", "ments", "ers", "ies")
# How unlikely a slip is, on the scale of a word's rank (a doubling of how common it is).
SWAPPED, DOUBLED, LEFT_OUT, BESIDE, OTHER, ADDED, TWO, FIRST, LAST = 0, 0, 1, 1, 4, 3, 9, 5, 2
IN_ARTICLE = 5  # for a word that the article itself has
OF_MEDICINE = 2
POSSESSIVE = 4
AHEAD = 4  # of the next candidate: then the best is clear
EASY = 1  # cost of slips that everybody makes: swapped, doubled and left-out letters
BUILT = 8  # letters from which words that no list holds are looked for
BUILT_COST = 1  # of the slip, at most
RARE = 3  # rank of a word that no list holds
LONG = 6  # letters from which two slips in a word are looked for
PART = 9  # rank of the words that a run-on is split into
MOST = 5


class Candidate(msgspec.Struct, frozen=True):
    """A word that may have been meant."""

    text: str
    score: float
    rank: int
    cost: float  # how unlikely the slip is
    distance: int
    count: int = 0  # how often the article has it
    medical: bool = False
    medicine: bool = False  # a medicine's name
    split: bool = False  # two words that were run together


def suggest(
    word: str, counts: Mapping[str, int], *, regular: bool = False
) -> tuple[tuple[Candidate, ...], bool]:
    """Candidates for a word that is in no list, best first, and whether the best is clear.

    ``counts`` tells how often the article has each word; ``regular``: the word is built as words
    are, so that only what is near speaks against it.
    """
    found = _near(word)
    if not found and not regular:
        found = _built(word, counts) or (_far(word) if len(word) >= LONG else ())
    best = sorted((_weighed(c, counts) for c in found), key=lambda c: (-c.score, c.text))[:MOST]
    clear = bool(best) and best[0].distance == 1
    if len(best) > 1:
        clear = clear and best[0].score - best[1].score >= AHEAD
    return tuple(best), clear


def _weighed(candidate: Candidate, counts: Mapping[str, int]) -> Candidate:
    """The candidate in the light of the article."""
    count = min(counts.get(part, 0) for part in candidate.text.split())
    if not count:
        return candidate
    return replace(candidate, count=count, score=candidate.score + IN_ARTICLE)


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    known = vocabulary().holds
    for text, cost in slips(word):
        candidate = _candidate(text, cost, 1) if known(text) else None
        if candidate and (text not in found or found[text].score < candidate.score):
            found[text] = candidate
    return (*found.values(), *_splits(word))


def _built(word: str, counts: Mapping[str, int]) -> tuple[Candidate, ...]:
    """Words that no list holds, built of known parts, of which this is the easiest of slips.

    A letter doubled ("hexokiinase"); where the article has the other word, any easy slip.
    """
    if len(word) < BUILT:
        return ()
    easy = ((text, cost) for text, cost in slips(word) if cost <= BUILT_COST)
    likely = {t: c for t, c in easy if t in counts or (c == 0 and len(t) < len(word))}
    built = (text for text in likely if text.isalpha() and vocabulary().built(text))
    return tuple(Candidate(t, RARE - likely[t], RARE, likely[t], 1, medical=True) for t in built)


@lru_cache(maxsize=4096)
def _far(word: str) -> tuple[Candidate, ...]:
    """Listed words with the same first letter that are two slips away."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = vocabulary().beginning(word[0])
    hits = process.extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=8 * MOST)
    found = (_candidate(text, TWO, 2) for text, _, _ in hits)
    return tuple(c for c in found if c)


def _candidate(text: str, cost: float, distance: int) -> Candidate | None:
    entry = _entry(text)
    if entry is None:
        return None
    medical = bool(entry.flags & MEDICAL)
    score = entry.rank - cost + OF_MEDICINE * medical - POSSESSIVE * text.endswith("'s")
    medicine = bool(entry.flags & MEDICINE)
    return Candidate(text, score, entry.rank, cost, distance, 0, medical, medicine)


def _entry(text: str) -> Entry | None:
    entry = vocabulary().entry(text)
    return None if entry is None or entry.flags & NAME else entry


def _splits(word: str) -> Iterator[Candidate]:
    """Two words run together, of which no compound is made: "treatmentsare", "medicalcare".

    Two nouns written as one are a matter of taste ("timeframe"), not of spelling.
    """
    for i in range(1, len(word)):
        left, right = word[:i], word[i:]
        describes = len(left) > LONG and len(right) >= LONG and left.endswith(DESCRIBING)
        if not describes and left not in LITTLE and right not in LITTLE:
            continue
        first, second = _entry(left), _entry(right)
        if first and second and min(first.rank, second.rank) >= PART:
            rank = min(first.rank, second.rank)
            score = rank - OTHER - 2 * (min(i, len(word) - i) < 3)
            yield Candidate(f"{left} {right}", score, rank, OTHER, 1, split=True)


def slips(word: str) -> Iterator[tuple[str, float]]:
    """Strings of which ``word`` is one slip away, and how unlikely that slip is."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        edge = FIRST if i == 0 else 0 if tail else LAST
        for letter in LETTERS:
            doubles = letter in (word[i - 1 : i], tail[:1])
            yield head + letter + tail, DOUBLED if doubles else LEFT_OUT + edge
        yield f"{head}'{tail}", LEFT_OUT
        if not tail:
            continue
        key = tail[0]
        edge = edge or LAST * (len(tail) == 1)
        doubled = key in (word[i - 1 : i], tail[1:2])
        yield head + tail[1:], DOUBLED if doubled else ADDED + edge
        beside = NEIGHBOURS.get(key, "")
        for letter in LETTERS:
            if letter != key:
                close = letter in beside or (letter in VOWELS and key in VOWELS)
                yield head + letter + tail[1:], edge + (BESIDE if close else OTHER)
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:], FIRST * (i == 0) + SWAPPED


@lru_cache(maxsize=16_384)
def shapes(word: str) -> frozenset[str]:
    """The word, and the word without each of its letters: two words one slip apart share one."""
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})


def by_shape(words: Iterable[str]) -> Mapping[str, list[str]]:
    """The words under each of their shapes, among which those one slip from another are found."""
    found: dict[str, list[str]] = {}
    for word in words:
        for shape in shapes(word):
            found.setdefault(shape, []).append(word)
    return found


def _neighbours() -> dict[str, str]:
    keys: dict[str, str] = {}
    for r, row in enumerate(ROWS):
        for c, key in enumerate(row):
            around = row[max(0, c - 1) : c] + row[c + 1 : c + 2]
            if r > 0:
                around += ROWS[r - 1][c : c + 2]
            if r + 1 < len(ROWS):
                around += ROWS[r + 1][max(0, c - 1) : c + 1]
            keys[key] = around
    return keys


NEIGHBOURS = _neighbours()

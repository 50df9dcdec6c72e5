"""Words that are spelt wrong, with the words that they may have been meant to be.

A word that no list holds is not yet a slip: names, chemical names and rare terms are many. It is
one where it resembles a word that people write, more than it resembles a term; what the article
itself says elsewhere counts most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from medlint import ready
from medlint.language import capitals
from medlint.language.addresses import is_code_or_address
from medlint.language.analysis import Passage
from medlint.language.capitals import Capital
from medlint.language.citations import is_reference
from medlint.language.phrases import ease
from medlint.language.suggestions import EASY, LITTLE, Candidate, suggest
from medlint.language.vocabulary import LISTED, MEDICINE, NAME, vocabulary

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis
    from medlint.language.sentences import Token

PLAIN = ready.pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SHORTEST = 3  # letters: fewer make an abbreviation, not a slip
SHORT = 3  # letters: such words are abbreviations more often than slips
COMMONEST = 19  # rank of the words that a short one is taken for: "more", "with", "have"
LONGEST = 200  # letters: nothing longer is a word, or several with hyphens between them
TERM = 3  # times that an unknown word stands in an article before it is taken for a term of it
FEW_UNKNOWN = 3  # fewer unknown words make no passage foreign
FOREIGN = 0.4  # share of unknown words from which a passage is taken for another language,
ENGLISH = 0.2  # unless this share of its words are the little words of English
LIKELY = 6  # score of a candidate that counts for more than how the word is built
FAR = 12  # rank of a candidate that is two slips away
TECHNICAL = ready.pattern(
    r".*(?:in|ins|ase|ases|ine|yl|ol|one|ide|ate|ane|ene|um|us|ae|oid|ella|cocci|virus|ii|ensis)"
)
ENDINGS = frozenset(("", "a", "al", "c", "d", "e", "ed", "ic", "i", "l", "s", "um", "us", "y"))
LATIN = ready.pattern(r".*(?:[aiu]e|i|is|us|um|a|ans|ens|or)")
GENUS = ready.pattern(r"(?<![^\W_])([A-Z][a-z]*)\.?\s\Z")

_known: set[str] = set()  # lower-case words already looked up; shared by all articles of a run
MOST_KNOWN = 200_000


class Misspelling(msgspec.Struct, frozen=True):
    """A word at ``passage.text[start:end]``, and what it may be meant to be, best first."""

    passage: Passage
    start: int
    end: int
    candidates: tuple[Candidate, ...]
    clear: bool  # one candidate is far ahead of the rest

    @property
    def text(self) -> str:
        """The word as it is written."""
        return self.passage.text[self.start : self.end]


def find_misspellings(article: Analysis) -> tuple[Misspelling, ...]:
    """Every word of the article that is spelt wrong, as far as can be told."""
    unknown = tuple(_unknown(article))
    return tuple(_judged(article, unknown)) if unknown else ()


class _Unknown(msgspec.Struct, frozen=True, dict=True):
    passage: Passage
    start: int
    end: int
    text: str
    capital: bool

    @cached_property
    def word(self) -> str:
        return ease(self.text).lower()


def _unknown(article: Analysis) -> Iterator[_Unknown]:
    accepted = {word.lower() for word in article.settings.words}
    for passage in article.shown:
        new = [t for t in passage.tokens if t.kind == "word" and t.text not in _known]
        if not new or is_reference(passage):
            continue
        found = [u for t in new for u in _parts(passage, t) if u.word not in accepted]
        if len(found) < FEW_UNKNOWN or not _is_foreign(passage, len(found)):
            yield from found


def _is_foreign(passage: Passage, unknown: int) -> bool:
    """Whether so much is unknown, and so few little words are English, that it is no English."""
    words = [t.text.lower() for t in passage.tokens if t.kind == "word"]
    little = sum(word in LITTLE for word in words)
    return unknown >= FOREIGN * len(words) and little < ENGLISH * len(words)


def _parts(passage: Passage, token: Token) -> Iterator[_Unknown]:
    """The parts of a token, between its hyphens, that no list holds."""
    text = ease(token.text)
    if len(text) > LONGEST:
        return
    if token.text.isupper() or not PLAIN.fullmatch(text) or _is_no_word(passage, token):
        return
    words = vocabulary()
    if words.known(text.lower(), capital=text[0].isupper()):
        _remember(token.text)
        return
    start = token.start
    unknown = False
    if "-" in text and words.known(text.lower().replace("-", "")):
        _remember(token.text)  # "co-ordinator"
        return
    for part in text.split("-"):
        if not _fine(part):
            unknown = True
            yield _Unknown(passage, start, start + len(part), part, part[0].isupper())
        start += len(part) + 1
    if not unknown:
        _remember(token.text)


def _fine(part: str) -> bool:
    """Whether a part of a token is a word, or nothing that spelling can judge."""
    if len(part) < SHORTEST or not part[1:].islower():
        return True
    words = vocabulary()
    word = part.lower()
    capital = part[0].isupper()
    if word.endswith("'s") and words.derived(word):
        return True
    return words.known(word, capital=capital) or words.classical(word) or words.medical_plural(word)


def _remember(text: str) -> None:
    if len(_known) > MOST_KNOWN:
        _known.clear()
    _known.add(text)


def _is_no_word(passage: Passage, token: Token) -> bool:
    """Whether the token is code, a piece of an address, or a brand that says so: "Navion™"."""
    named = passage.text[token.end : token.end + 1] in ("™", "®")
    return named or is_code_or_address(passage, token)


def _judged(article: Analysis, unknown: tuple[_Unknown, ...]) -> Iterator[Misspelling]:
    counts = article.word_counts
    words = vocabulary()
    for one in unknown:
        if one.capital and not capitals.may_be_slip(_capital(one), counts):
            continue  # a name
        derived = words.derived(one.word)
        regular = derived or words.built(one.word)
        candidates, clear = suggest(one.word, counts, regular=regular)
        if regular:  # only a slip that everybody makes speaks against a well-built word
            easy = (c for c in candidates if c.cost <= EASY)
            candidates = tuple(c for c in easy if not (derived and "'" in c.text))
        if candidates and _is_slip(one, candidates[0], counts, regular=regular):
            yield Misspelling(one.passage, one.start, one.end, candidates, clear)


def _capital(one: _Unknown) -> Capital:
    return Capital(one.passage, one.start, one.text)


def _is_species(one: _Unknown) -> bool:
    """Whether the word looks Latin and follows a genus: "Campylobacter jejuni", "C. jejuni"."""
    if one.capital or not LATIN.fullmatch(one.word):
        return False
    genus = GENUS.search(one.passage.text, 0, one.start)
    if not genus:
        return False
    entry = vocabulary().entry(genus[1].lower())
    return len(genus[1]) == 1 or entry is None or entry.rank < LISTED


def _is_slip(one: _Unknown, best: Candidate, counts: Mapping[str, int], *, regular: bool) -> bool:
    """Whether a word that no list holds is more likely the candidate than a term or a name."""
    times = counts.get(one.text, 0)
    if len(one.word) <= SHORT and (times > 1 or not _is_short_slip(one.word, best)):
        return False
    technical = _is_technical(one.word, best)
    if times >= (TERM - technical) and best.count < 2 * times:
        return False
    if best.cost > 0 and best.rank < LISTED and _is_form(one.word, best.text):
        return False
    known = best.count > 0 or best.rank >= LISTED
    if _is_species(one) and not (best.cost <= EASY and known):
        return False
    if regular:
        return best.cost <= EASY and (best.score >= LIKELY or best.cost == 0)
    if _is_brand(one.word) and best.cost > EASY:
        return False
    if one.capital:
        return capitals.is_slip(_capital(one), best, counts)
    if best.distance > 1:
        return best.rank >= (LISTED if best.count else FAR) and not technical
    if best.split or best.count:
        return True
    if TECHNICAL.fullmatch(one.word) or best.rank < LISTED - 4:
        return best.cost <= EASY
    return True


def _is_short_slip(word: str, best: Candidate) -> bool:
    """Whether three letters are one of the commonest words with an easy slip or its end off."""
    if len(best.text) < len(word) or best.rank < COMMONEST or best.split:
        return False
    return best.cost <= EASY or best.text[:-1] == word


def _is_brand(word: str) -> bool:
    """Whether the word is the brand of a medicine without its capital, which is another matter."""
    entry = vocabulary().entry(word)
    return bool(entry and entry.flags & NAME and entry.flags & MEDICINE)


def _is_form(word: str, other: str) -> bool:
    """Whether the words are two forms of one: "petechial" and "petechiae"."""
    pairs = enumerate(zip(word, other, strict=False))
    shared = next((i for i, (a, b) in pairs if a != b), min(len(word), len(other)))
    return word[shared:] in ENDINGS and other[shared:] in ENDINGS


def _is_technical(word: str, best: Candidate) -> bool:
    """Whether the word ends as chemical and Latin names do, and the article knows no better."""
    return not best.count and TECHNICAL.fullmatch(word) is not None

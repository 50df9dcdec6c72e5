"""A before a vowel sound, an before a consonant sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis, Passage
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

# The article, what may open a quotation, and the word or number behind it.
PLACE = ready.pattern(
    r"(?P<article>[Aa](?:(?<=[\s(\[“\"‘—–].)|(?<=\A.))n?)(?P<space>[ \xa0\n]+[\"“‘']?)"
    r"(?P<next>[A-Za-z0-9][\w,.]*(?:['’‑-][\w]+)*)"
)
# Letters whose names begin with a vowel sound: an F, an MRI scan.
VOWEL_NAMES = frozenset("AEFHILMNORSXaefhilmnorsx")
# Words that begin with a vowel and sound as if with a consonant (w or y) …
CONSONANT_SOUND = ready.pattern(
    r"(?:one(?!r|i)|once\b|ouija|eu(?!ler)|ew|u(?:ni(?!n|m|d(?!i)|ss)|nanim|s[aeiu]|t[aei]|topi"
    r"|v(?:ul|e)|r(?:e|i|o|ug|a(?!ng))|biq|fo|ku|lul|gand|krain))",
)
# … and with an h that is not heard.
SILENT_H = ready.pattern(r"hour(?!i)|honest|hono[u]?r|heir(?!o)")
# Before these both are used.
EITHER = ready.pattern(
    r"histor|hotel|hyster|hypothe|habitu|heroic|horrif|heredit|herb|homage|humble"
)
NUMBER = ready.pattern(r"8|1[18](?:(?:,\d{3})+)?(?!\d|,\d)")
UNION = ready.pattern(r"UN[IA]|U[A-Z]?\d|U[BCDFGHJKLMNPQRSTVWXYZ]")


@check
def wrong_article(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Articles that do not go with the sound behind them; the fix changes the article alone."""
    words = frozenset(rule.data["spoken as a word"])
    letters = frozenset(rule.data["spoken by letters"])
    skipped = frozenset(rule.data["skipped"])
    labels = frozenset(rule.data["labels"])
    for passage in article.shown:
        if " a" not in passage.lower and not passage.lower.startswith("a"):
            continue
        for match in PLACE.finditer(passage.text):
            wanted = _wanted(match["next"], words, letters, skipped)
            given = match["article"]
            if wanted and given.lower() != wanted and not _is_label(passage, match, labels):
                yield _finding(rule, passage, match, wanted)


def _wanted(
    word: str, words: frozenset[str], letters: frozenset[str], skipped: frozenset[str]
) -> str:
    """The article that goes with a word, or '' where it is not certain."""
    word = word.rstrip(".,").replace("’", "'").replace("‑", "-")
    first = word.split("-")[0].split("'")[0]
    if not first or word.lower() in skipped or not word.isascii():
        return ""
    if first[0].isdigit():
        return ("an" if NUMBER.match(first) else "a") if _is_number(word) else ""
    if len(first) == 1:
        return _of_letter(first) if len(word) > 1 and word[1] == "-" else ""
    if any(c.isupper() for c in first[1:]) or any(c.isdigit() for c in first):
        return _of_abbreviation(first, words, letters)
    return _of_word(first.lower())


def _is_number(word: str) -> bool:
    # "a 1800s house": nobody knows how a year is read; "8x" and "8th" are read as numbers.
    return re.match(r"(?:1[018]\d\d|\d+,\d{4}|\d+\.\d+\.)", word) is None


def _of_letter(letter: str) -> str:
    return "an" if letter in VOWEL_NAMES else "a"


def _of_word(word: str) -> str:
    if not re.search(r"[aeiouy]", word) or EITHER.match(word):
        return ""
    if word[0] in "aeiou":
        return "a" if CONSONANT_SOUND.match(word) else "an"
    if word[0] == "y":
        return "a" if len(word) > 1 and word[1] in "aeiou" else ""
    if word.startswith("xray"):
        return "an"
    return "an" if SILENT_H.match(word) else "a"


def _of_abbreviation(first: str, words: frozenset[str], letters: frozenset[str]) -> str:
    """An abbreviation is read by its letters, as a word, or either: then only what fits both."""
    bare = first[:-1] if first.endswith("s") and first[:-1].isupper() else first
    if bare in words:
        return _of_word(bare.lower())
    if bare in letters or not re.search(r"[aeiouyAEIOUY]", bare) or re.search(r"\d", bare):
        return _of_letter(first[0])
    if first[0].islower():
        return _of_letter(first[0])
    as_word, by_letters = _of_word(bare.lower()), _of_letter(first[0])
    if first[0] == "U":
        return "a" if UNION.match(bare) else ""
    return by_letters if as_word == by_letters else ""


def _is_label(passage: Passage, match: re.Match[str], labels: frozenset[str]) -> bool:
    """Whether the letter names a thing: vitamin A intake, hepatitis A, plan A."""
    given, start = match["article"], match.start("article")
    before = passage.text[max(0, start - 30) : start].split()
    if given in ("a", "an"):
        return bool(before) and before[-1].lower() in labels and given == "a"
    # A capital stands at the start of a sentence, or else it is a letter: "type A is".
    return given == "A" and bool(before) and before[-1][-1] not in ".!?:\"”’'"


def _finding(rule: Rule, passage: Passage, match: re.Match[str], wanted: str) -> Finding:
    given, start = match["article"], match.start("article")
    new = wanted.capitalize() if given[0] == "A" else wanted
    word = match["next"].rstrip(".,")
    end = match.start("next") + len(word)
    fix = replaced(passage, start, start + len(given), new)
    return rule.finding(
        passage.span(start, end), rule.message.format(wanted=new, word=word, given=given), fix=fix
    )

"""A sentence as a string of word classes, one letter a word, for the rules of claim strength.

The words of each class are in ``rules/lexicon/claim-strength.yml``, verbs in their base form;
the other forms are made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from medlint import ready
from medlint.resources import data_file

# The letter of each class. Of a verb: base and third person, past, and -ing.
VERBS = {
    "method": "XXY",
    "merit": "ggo",
    "show": "SSZ",
    "appear": "aaa",
    "relate": "RRR",
    "predict": "vvv",
    "certain": "OOG",
    "light": "zzw",
    "trend": "III",
    "change": "KLM",
    "cause": "CDG",
}
WORDS = {
    "determiner": "d",
    "preposition": "i",
    "filler": "y",
    "further": "f",
    "study": "P",
    "people": "A",
    "measure": "V",
    "comparison": "W",
    "have": "h",
    "be": "b",
    "effect": "E",
    "effective": "F",
    "relation": "v",
    "association": "J",
    "predictor": "Q",
    "modal": "m",
    "can": "c",
    "potential": "p",
    "duty": "s",
    "needed": "N",
    "suitable": "1",
    "uncertain": "u",
    "purpose": "U",
    "difference": "x",
    "do": "k",
    "level": "l",
    "earlier": "e",
    "not": "n",
    "than": "T",
    "by": "B",
    "to": "t",
    "that": "H",
    "whether": "q",
    "relative": "r",
    "and": "j",
    "boundary": ";",
}
WORD = ready.pattern(r"\d[\d.,:/]*\d|\d|[^\W\d_]+(?:['’-][^\W_]+)*|[,;:?()–—]|--")
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten half third thirds quarter quarters fifth"
    " dozens hundreds thousands millions".split()
)


SUBJECTS = ("it", "they", "which", "this")
BY_DO = "nCKOzgSXvRthyodA"


class Shape(msgspec.Struct, frozen=True):
    """The classes of a sentence's words, and the words."""

    classes: str
    words: tuple[str, ...]


def shape_of(text: str) -> Shape:
    """The class of every word of a sentence in lower case; phrases count as one word."""
    table, longest = _table(), _longest()
    tokens = WORD.findall(text.replace("’", "'"))
    classes: list[str] = []
    words: list[str] = []
    at, end = 0, len(tokens)
    while at < end:
        phrase, used = tokens[at], 1
        letter = table.get(phrase)
        for n in range(longest.get(phrase, 1), 1, -1):
            longer = " ".join(tokens[at : at + n])
            if longer in table:
                phrase, used, letter = longer, n, table[longer]
                break
        words.append(phrase)
        classes.append(letter or _other(phrase))
        at += used
    return Shape(_settled(classes, words), tuple(words))


def _other(word: str) -> str:
    if word[0].isdigit() or word in NUMBERS:
        return "#"
    if not word[0].isalpha():
        return ","
    return "y" if word.endswith("ly") and len(word) > 4 else "o"


def _settled(classes: list[str], words: list[str]) -> str:
    """Nouns that look like verbs are told from them by their neighbours."""
    nouns = _nouns()
    settled = ["^", "^"]
    for n, letter in enumerate(classes):
        if letter in "CKgXzR" and words[n] in nouns:
            after = classes[n + 1] if n + 1 < len(classes) else "."
            subject = n > 0 and words[n - 1] in SUBJECTS and words[n].endswith("s")
            if _noun(settled[-2], settled[-1], after) and not subject:
                letter = {"C": "E", "K": "I", "R": "J"}.get(letter, "o")
            elif subject:
                settled[-1] = "o"  # "this causes", and not "this cause"
        elif letter == "k" and n + 1 < len(classes) and classes[n + 1] not in BY_DO:
            letter = "o"  # "they do exercises"
        settled.append(letter)
    return "".join(settled[2:])


def _noun(earlier: str, before: str, after: str) -> bool:
    """Whether what may be a verb stands as a noun between these classes."""
    if before in "tmck" or (before in "ny" and earlier in "kmcby"):
        return False
    if before == "V":
        return after not in "dVo"
    return before in "diWLfpPEBnI#x" or after in "ibhmcarvR,"


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    return ready.yaml_file(data_file("lexicon", "claim-strength.yml"))


def _listed(words: object) -> list[str]:
    return [word for part in str(words).split(";") if (word := " ".join(part.split()))]


@cache
def _table() -> Mapping[str, str]:
    lexicon = _lexicon()
    table: dict[str, str] = {}
    for name, letters in VERBS.items():
        for verb in _listed(lexicon["verbs"][name]):
            for letter, forms in zip(letters, _forms(verb), strict=True):
                table.update(dict.fromkeys(forms, letter))
    for name, letter in WORDS.items():
        for word in _listed(lexicon["words"][name]):
            if not (letter == "E" and table.get(word) in ("C", "K")):
                table[word] = letter
    return table


@cache
def _longest() -> Mapping[str, int]:
    """How many words the longest phrase that begins with a word has."""
    found: dict[str, int] = {}
    for phrase in _table():
        words = phrase.split()
        if len(words) > found.get(words[0], 1):
            found[words[0]] = len(words)
    return found


@cache
def _nouns() -> frozenset[str]:
    listed = _listed(_lexicon()["nouns"])
    return frozenset(listed) | {form for noun in listed for form in _forms(noun)[0]}


def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of a verb that is given in its base form: ("ease", "eases", "eased", "easing")."""
    return tuple(form for forms in _forms(verb) for form in forms)


def _forms(verb: str) -> tuple[list[str], list[str], list[str]]:
    """Base and third person, past forms, and the -ing form."""
    first, _, rest = verb.partition(" ")
    stem = first + first[-1] if first in _doubling() else first
    soft = first[:-1] if first.endswith("e") and not first.endswith("ee") else stem
    if first.endswith("y") and first[-2] not in "aeiou":
        third, past = first[:-1] + "ies", [first[:-1] + "ied"]
    else:
        third = first + ("es" if first.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = [soft + "ed"]
    past = _irregular().get(first, past)
    tail = f" {rest}" if rest else ""
    return ([first + tail, third + tail], [p + tail for p in past], [soft + "ing" + tail])


@cache
def _doubling() -> frozenset[str]:
    return frozenset(_listed(_lexicon()["doubling"]))


@cache
def _irregular() -> Mapping[str, list[str]]:
    rows = [row.split(":") for row in _listed(_lexicon()["irregular"])]
    return {verb.strip(): past.split() for verb, past in rows}

"""A sentence as a string of word classes, one letter a word, for the rules of claim strength.

The words of each class are in ``rules/lexicon/claim-strength.yml``, verbs in their base form;
the other forms are made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from medlint.resources import data_file

# The letter of each class. Of a verb: base and third person, past, and -ing.
VERBS = {
    "method": "XXY",
    "merit": "gge",
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
    "uncertain": "u",
    "purpose": "U",
    "difference": "x",
    "do": "k",
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
WORD = re.compile(r"\d[\d.,:/]*\d|\d|[^\W\d_]+(?:['’-][^\W_]+)*|[,;:?()–—]|--")
NOUN_BEFORE = re.compile(r"[diVW#]$")


@dataclass(frozen=True, slots=True)
class Shape:
    """The classes of a sentence's words, and the words."""

    classes: str
    words: tuple[str, ...]


def shape_of(text: str) -> Shape:
    """The class of every word of a sentence in lower case; phrases count as one word."""
    table, longest = _table(), _longest()
    tokens = [t.replace("’", "'") for t in WORD.findall(text)]
    classes: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(tokens):
        for n in range(longest.get(tokens[at], 1), 0, -1):
            phrase = " ".join(tokens[at : at + n])
            letter = table.get(phrase)
            if letter:
                break
        words.append(phrase)
        classes.append(letter or _other(phrase))
        at += n
    return Shape("".join(_settle(classes, words)), tuple(words))


def _other(word: str) -> str:
    if word[0].isdigit():
        return "#"
    if not word[0].isalpha():
        return ","
    return "y" if word.endswith("ly") and len(word) > 4 else "o"


def _settle(classes: list[str], words: list[str]) -> Iterator[str]:
    """Nouns that look like verbs are told from them by their neighbours."""
    nouns = _nouns()
    before, earlier = "^", "^"
    for n, letter in enumerate(classes):
        after = classes[n + 1] if n + 1 < len(classes) else "."
        if letter in "CKgXzR" and words[n] in nouns:
            verb = before in "tmck" or (before in "ny" and earlier in "kmcby")
            noun = before in "diWLfpPEBnI#x" or after in "ibhmcarvR," or (before == "V" and after not in "dVo")
            if noun and not verb:
                letter = {"C": "E", "K": "I", "R": "J"}.get(letter, "o")
        yield letter
        earlier, before = before, letter


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = data_file("lexicon", "claim-strength.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Mapping[str, str]] = yaml.load(text, Loader=loader)
    return found


def _listed(words: object) -> list[str]:
    return [w.strip() for w in str(words).split(";") if w.strip()]


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
        found[words[0]] = max(found.get(words[0], 1), len(words))
    return found


@cache
def _nouns() -> frozenset[str]:
    listed = _listed(_lexicon()["nouns"])
    return frozenset(listed) | {form for noun in listed for form in _forms(noun)[0]}


def _forms(verb: str) -> tuple[list[str], list[str], list[str]]:
    """Base and third person, past forms, and the -ing form."""
    first, _, rest = verb.partition(" ")
    stem = first + first[-1] if first in _listed(_lexicon()["doubling"]) else first
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
def _irregular() -> Mapping[str, list[str]]:
    rows = [row.split(":") for row in _listed(_lexicon()["irregular"])]
    return {verb.strip(): past.split() for verb, past in rows}

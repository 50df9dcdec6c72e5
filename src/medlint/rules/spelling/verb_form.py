"""Verbs in the wrong form after can, do, to and be, and after he, she and it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from medlint.language.analysis import Analysis, Passage
from medlint.language.sentences import Token
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


class Slip(msgspec.Struct, frozen=True):
    """The tokens that are flagged, the one to change and its right form."""

    first: int
    last: int
    changed: int
    right: str


Look = Callable[[Sequence[str], int, "Forms"], "Slip | None"]


class Forms(msgspec.Struct, frozen=True):
    """The forms of the verbs in the rule's file, and the words that stand before them."""

    base: dict[str, str]  # third person, past and participle, with the base
    participle: dict[str, str]  # base, with the participle
    third: dict[str, str]  # base, with the third person
    lists: dict[str, frozenset[str]]
    looks: dict[str, Look]  # by the word that stands before the verb


@check
def verb_form(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each such verb, with the form that belongs there."""
    forms = _forms(tuple(rule.data.items()))
    for passage in article.shown:
        words, looks = passage.words, forms.looks
        for i in [i for i, word in enumerate(words) if word in looks]:
            slip = looks[words[i]](words, i, forms)
            if slip and _in_one_piece(passage, slip):
                yield _finding(rule, passage, slip)


def _after_modal(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "It can takes", "you must to apply"."""
    if i == 0 or i + 1 >= len(words) or words[i - 1] in forms.lists["before a noun"]:
        return None
    if words[i + 1] in forms.lists["modals"]:
        return Slip(i, i + 1, i + 1, "")
    if words[i + 1] == "to" and words[i + 2 : i + 3] and words[i + 2] in forms.third:
        return Slip(i, i + 1, i + 1, "")
    if not words[i - 1].isalpha():
        return None
    at = _past(words, i + 1, forms.lists["between"])
    return _to_base(words, at, forms, i)


def _after_do(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "Does it hurts", "did not helped", "he don't"."""
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i] == "don't" and i and words[i - 1] in forms.lists["singular"]:
        return Slip(i - 1, i, i, "doesn't") if _begins(words, i - 1) else None
    if words[i].endswith("n't") or following == "not":
        at = _past(words, i + 1 + (following == "not"), forms.lists["between"])
        return _to_base(words, at, forms, at - 1)
    if _begins(words, i) and following in PRONOUNS:
        return _to_base(words, i + 2, forms, i + 1)
    return None


def _after_to(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "Need to signed in"."""
    after = words[i + 2] if i + 2 < len(words) else ""
    wanted = i > 0 and words[i - 1] in forms.lists["wanting"]
    return _to_base(words, i + 1, forms, i) if wanted or after in forms.lists["the"] else None


def _after_be(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "Is remove by", "was give an"."""
    at = _past(words, i + 1, forms.lists["between"])
    verb, after = (*words[at : at + 2], "", "")[:2]
    if verb not in forms.participle or forms.participle[verb] == verb:
        return None
    allowed = ("by",) if verb in forms.lists["nouns"] else forms.lists["after passive"]
    if after in allowed or (verb in ("give", "send", "tell") and after in ("a", "an", "the")):
        return Slip(i, at, at, forms.participle[verb])
    return None


def _after_singular(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "He have", "it help" at the beginning of a sentence."""
    verb, after = (*words[i + 1 : i + 3], "", "")[:2]
    if verb not in forms.third or not _begins(words, i) or not after.isalpha():
        return None
    return Slip(i, i + 1, i + 1, forms.third[verb])


def _after_the(words: Sequence[str], i: int, forms: Forms) -> Slip | None:
    """Such as "The medicine contain" at the beginning of a sentence."""
    thing, verb, after = (*words[i + 1 : i + 4], "", "", "")[:3]
    if thing not in forms.lists["things"] or verb not in forms.third or not _begins(words, i):
        return None
    if verb in forms.lists["nouns"] and after not in ("by", "you", "your", "the"):
        return None
    return Slip(i + 1, i + 2, i + 2, forms.third[verb]) if after.isalpha() else None


def _to_base(words: Sequence[str], at: int, forms: Forms, first: int) -> Slip | None:
    base = forms.base.get(words[at]) if at < len(words) else None
    return Slip(first, at, at, base) if base else None


def _past(words: Sequence[str], at: int, skipped: frozenset[str]) -> int:
    """The place behind an adverb or "not"."""
    return at + (at < len(words) and words[at] in skipped)


def _begins(words: Sequence[str], i: int) -> bool:
    return i == 0 or words[i - 1] in ENDS


ENDS = frozenset(".?!:;")
PRONOUNS = frozenset("i you he she it we they".split())
LOOKS: tuple[tuple[str, Look], ...] = (
    ("modals", _after_modal),
    ("do", _after_do),
    ("be", _after_be),
    ("singular", _after_singular),
    ("opening", _after_the),
)


@lru_cache(maxsize=8)
def _forms(data: tuple[tuple[str, str], ...]) -> Forms:
    lists = {name: frozenset(words.split()) for name, words in data}
    rows = [row.split() for row in dict(data)["irregular"].split(",")]
    past = {verb: (first, second) for verb, first, second in rows}
    past |= {verb: (_past_of(verb),) * 2 for verb in lists["verbs"]}
    third = {verb: _third(verb) for verb in past}
    base = {form: verb for verb in past for form in (third[verb], *past[verb]) if form != verb}
    looks = {word: look for name, look in LOOKS for word in lists[name]} | {"to": _after_to}
    return Forms(base, {verb: past[verb][1] for verb in past}, third, lists, looks)


def _third(verb: str) -> str:
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _past_of(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in ("occur", "stop"):
        return f"{verb}{verb[-1]}ed"
    return verb + ("d" if verb.endswith("e") else "ed")


def _in_one_piece(passage: Passage, slip: Slip) -> bool:
    """Whether only single spaces stand between the tokens, and none is code or quoted."""
    tokens = passage.tokens[slip.first : slip.last + 1]
    text = passage.text[tokens[0].start : tokens[-1].end]
    after = passage.text[tokens[-1].end : tokens[-1].end + 1]
    return len(text.split(" ")) == len(tokens) and after not in ("-", "'", "’", "/")


def _finding(rule: Rule, passage: Passage, slip: Slip) -> Finding:
    tokens: tuple[Token, ...] = passage.tokens
    start, end = tokens[slip.first].start, tokens[slip.last].end
    changed = tokens[slip.changed]
    begin = changed.start if slip.right else changed.start - 1
    message = f"Write '{slip.right}'." if slip.right else f"Leave '{changed.text}' out."
    fix = replaced(passage, begin, changed.end, slip.right, message=message)
    words = passage.text[start:end]
    return rule.finding(passage.span(start, end), rule.message.format(words=words), fix=fix)

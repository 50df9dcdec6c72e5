"""A medicine with the use or the class of the one whose name looks like its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from medlint.language.analysis import Analysis, Passage
from medlint.language.phrases import Phrases
from medlint.language.sentences import Sentence
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

REACH = 110  # characters of the sentence that are looked at on either side
BETWEEN = (
    r"[\s,(]*(?:(?:is|are|was|can|may|be|which|also|often|usually|commonly|mainly|used|taken|given"
    r"|prescribed|licensed|tablets?|capsules?|cream|injections?|medicine|medication)\s+){0,6}"
)
USE = (
    BETWEEN + r"(?:for|to treat|to help with|to help|to lower|to control|to prevent|to reduce"
    r"|to relieve|treats|relieves|lowers|helps with|controls|prevents)\s+(?:[\w-]+\s+){0,3}?\b"
)
KIND = r"[\s,(]*(?:(?:is|are|was|which is)\s+)?(?:an?|one of the)\s+(?:[\w-]+\s+){0,2}?\b"
SUCH_AS = (
    r"(?: medicines?| drugs?| tablets?)?[\s,(:]*(?:such as|like|called|known as|including)\s*\Z"
)


class Drug(msgspec.Struct, frozen=True):
    """A medicine's name, what it is and what it is used for, in lower case."""

    name: str
    kinds: tuple[str, ...]
    uses: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """The names to look for, each with its medicine and those that it is taken for."""

    names: Phrases[Drug]
    others: Mapping[str, tuple[Drug, ...]]


@check
def look_alike_drug(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Mentions beside which only the other medicine's use or class stands."""
    table = _table(rule)
    unless = frozenset(rule.data["unless"])
    for passage in article.passages:
        for hit in table.names.find_all(passage.folded):
            sentence = _sentence(passage, hit.start)
            words = {token.text.lower() for token in sentence.tokens} if sentence else unless
            if sentence is None or words & unless:
                continue
            for other in table.others[hit.value.name]:
                if other.name.lower() in words or not _fits(
                    passage, sentence, (hit.start, hit.end), hit.value, other
                ):
                    continue
                yield _finding(rule, passage, hit.start, hit.end, other)
                break


def _fits(
    passage: Passage, sentence: Sentence, place: tuple[int, int], own: Drug, other: Drug
) -> bool:
    """Whether the words beside the name say what the other medicine is and this one is not."""
    text, (start, end) = passage.folded, place
    after = text[end : min(sentence.end, end + REACH)]
    before = text[max(sentence.start, start - REACH) : start]
    uses = tuple(u for u in other.uses if not any(u.startswith(o) for o in own.uses))
    kinds = tuple(k for k in other.kinds if k not in own.kinds)
    if uses and (found := re.match(USE + f"(?:{_either(uses)})", after)):
        return not any(re.search(rf"\b{re.escape(u)}", after[: found.end() + 30]) for u in own.uses)
    if not kinds:
        return False
    named = f"(?:{_either(kinds)})(?:e?s)?"
    return bool(re.match(KIND + named + r"\b", after) or re.search(named + SUCH_AS, before))


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _sentence(passage: Passage, place: int) -> Sentence | None:
    return next((s for s in passage.sentences if s.start <= place < s.end), None)


def _finding(rule: Rule, passage: Passage, start: int, end: int, other: Drug) -> Finding:
    given = passage.text[start:end]
    name = other.name.capitalize() if given[0].isupper() else other.name
    fix = replaced(passage, start, end, name, "unsafe")
    message = rule.message.format(given=given, other=name)
    return rule.finding(passage.span(start, end), message, fix=fix)


@cache
def _read(rows: tuple[tuple[str, str], ...], pairs: tuple[tuple[str, str], ...]) -> Table:
    drugs, names = {}, []
    for name, row in rows:
        aliases, kinds, uses = (_words(part) for part in row.split("|"))
        drugs[name] = Drug(name, kinds, uses)
        names += [(n, drugs[name]) for n in (name, *aliases)]
    others: dict[str, tuple[Drug, ...]] = {}
    for a, b in pairs:
        others[a] = (*others.get(a, ()), drugs[b])
        others[b] = (*others.get(b, ()), drugs[a])
    return Table(Phrases(names), others)


def _words(part: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in part.split(",") if word.strip())


def _table(rule: Rule) -> Table:
    data: Mapping[str, Any] = rule.data
    pairs = tuple((a, b) for a, b in data["pairs"])
    return _read(tuple(data["drugs"].items()), pairs)

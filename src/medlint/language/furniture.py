"""Text of the page that is not of the article: contact lines, consent, sharing, navigation.

A block is judged whole, by several signals: what it says (``rules/lexicon/furniture.tsv``), where
it stands, how short it is, whether it has a sentence, and how much of it is links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from medlint import ready
from medlint.document.model import Block, Document
from medlint.language.phrases import automaton, fold
from medlint.resources import data_file

LONGEST = 700  # characters: whatever is longer is an article's paragraph
LONGEST_WHOLE = 240
EDGE = 3  # blocks from either end that count as the page's edge
STRONG = 4  # the score from which a block is furniture without doubt
SEVERAL = 3  # pieces of one kind, such as the labels of a form, that leave no doubt
MOST = 0.6  # of an article's characters; beyond it, the page is about such things
KINDS = frozenset({"paragraph", "heading", "list", "quote", "footnote"})
POLICY = ready.pattern(r"\b(?:cookies?|privacy|terms|accessibility|data protection|contact)\b")
ENDS = ready.pattern(r"[.!?:;][\"'”’)\]]*$")


class FurnitureBlock(msgspec.Struct, frozen=True):
    """A block that looks like page furniture, and what speaks for it.

    ``strong`` means that it may be taken out without asking.
    """

    block: Block
    signals: tuple[str, ...]
    strong: bool


class _Signal(NamedTuple):
    name: str
    weight: int
    needs: tuple[str, ...]  # one of these is in every text that the pattern matches
    source: str

    @property
    def pattern(self) -> ready.Pattern[str]:
        """What it looks for, compiled when it is first needed."""
        return _compiled(self.source)


class _Table(NamedTuple):
    whole: ready.Pattern[str]
    pieces: tuple[_Signal, ...]
    parts: tuple[_Signal, ...]
    needs: tuple[str, ...]  # those of the parts
    find: Callable[..., Iterable[tuple[int, int, int]]]  # and where they are in a text


class _Judged(NamedTuple):
    block: Block
    text: str
    signals: tuple[str, ...]
    score: int
    said: int  # the part of the score that the words alone give


def find_furniture(document: Document) -> tuple[FurnitureBlock, ...]:
    """The blocks of a document that look like page furniture, in reading order."""
    blocks = [b for b in document.blocks if b.kind != "furniture"]
    if len(blocks) < 2 or POLICY.search(fold(document.title)):
        return ()
    texts = [_text(b) for b in blocks]
    judged = [_judge(b, texts[i], i, len(blocks)) for i, b in enumerate(blocks)]
    if not any(j.said for j in judged):
        return ()
    strong = _spread(judged)
    total = sum(map(len, texts)) or 1
    if sum(len(texts[i]) for i in strong) > MOST * total:
        strong = {}
    found = []
    for i, j in enumerate(judged):
        if i in strong:
            found.append(FurnitureBlock(j.block, j.signals + strong[i], True))
        elif j.said >= 2 and j.score >= 3:
            found.append(FurnitureBlock(j.block, j.signals, False))
    return tuple(found)


def _text(block: Block) -> str:
    if not block.children:
        return block.text.strip()
    return " ".join(b.text.strip() for b in block.walk() if b.inlines)


def _judge(block: Block, text: str, place: int, count: int) -> _Judged:
    """What speaks for a block as furniture."""
    nothing = _Judged(block, text, (), 0, 0)
    if block.kind not in KINDS or not text or len(text) > LONGEST:
        return nothing
    if block.kind == "heading" and block.level == 1:
        return nothing
    said: dict[str, int] = {}
    for name, weight in _said(fold(text)):
        said[name] = max(weight, said.get(name, 0))
    if not said:
        return nothing
    signals = list(said)
    score = max(said.values()) + len(said) - 1
    words = score
    for signal in _looks(block, text, place, count):
        signals.append(signal)
        score += 1
    return _Judged(block, text, tuple(signals), score, words)


def _said(folded: str) -> Iterator[tuple[str, int]]:
    """The signals in a block's words, with their weights."""
    table = _table()
    if len(folded) <= LONGEST_WHOLE and table.whole.fullmatch(folded):
        for signal in table.pieces:
            if count := len(signal.pattern.findall(folded)):
                yield signal.name, 3 if count >= SEVERAL else signal.weight
    there = {table.needs[i] for i, _, _ in table.find(folded, overlapping=True)}
    for signal in table.parts if there else ():
        if not there.isdisjoint(signal.needs) and signal.pattern.search(folded):
            yield signal.name, signal.weight


def _looks(block: Block, text: str, place: int, count: int) -> Iterator[str]:
    """The signals in a block's place and shape."""
    if place >= count - EDGE:
        yield "end of the page"
    elif place < EDGE and place:
        yield "start of the page"
    if len(text.split()) <= 8 and not ENDS.search(text):
        yield "no sentence"
    if _linked(block) > 0.7 * len(text):
        yield "nothing but links"


def _linked(block: Block) -> int:
    """How many characters of a block are links."""
    return sum(
        mark.end - mark.start
        for b in block.walk()
        if b.inlines
        for mark in b.prose.marks
        if mark.inline.kind == "link"
    )


def _spread(judged: Sequence[_Judged]) -> dict[int, tuple[str, ...]]:
    """The blocks that are furniture without doubt, with what their neighbours add.

    From a strong block it spreads to its weak neighbours, and to scraps between it and the end.
    """
    strong: dict[int, tuple[str, ...]] = {
        i: () for i, j in enumerate(judged) if j.score >= STRONG and j.said >= 3
    }
    for step in (-1, 1):
        for start in sorted(strong, reverse=step < 0):
            i = start + step
            while 0 <= i < len(judged) and i not in strong and _weak(judged[i]):
                strong[i] = ("next to page furniture",)
                i += step
    return dict(sorted(strong.items()))


def _weak(judged: _Judged) -> bool:
    return judged.said > 0 and (judged.score >= 2 or judged.block.kind == "heading")


@cache
def _table() -> _Table:
    lines = data_file("lexicon", "furniture.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    whole = [row for row in rows if row[1] == "whole"]
    words = sorted((row[4] for row in whole), key=len, reverse=True)
    parts = tuple(_grouped([row for row in rows if row[1] == "part"], "(?:{})"))
    needs = tuple(dict.fromkeys(need for signal in parts for need in signal.needs))
    return _Table(
        ready.regex_pattern(rf"[\W\d]*(?:(?:{'|'.join(words)})(?!\w)[\W_]*)+\d*\W*"),
        tuple(_grouped(whole, r"(?<!\w)(?:{})(?!\w)")),
        parts,
        needs,
        automaton(list(needs)).find_matches_as_indexes,
    )


def _grouped(rows: Sequence[Sequence[str]], frame: str) -> Iterator[_Signal]:
    """One pattern for each signal and weight."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, _, weight, needs, pattern in rows:
        groups.setdefault((name, weight, needs), []).append(pattern)
    for (name, weight, needs), patterns in groups.items():
        joined = frame.format("|".join(patterns))
        yield _Signal(name, int(weight), tuple(needs.split(",")), joined)


@cache
def _compiled(source: str) -> ready.Pattern[str]:
    return ready.regex_pattern(source, re.IGNORECASE)


def find_repeated_titles(document: Document) -> tuple[Block, ...]:
    """Blocks near the start of a document that say its title again.

    Case, punctuation and the spaces around it do not count.
    """
    own = document.title_block
    titles = {_bare(document.title), _bare(own.text) if own else ""} - {""}
    if not titles:
        return ()
    longest = max(map(len, titles))
    near = [b for b in document.blocks if b.kind != "furniture"][:8]
    return tuple(
        b
        for b in near
        if b is not own
        and b.kind in ("heading", "paragraph")
        and len(b.text) < 2 * longest + 20
        and _bare(b.text) in titles
    )


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))

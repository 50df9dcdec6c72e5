"""Technical terms of ``rules/plain/jargon.tsv`` in an article, and whether it explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from medlint import ready
from medlint.language.citations import is_reference
from medlint.language.phrases import Phrases, fold
from medlint.language.splitting import flattened_tables
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

Kind = Literal["replace", "explain", "verb"]
USES = 3  # an explanation may come with one of the first uses
NEAR = 60  # characters around a term in which "called", "means" and the like speak of it
GLOSSARY = ready.pattern(r"\b(?:glossary|definitions)\b", re.IGNORECASE)

AFTER = ready.pattern(
    r"['\"”’]?(?:"
    r"(?: \w+)?\s*\((?!s\))(?=[^)]*[a-z]{3})(?!see\b|fig|table|or\b)"  # term (words)
    r"|,? (?:or|also called|also known as|sometimes called|otherwise known as|aka)"
    r" (?:a |an |the |your )?\w+[^.;()]{0,40},"  # term, or words,
    r"|(?: \w+){0,2}, (?:which|that is|meaning|so) \w+"  # term, which carries …
    r"|(?: \w+){0,2},? (?:which|that) (?:is|are|means?|was|were|happens?|occurs?|refers?)\b"
    r"|,? (?:is|are) (?:a |an |the |any |when |where |what |your |another |also |type )"
    r"|,? (?:is|are) (?:called|known|defined|inflammation|caused|pain|damage|swelling|bleeding)\b"
    r"|,? (?:means?|refers? to|describes?|happens? when|occurs? when|involves?|happens? if)\b"
    r"|, (?:a|an|the|when|where|meaning|that is|i\.?e\.?|namely|your)\b (?=\w)"
    r"|\s?[–—:=]\s"
    r"| - "
    r")"
)
BEFORE = ready.pattern(
    r"(?:\(\s*(?:(?:or|a|an|the|also|called|known as|medically|technically|severe|acute|eg|e\.g\.)"
    r",? )*(?:\w+,? (?:or|and|and/or) )?(?:\w+ ){0,2}"  # words (term
    r"|\b(?:called|known as|termed|named|term for|word for|name for|name is|term is|refers to"
    r"|diagnosed (?:with|as)|medically)"
    r"(?: as)?(?: a| an| the)?(?: \w+){0,2} ?[\"'“‘]?"
    r"|\w, or (?:\w+ )?"  # words, or term
    r")$"
)
OPENING = ready.pattern(r"(?:^|[.!?:] )(?:the |an? |these |this )?$")
IS = ready.pattern(  # … and not only how good, common or serious it is
    r" (?:means?|carries|carry|causes?) \w"
    r"|,? (?:is|are) (?!(?:very |quite |usually |often |not |un)?(?:good|poor|bad|favou?rable"
    r"|common|rare|known|unknown|clear|likely|possible|treated|diagnosed|needed|required|used|recommended"
    r"|available|important|serious|mild|severe|usually|often|not)\b)\w"
)
MEANS = ready.pattern(r"[^.!?]{0,60}\. (?:this|it|that) (?:means|is when|is where|happens when)\b")
DEFINED = frozenset({"term", "definition", "footnote"})


class Term(NamedTuple):
    """A technical term and its everyday words."""

    name: str
    kind: Kind
    plain: str
    us: str
    source: str


class TermUse(msgspec.Struct, frozen=True):
    """The first use of a term in an article's text, and whether the article explains it."""

    term: Term
    passage: Passage
    start: int
    end: int
    explained: bool
    uses: int

    @property
    def text(self) -> str:
        """The term as it stands in the text."""
        return self.passage.text[self.start : self.end]


@cache
def _phrases() -> Phrases[Term | None]:
    return Phrases(_entries())


def _entries() -> Iterator[tuple[str, Term | None]]:
    lines = data_file("plain", "jargon.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        name, forms, kind, plain, us, right, source = line.split("\t")
        term = Term(name, kind, plain, us, source)  # type: ignore[arg-type]
        yield name, term
        yield from ((form, term) for form in forms.split(", ") if form)
        yield from ((form + end, None) for form in right.split(", ") if form for end in ("", "s"))


def is_term(word: str) -> bool:
    """Whether the table has a word."""
    return any(True for _ in _phrases().find_all(fold(word)))


def find_terms(article: Analysis) -> tuple[TermUse, ...]:
    """Each technical term of an article at its first use in the text, in reading order."""
    found: dict[str, list[tuple[Term, Passage, int, int]]] = {}
    for passage in article.prose:
        if passage.kind == "heading" or _aside(passage):
            continue
        tables = flattened_tables(passage)
        for hit in _phrases().find(passage.folded):
            if any(start <= hit.start < end for start, end in tables):
                continue
            if hit.value is not None and not _part_of_a_name(passage, hit.start, hit.end):
                found.setdefault(hit.value.name, []).append(
                    (hit.value, passage, hit.start, hit.end)
                )
    uses = []
    for all_uses in found.values():
        term, passage, start, end = all_uses[0]
        explained = any(
            explains(p, a, b) or says(p, a, b, t.plain, t.us) for t, p, a, b in all_uses[:USES]
        )
        uses.append(TermUse(term, passage, start, end, explained, len(all_uses)))
    return tuple(sorted(uses, key=lambda u: (u.passage.index, u.start)))


def _aside(passage: Passage) -> bool:
    return (
        passage.kind in DEFINED
        or is_reference(passage)
        or any(GLOSSARY.search(heading.text) for heading in passage.headings)
    )


def _part_of_a_name(passage: Passage, start: int, end: int) -> bool:
    """Whether a capital inside a sentence shows that the term belongs to a name."""
    text = passage.text
    if not text[start].isupper():
        following = text[end : end + 2]
        return text[start - 1 : start] == "-" or following[:1] == "-"
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in '.!?:;•"“(\n' and not text[start:end].isupper()


def explains(passage: Passage, start: int, end: int) -> bool:
    """Whether the text around a term explains it: in brackets, by "or", "called", a link …"""
    folded = passage.folded
    if OPENING.search(folded, max(0, start - 6), start) and IS.match(folded, end):
        return True  # Term is … or: The terms are …
    if MEANS.match(folded, end):
        return True  # … term. This means …
    if AFTER.match(folded, end) or BEFORE.search(folded, max(0, start - NEAR), start):
        return True
    return any(
        mark.inline.kind in ("link", "abbreviation", "footnote-reference")
        and mark.start <= start
        and end <= mark.end
        for mark in passage.block.prose.marks_over(start, end)
    )


def says(passage: Passage, start: int, end: int, *plain: str) -> bool:
    """Whether the everyday words stand in the same passage, away from the term itself."""
    folded = passage.folded
    around = folded[max(0, start - 400) : start] + " | " + folded[end : end + 400]
    for words in plain:
        core = re.sub(r"^(?:an?|the|with|of|that|in|to) ", "", words)
        if core and core in around:
            return True
        main = [w for w in re.findall(r"\w{4,}", core) if w not in COMMON]
        if len(main) > 1 and all(w[:5] in around for w in main):
            return True
    return False


COMMON = frozenset("that with from which when which does body into than them they your".split())

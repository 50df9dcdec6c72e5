"""How strongly a sentence claims: nothing, that things go together, or that one causes another.

The classes are those of Yu, Li and Wang (EMNLP 2019): no claim, correlational, conditional
causal ("may reduce"), direct causal ("reduces"). A sentence becomes a string of word classes
(``claim_words``); what the study did and who says it is left out; then the first construction
that tells a claim, or that there is none, decides (``claim-constructions.tsv``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from medlint import ready
from medlint.language.claim_words import Shape, shape_of
from medlint.resources import data_file

Strength = Literal["none", "correlational", "conditional", "causal"]


class Judgement(msgspec.Struct, frozen=True):
    """A strength, and the words of the sentence that decided it."""

    strength: Strength
    words: tuple[str, ...] = ()


# Over the text: who says it and where it is printed, brackets, names of societies.
ASIDE = ready.pattern(
    r"""\([^()]*\) | \[[^\[\]]*\]
    | \baccording\ to\ (?:[^,;]|,(?=\ (?:led|headed|published|presented|to\ be)))*
    | ,?\ ?\b(?:which\ (?:is|was|are|were)\ |to\ be\ )?(?:just\ |recently\ )?
      (?:published|presented|reported|appearing|featured)\ (?:\w+\ )?
      (?:online|today|this|in|on|by|at)\b
      (?:(?!\ (?:that|shows?|found|finds?|suggests?|reveals?|concludes?)\b)[^,;])*,?
    | \bassociation\ (?:of|for)\ the\ (?:stud|advance)\w+\ of
    | \b(?:american|british|european|international|national|canadian|medical|heart|diabetes
      |\w+ology)\ (?:\w+\ )?association\b""",
    re.VERBOSE,
)
LONG = 2000  # characters of a sentence that are read
HAS_ASIDE = ready.pattern(r"[(\[]|accord|publi|presented|reported|appearing|featured|association")
QUESTION = ready.pattern(
    r"\?\W*$|(?:^|: )which \w+[^.?]*$"
    r"|^(?:(?:but|and|so|or) )?(?:is|are|was|were|does|did) (?!not\b)"
    r"|^(?:(?:but|and|so|or) )?"
    r"(?:is|are|does|do|did|was|were|can|could|should|what|why|how|which) "
    r"(?!not\b)(?:the|a|an|it|they|you|i|we|there|this|these|\w+s?) [^.]*\?"
)
STOPS = "SRJQCDKLEFOgbmvx"
REPORT = ready.pattern(
    rf"[PA][^;S]{{0,30}}?S[y,]*H|[PA][^;]{{0,30}}?[Sgz][^;,]{{0,6}}PH|^[doyfiA]{{0,6}}P[^;,{STOPS}]{{0,6}}S(?!$)"
    rf"|^,?A[^;,{STOPS}]{{0,8}}S(?!$)|^S?H"
)
LEAD = ready.pattern(r"^(?:[;it]|y*G|qo*)[^,]*,(?=.{4})")

Rule = tuple[Strength, re.Pattern[str]]


def strength_of(text: str) -> Judgement:
    """How strongly a sentence claims, and by which words."""
    lower = text[:LONG].lower()
    if QUESTION.search(lower):
        return Judgement("none", ("?",))
    shape = shape_of(ASIDE.sub(" ", lower) if HAS_ASIDE.search(lower) else lower)
    start = _content(shape.classes)
    for rules in _constructions():
        if found := _first(shape, start, rules):
            return found
    return Judgement("none")


def _content(classes: str) -> int:
    """Where the claim begins: after "the study found that" and an opening subordinate clause."""
    start = 0
    if report := REPORT.search(classes):
        start = report.end()
    if lead := LEAD.search(classes[start:]):
        start += lead.end()
    return start


@cache
def _constructions() -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The strong and the weak constructions of ``claim-constructions.tsv``."""
    lines = data_file("lexicon", "claim-constructions.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[Rule]] = {"strong": [], "weak": []}
    for when, strength, pattern, _ in [li.split("\t") for li in lines if li[0] != "#"][1:]:
        found[when].append((strength, re.compile(pattern)))  # type: ignore[arg-type]
    return tuple(found["strong"]), tuple(found["weak"])


def _first(shape: Shape, start: int, rules: tuple[Rule, ...]) -> Judgement | None:
    found = [
        (match.start(match.re.groups), order, match.end(), strength)
        for order, (strength, pattern) in enumerate(rules)
        if (match := pattern.search(shape.classes, start))
    ]
    if not found:
        return None
    at, _, end, strength = min(found)
    return Judgement(strength, (shape.words[at], *shape.words[max(at + 1, end - 1) : end]))

"""How strongly a sentence claims: nothing, that things go together, or that one causes another.

The classes are those of Yu, Li and Wang (EMNLP 2019): no claim, correlational, conditional
causal ("may reduce"), direct causal ("reduces"). A sentence becomes a string of word classes
(``claim_words``); what the study did and who says it is left out; then the first construction
that tells a claim, or that there is none, decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from medlint.language.claim_words import Shape, shape_of

Strength = Literal["none", "correlational", "conditional", "causal"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A strength, and the words of the sentence that decided it."""

    strength: Strength
    words: tuple[str, ...] = ()


# Over the text: who says it and where it is printed, brackets, names of societies.
ASIDE = re.compile(
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
HAS_ASIDE = re.compile(r"[(\[]|accord|publi|presented|reported|appearing|featured|association")
QUESTION = re.compile(
    r"\?\W*$|(?:^|: )which \w+[^.?]*$"
    r"|^(?:(?:but|and|so|or) )?(?:is|are|was|were|does|did) (?!not\b)"
    r"|^(?:(?:but|and|so|or) )?"
    r"(?:is|are|does|do|did|was|were|can|could|should|what|why|how|which) "
    r"(?!not\b)(?:the|a|an|it|they|you|i|we|there|this|these|\w+s?) [^.]*\?"
)
STOPS = "SRJQCDKLEFOgbmvx"
REPORT = re.compile(
    rf"[PA][^;S]{{0,30}}?S[y,]*H|[PA][^;]{{0,30}}?[Sgz][^;,]{{0,6}}PH|^[doyfiA]{{0,6}}P[^;,{STOPS}]{{0,6}}S(?!$)"
    rf"|^,?A[^;,{STOPS}]{{0,8}}S(?!$)|^S?H"
)
LEAD = re.compile(r"^(?:[;it]|y*G|qo*)[^,]*,(?=.{4})")

# Constructions, each over the classes; "at" is the word that the claim is told by.
EFFECT = "[CDGKLMEFO]"
RULES: tuple[tuple[Strength, str], ...] = (
    ("none", r"^.{0,3}[fW][^;,RCDKv]{0,4}P.*[Nsgmu]"),
    ("none", r"f[^;,RCDKv]{0,4}P"),
    ("none", r"[su]"),
    ("none", r"e"),
    ("none", r"(?<=[bhR])[ynd]*([N1])(?!(?:j[yn]*[N1])?j[^,;]{0,3}[cmCDKFE])"),
    ("none", r"Py*(?:m|[COKz](?!.*[HB]))"),
    ("none", r"(?:[JEIV]|(?<![by])R)i[^;]{0,12}?[usNg]"),
    ("none", r"m[yb]*(?:C|O|U)t?[SX]"),
    ("none", r"[PAo]y*(g)(?![i])"),
    ("none", r"[PA][yhd]*X(?![tBi])"),
    ("none", r"U[bi]"),
    ("conditional", r"v(?=tC)"),
    ("conditional", rf"(?<!W)m(?!y*(?:h[dy]*[WL]+[oy]?V|b[yn]*W))[^,;rHRQJiTPv]{{0,6}}{EFFECT}"),
    ("conditional", r"(?:m|at)y*by*d*1"),
    ("conditional", r"m[^,;v]{0,3}z[^,;]{0,4}[EIVWKM]"),
    ("conditional", rf"ay*n?t(?!h[dy]*[WL]+[oy]?V|b[yn]*W)[^,;rHRQJiTv]{{0,6}}{EFFECT}"),
    ("conditional", rf"(?:[bhdi]|^)[yd]*(p)[^,;iRQJW]{{0,3}}{EFFECT}"),
    ("conditional", rf"h[^,;]{{0,4}}p[it][^,;RQJ]{{0,4}}{EFFECT}"),
    ("conditional", r"E[^,;bmi]{0,8}m"),
    ("conditional", r"[bm][yd]*(p)"),
    ("causal", r"J[^,;]{0,20}[DL]B"),
    ("correlational", r"R(?=[itHyjW,;BTRv]|$)"),
    ("correlational", r"(?<=A)R"),
    ("correlational", r"[Jv]"),
    ("correlational", r"[bSj][^,;i]{0,5}(Q)"),
    ("correlational", r"^[dyo]*(Q)i[^;]*?[Xb]"),
    ("correlational", r"[hS][dynW#]*([WL][yj]*[oW]?V)"),
    ("correlational", r"h[yn]*d[dyn]*L"),
    ("causal", r"c[^,;Rv]{0,4}[CKDLEFO](?!v)"),
    ("causal", r"(?<![tdiU])[C](?!,|$|R|v|[yiW]*#)"),
    ("causal", r"(?<![tU])O(?![yiW]*#)"),
    ("causal", r"(?<=[SaFcv])t[y]*[CKO]"),
    ("causal", r"(?<![tdi#IUT])[K](?![i,;T]|$)"),
    ("causal", r"(?<=[oynPrXA])L(?![iVt,;BTRy]|$)"),
    ("causal", r"(?<=[oyjnPH])D(?![iB,;]|$)"),
    ("causal", r"[LD]d"),
    ("causal", r"b[yn]*[GM](?![i,;V]|$)"),
    ("causal", r"z[dy]*V"),
    ("causal", r"h[yn]*[L](?![V,;iy]|$)"),
    ("causal", r"h[yn]*D"),
    ("causal", r"b[yn]*[DL]y*B(?![yd]*#)"),
    ("causal", r"[hSz][^,;iH]{0,6}?E"),
    ("causal", r"z[^,;iH]{0,5}?I"),
    ("causal", r"n[^,;i]{0,3}E"),
    ("causal", r"b[^,;iT]{0,6}?([EF])"),
)
WEAK: tuple[tuple[Strength, str], ...] = (
    ("correlational", r"W(?!T#)[^;]{0,12}T"),
    ("correlational", r"b[yn]*W"),
    ("correlational", r"[hSzm][dyno#]*W"),
    ("correlational", r"WW"),
    ("correlational", r"[hS][dyn]*l"),
    ("correlational", r"x"),
    ("correlational", r"Q"),
    ("correlational", r"S[dyn]*L"),
    ("correlational", r"[LWMI][yo]*V"),
    ("correlational", r"V[^,;]{0,8}[WLKI]"),
    ("correlational", r"Siy*#"),
    ("causal", r"b[yn]*D"),
    ("correlational", r"b[yn]*L"),
    ("correlational", r"I[iby]"),
    ("correlational", r"[LM](?=[iy,;B]|$)"),
    ("causal", r"(?<![UtCiK])F"),
    ("causal", r",y*G"),
    ("causal", r"(?<!i)(?<!io)E(?=i)"),
)


def _compiled(
    rules: tuple[tuple[Strength, str], ...],
) -> tuple[tuple[Strength, re.Pattern[str]], ...]:
    return tuple((strength, re.compile(pattern)) for strength, pattern in rules)


STRONG_RULES, WEAK_RULES = _compiled(RULES), _compiled(WEAK)


def strength_of(text: str) -> Judgement:
    """How strongly a sentence claims, and by which words."""
    lower = text.lower()
    if QUESTION.search(lower):
        return Judgement("none", ("?",))
    shape = shape_of(ASIDE.sub(" ", lower) if HAS_ASIDE.search(lower) else lower)
    start = _content(shape.classes)
    for rules in (STRONG_RULES, WEAK_RULES):
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


def _first(
    shape: Shape, start: int, rules: tuple[tuple[Strength, re.Pattern[str]], ...]
) -> Judgement | None:
    found = [
        (match.start(match.re.groups), order, match.end(), strength)
        for order, (strength, pattern) in enumerate(rules)
        if (match := pattern.search(shape.classes, start))
    ]
    if not found:
        return None
    at, _, end, strength = min(found)
    return Judgement(strength, (shape.words[at], *shape.words[max(at + 1, end - 1) : end]))

"""How strongly a sentence claims: nothing, that things go together, or that one causes another.

The classes are those of Yu, Li and Wang (EMNLP 2019): no claim, correlational, conditional
causal ("may reduce"), direct causal ("reduces"). The words of each are in
``rules/lexicon/claim-strength.yml``; here is only the order in which they decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from medlint.resources import data_file

Strength = Literal["none", "correlational", "conditional", "causal"]


LAST: tuple[tuple[str, Strength], ...] = (("compared", "correlational"), ("effects", "causal"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A strength, and the words of the sentence that decided it."""

    strength: Strength
    words: tuple[str, ...] = ()


def strength_of(text: str) -> Judgement:
    """How strongly a sentence claims, and by which words.

    What claims nothing is told first; then "may reduce"; then, of words of connection and words
    of cause, those that come first; last, comparisons, which only tell how two groups differ.
    """
    patterns = _patterns()
    claim = patterns["frame"].sub(" ", text.lower())
    if none := patterns["none"].search(claim):
        return Judgement("none", (none.group(),))
    return _judge(claim)


def _judge(claim: str) -> Judgement:
    patterns = _patterns()
    correlation = patterns["correlational"].search(claim)
    cause = patterns["causal"].search(claim)
    condition = patterns["governs"].search(claim)
    if condition and not (correlation and correlation.start() < condition.end(1)):
        return Judgement("conditional", (condition.group(1), condition.group(2)))
    if correlation and not (cause and cause.start() < correlation.start()):
        return Judgement("correlational", (correlation.group(),))
    if cause:
        return Judgement("causal", (cause.group(),))
    for name, strength in LAST:
        if hit := patterns[name].search(claim):
            return Judgement(strength, (hit.group(),))
    return Judgement("none")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    import yaml

    text = data_file("lexicon", "claim-strength.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups: dict[str, list[str]] = yaml.load(text, Loader=loader)
    joined = {name: f"(?:{'|'.join(rows)})" for name, rows in groups.items()}
    joined["governs"] = rf"({joined['conditional']})(?: [\w,-]+){{0,5}}? ({joined['effect']}\w*)"
    return {name: re.compile(rf"(?<![\w-]){pattern}(?!\w)") for name, pattern in joined.items()}

"""The amounts that an article names, and the medicine that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from medlint import ready
from medlint.language.phrases import Phrases
from medlint.language.sentences import Sentence
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

MILLIGRAMS = {"g": 1000.0, "mg": 1.0, "microgram": 0.001, "nanogram": 0.000001}
UNITS = {
    "g": "g", "gram": "g", "mg": "mg", "milligram": "mg", "mcg": "microgram", "µg": "microgram",
    "μg": "microgram", "microgram": "microgram", "nanogram": "nanogram", "unit": "unit",
    "international unit": "unit", "iu": "unit",
}  # fmt: skip
AMOUNT = ready.pattern(
    r"(?<![\d.,/£$€–-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)(?P<space>[ \xa0\u202f]?)"
    r"(?P<unit>international units?|micrograms?|milligrams?|nanograms?|grams?|mcg|mg|[µμ]g|g|units?"
    r"|IU)\b(?![/²³-]|[ \xa0]?(?:per|/|a|an|each)[ \xa0]"
    r"(?:kg|kilo|ml|mL|(?:milli|deci)?lit(?:re|er)|dl|dL|100|mm))"
)
QUICK = ready.pattern(r"\d[ \xa0\u202f]?(?:[mgnµμ]|IU|units?\b|internat)")
NEAR = 60  # characters between a medicine's name and the amount behind it
DIRECT = ready.pattern(r"[ \xa0](?:of[ \xa0](?:the[ \xa0])?|doses?[ \xa0]of[ \xa0])?\Z")


class Medicine(msgspec.Struct, frozen=True):
    """A medicine, how it is measured, and the least and the most that prose can name, in mg."""

    name: str
    kinds: frozenset[str]  # "mass", "units"
    least: float
    most: float


class Amount(msgspec.Struct, frozen=True):
    """A number with a unit at ``passage.text[start:end]``, and whose dose it is, if known."""

    passage: Passage
    start: int
    end: int
    number: float
    unit: Literal["g", "mg", "microgram", "nanogram", "unit"]
    spaced: bool
    sentence: Sentence
    medicine: Medicine | None

    @property
    def text(self) -> str:
        """The amount as it stands."""
        return self.passage.text[self.start : self.end]

    @property
    def milligrams(self) -> float:
        """The mass; 0 for units."""
        return self.number * MILLIGRAMS.get(self.unit, 0.0)


def find_amounts(article: Analysis) -> tuple[Amount, ...]:
    """Every amount of the article's prose, in reading order."""
    return tuple(amount for passage in article.passages for amount in _amounts(passage))


def _amounts(passage: Passage) -> Iterator[Amount]:
    if not QUICK.search(passage.text):
        return
    matches = list(AMOUNT.finditer(passage.text))
    if not matches:
        return
    names = [(hit.start, hit.end, hit.value) for hit in medicines().find_all(passage.folded)]
    for match in matches:
        sentence = next((s for s in passage.sentences if s.start <= match.start() < s.end), None)
        if sentence is None or passage.block.prose.kind_at(match.start()) == "code":
            continue
        unit = match["unit"]
        singular = unit[:-1] if len(unit) > 2 and unit.endswith("s") else unit
        yield Amount(
            passage,
            *match.span(),
            float(match["number"].replace(",", "")),
            UNITS[singular if singular != "IU" else "iu"],  # type: ignore[arg-type]
            bool(match["space"]),
            sentence,
            _medicine(passage, match, sentence, names),
        )


def _medicine(
    passage: Passage,
    match: re.Match[str],
    sentence: Sentence,
    names: list[tuple[int, int, Medicine]],
) -> Medicine | None:
    """The medicine named right behind the amount, or else the only one of the sentence before."""
    inside = [n for n in names if sentence.start <= n[0] < sentence.end]
    for start, _, medicine in inside:
        if start > match.end() and DIRECT.fullmatch(passage.text, match.end(), start):
            return medicine
    if len({medicine.name for *_, medicine in inside}) != 1:
        return None
    before = [(e, m) for _, e, m in inside if e <= match.start()]
    if not before or match.start() - before[-1][0] > NEAR:
        return None
    return before[-1][1]


@cache
def medicines() -> Phrases[Medicine]:
    """The names of all medicines of the table."""
    return Phrases([(name, medicine) for medicine, names in _rows().items() for name in names])


@cache
def _rows() -> Mapping[Medicine, tuple[str, ...]]:
    lines = data_file("lexicon", "medicine-doses.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {
        Medicine(name, frozenset(kind.split()), float(least), float(most)): (
            name,
            *(other.strip() for other in others.split(";") if other.strip()),
        )
        for name, others, kind, least, most in rows
    }

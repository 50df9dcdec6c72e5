from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis


def amounts(text: str) -> list[tuple[str, float, str]]:
    return [
        (a.text, a.milligrams, a.medicine.name if a.medicine else "")
        for a in Analysis(read_text(text, "", "markdown")).amounts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take paracetamol 1,000 mg now.", ("1,000 mg", 1000, "paracetamol")),
        ("Take 0.5g of Panadol now.", ("0.5g", 500, "paracetamol")),
        ("Take digoxin 125 micrograms.", ("125 micrograms", 0.125, "digoxin")),
        ("Inject insulin, 10 units.", ("10 units", 0, "insulin")),
        ("Take 20 mg twice a day.", ("20 mg", 20, "")),
    ],
)
def test_an_amount_is_read_with_its_medicine(text: str, expected: tuple[str, float, str]) -> None:
    assert amounts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A level of 5 mg/dL.",
        "Give 15 mg per kg.",
        "It is 3.5 mg-sized.",
        "See `5 mg`.",
        "No 5G mast.",
    ],
)
def test_what_is_no_dose(text: str) -> None:
    assert amounts(text) == []


def test_with_two_medicines_the_amount_belongs_to_neither_unless_it_stands_beside_one() -> None:
    assert amounts("Take ibuprofen and paracetamol 400 mg.")[0][2] == ""
    assert amounts("Take ibuprofen after 500 mg of paracetamol.")[0][2] == "paracetamol"

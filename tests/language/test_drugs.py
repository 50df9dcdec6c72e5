from __future__ import annotations

import pytest

from medlint.document.read import read_bytes
from medlint.language.analysis import Analysis


def named(text: str) -> dict[str, str]:
    article = Analysis(read_bytes(text.encode(), "passage.md", "markdown"))
    return {m.passage.text[m.start : m.end]: m.treatment.name for m in article.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haloperidol calms.", {"Haloperidol": "haloperidol"}),
        ("Some take Tamiflu at home.", {"Tamiflu": "oseltamivir"}),
        ("Older books say frusemide.", {"frusemide": "furosemide"}),
        ("Adults use Tylenol here.", {"Tylenol": "paracetamol"}),
        ("Emend the text before you print it.", {}),
        ("The ship carried armour and gold.", {}),
        ("Amino acids make up proteins.", {}),
        ("Drink water with sugar.", {}),
    ],
)
def test_names_of_medicines(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_a_brand_that_is_an_ordinary_word_counts_beside_a_dose() -> None:
    assert named("They gave Emend 80 mg on the day.") == {"Emend": "aprepitant"}


def test_generic_names_tell_their_class() -> None:
    article = Analysis(read_bytes(b"Ketoprofen eases pain.", "passage.md", "markdown"))
    assert [m.treatment.classes for m in article.mentions] == [
        ("NSAIDs", "painkillers", "medication")
    ]

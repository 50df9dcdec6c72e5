from __future__ import annotations

import pytest

from medlint.language.claim_strength import strength_of


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The gel reduces pain in most adults.", "causal"),
        ("The tablets do not prevent colds.", "causal"),
        ("Smoking causes lung cancer.", "causal"),
        ("The gel may reduce pain.", "conditional"),
        ("A daily walk could help prevent falls.", "conditional"),
        ("Poor sleep is associated with headaches.", "correlational"),
        ("Tea drinkers were less likely to have a stroke.", "correlational"),
        ("More research is needed on the gel.", "none"),
        ("Adults should see a pharmacist first.", "none"),
        ("Is the gel safe?", "none"),
        ("The clinic opens at nine.", "none"),
        ("People with lower back pain often sleep badly.", "none"),
    ],
)
def test_strength(text: str, strength: str) -> None:
    assert strength_of(text).strength == strength


def test_the_words_that_decided_are_told() -> None:
    assert strength_of("The gel may reduce pain.").words == ("may", "reduce")

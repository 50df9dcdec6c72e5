from __future__ import annotations

import pytest

from medlint.language.claim_strength import strength_of


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        # one thing brings another about
        ("The gel reduces pain in most adults.", "causal"),
        ("The tablets do not prevent colds.", "causal"),
        ("Smoking causes lung cancer.", "causal"),
        ("Swimming improves balance.", "causal"),
        ("The vaccine has no effect on fertility.", "causal"),
        ("Blood pressure was lowered by the new tablet.", "causal"),
        ("A short nap can boost memory.", "causal"),
        ("The study showed that the patch led to fewer relapses.", "causal"),
        ("Yoga is effective for back pain.", "causal"),
        # the same on condition
        ("The gel may reduce pain.", "conditional"),
        ("A daily walk could help prevent falls.", "conditional"),
        ("Zinc appears to shorten colds.", "conditional"),
        ("Researchers found that the drug might slow hearing loss.", "conditional"),
        # two things go together
        ("Poor sleep is associated with headaches.", "correlational"),
        ("Tea drinkers were less likely to have a stroke.", "correlational"),
        ("Lonely people may be at higher risk of dementia.", "correlational"),
        ("Heart rates were higher in smokers than in others.", "correlational"),
        ("Grip strength is a predictor of falls.", "correlational"),
        ("A study links noise to poor sleep.", "correlational"),
        # nothing is claimed
        ("More research is needed on the gel.", "none"),
        ("Further studies should test whether the gel reduces pain.", "none"),
        ("Adults should see a pharmacist first.", "none"),
        ("Is the gel safe?", "none"),
        ("The clinic opens at nine.", "none"),
        ("People with lower back pain often sleep badly.", "none"),
        ("We examined the effect of tea on sleep.", "none"),
        ("The aim of the trial was to reduce falls.", "none"),
        ("Asthma affects about 1 in 12 adults.", "none"),
    ],
)
def test_strength(text: str, strength: str) -> None:
    assert strength_of(text).strength == strength


def test_the_words_that_decided_are_told() -> None:
    assert strength_of("The gel may reduce pain.").words == ("may", "reduce")

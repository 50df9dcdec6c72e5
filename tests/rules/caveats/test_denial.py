from __future__ import annotations

import pytest

from medlint.rules.caveats.denial import denied


def is_denied(text: str, words: str, harm: bool = True) -> bool:
    folded = text.lower()
    start = folded.index(words)
    return denied(folded, start, start + len(words), harm)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You take it without any risk of bleeding.", "bleeding"),
        ("There is no risk of ulcers or bleeding.", "bleeding"),
        ("It does not upset the stomach.", "stomach"),
        ("It won't make you feel drowsy.", "drowsy"),
        ("They are not addictive.", "addictive"),
        ("It is perfectly safe in pregnancy.", "pregnancy"),
        ("There is no need to call an ambulance.", "ambulance"),
        ("It will never affect your mood.", "mood"),
        ("Nobody gets a reaction.", "reaction"),
        ("Bleeding is not a problem.", "bleeding"),
        ("The fear of clots is unfounded.", "clots"),
        ("It is neither addictive nor strong.", "addictive"),
        ("The surgery is risk-free.", "risk"),
    ],
)
def test_what_is_denied_is_no_warning(text: str, words: str) -> None:
    assert is_denied(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It eases stomach cramps.", "stomach"),
        ("It lowers the risk of a stroke.", "stroke"),
        ("It can help prevent infections.", "infections"),
        ("You sleep well and your mood lifts.", "mood"),
    ],
)
def test_a_benefit_shares_its_words_with_a_harm(text: str, words: str) -> None:
    assert is_denied(text, words)
    assert not is_denied(text, words, harm=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do not take it if you have had an ulcer.", "ulcer"),
        ("It should not be taken in pregnancy.", "pregnancy"),
        ("It is not known to be safe in pregnancy.", "pregnancy"),
        ("If the pain does not affect your sleep, see your GP.", "gp"),
        ("It does not affect your sleep, but can upset the stomach.", "stomach"),
        ("It does not usually cause bleeding.", "bleeding"),
        ("Use it for no longer than a week, as it can thin the skin.", "skin"),
        ("It lowers the risk of a stroke but can cause bleeding.", "bleeding"),
        ("No one under 16 should take it.", "under 16"),
        ("The lowest dose reduces the chance of a bleed.", "bleed"),
        ("Nobody knows what it does to the lungs.", "lungs"),
        ("No operation is free of risk.", "no operation is"),
    ],
)
def test_what_is_forbidden_or_conditional_is_a_warning(text: str, words: str) -> None:
    assert not is_denied(text, words)

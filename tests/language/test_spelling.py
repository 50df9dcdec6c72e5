from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.suggestions import slips, suggest
from medlint.language.unlikely import find_unlikely
from medlint.language.variants import strangers
from medlint.language.vocabulary import vocabulary
from medlint.settings import Settings


def misspelt(text: str, path: str = "a.md", **settings: object) -> dict[str, str]:
    article = Analysis(read_text(text, path), Settings(**settings))  # type: ignore[arg-type]
    return {m.text: m.candidates[0].text for m in article.misspellings}


@pytest.mark.parametrize(
    "word",
    "ureteroscope hypocellularity lipodermatosclerosis cholangiopancreatography "
    "non-smoker microdeletion oculocutaneous dermatofibrosarcoma metaphyses favourable paralyzing "
    "paravertebral paracetamol acetaminophen fluoxetine haemorrhage hemorrhage café".split(),
)
def test_medical_and_english_words_of_both_countries_are_no_slips(word: str) -> None:
    assert misspelt(f"This page tells you about the {word} and what it is for.") == {}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("infromation", "information"),
        ("treatement", "treatment"),
        ("diabtes", "diabetes"),
        ("haemorhage", "haemorrhage"),
        ("paracetomol", "paracetamol"),
        ("sysptoms", "symptoms"),
        ("occured", "occurred"),
        ("seperate", "separate"),
        ("recieve", "receive"),
        ("physiotheraphy", "physiotherapy"),
        ("inthe", "in the"),
        ("doesnt", "doesn't"),
    ],
)
def test_a_slip_is_seen_and_the_right_word_comes_first(wrong: str, right: str) -> None:
    assert misspelt(f"This page says more about {wrong} and what you can do.") == {wrong: right}


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("The peroxisomees are small.", {"peroxisomees": "peroxisomes"}),
        ("Some enteorcocci; the enterococci.", {"enteorcocci": "enterococci"}),
        ("It changed in Decembe 2021.", {"Decembe": "december"}),
        ("A Vetearn may apply. Each Veteran has a card.", {"Vetearn": "veteran"}),
        ("Fats such as margarines.", {}),
        ("Mr Vetearn may apply to Mr Browne and to Dr Johnston.", {}),
        (
            "Learn moreabout it. It affectsboth eyes.",
            {"moreabout": "more about", "affectsboth": "affects both"},
        ),
        ("The metachromasia is diastrophic, the womb anteverted.", {}),
        ("Rusks, sties and jabs; a contused, adducted arm.", {}),
    ],
)
def test_rare_words_names_and_words_run_together(text: str, slips: dict[str, str]) -> None:
    assert misspelt(text) == slips


@pytest.mark.parametrize(("slip", "word"), [("teh", "the"), ("mor", "more"), ("frm", "from")])
def test_three_letters_that_are_one_of_the_commonest_words(slip: str, word: str) -> None:
    assert misspelt(f"Wash your hands before you eat, and rest {slip} often.") == {slip: word}


@pytest.mark.parametrize("word", ["bid", "tel", "myc", "nee", "kda", "oth"])
def test_three_letters_that_may_be_an_abbreviation(word: str) -> None:
    assert misspelt(f"Wash your hands before you eat, and rest {word} often.") == {}


def test_the_words_of_the_article_come_first() -> None:
    text = "The clots may move. The clost can block a vessel, and clots are then removed."
    assert misspelt(text) == {"clost": "clots"}


def test_names_code_addresses_and_other_languages_are_left_alone() -> None:
    text = (
        "Dr Okonkwo met Ms Smyth-Bowen in Llanfairfechan. Run `medlnit chekc` or write to "
        "infromation@example.org, or see www.exmaple.org/treatmnet.\n\n"
        "El tratamiento con antibioticos debe durar siete dias segun el medico.\n"
    )
    assert misspelt(text) == {}


def test_project_words_are_accepted() -> None:
    assert misspelt("Ask about the treatmnet.", words=("treatmnet",)) == {}


def test_a_term_that_the_article_uses_throughout_is_its_own() -> None:
    assert misspelt("A hospitel is a house. The hospitel is small. Each hospitel has beds.") == {}


def test_front_matter_that_readers_see_is_read() -> None:
    text = "---\ntitle: About diabtes\nlayout: pgae\n---\n\nText.\n"
    assert misspelt(text) == {"diabtes": "diabetes"}


def test_a_real_word_that_the_article_hardly_means() -> None:
    text = "It lasts six months. After three months it ends. Some need two moths."
    assert find_unlikely(Analysis(read_text(text, "a.txt"))) == {"moths": "months"}


def test_mixed_spelling_names_the_minority_and_leaves_oxford_alone() -> None:
    text = "The colour and the odour of the tumour. Organize it. A favorite color."
    found, own = strangers(Analysis(read_text(text, "a.txt")))
    assert [v.text for v in found] == ["favorite", "color"]
    assert own[0].text == "colour"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-é ", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    misspelt(text, "a.txt")


def test_one_slip_in_common_words_is_seen_and_nearly_always_mended() -> None:
    """Slips made by a program in common words, so that a change for the worse shows."""
    rng = random.Random(4)
    words = (
        "information treatment symptoms medicine hospital pregnancy children infection blood "
        "pressure exercise breathing vaccine tablets surgery appointment common condition "
        "diagnosis doctor effects healthy usually problems swelling temperature water weight"
    ).split()
    seen = right = 0
    for word in words:
        i = rng.randrange(1, len(word) - 2)
        wrong = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if wrong == word or vocabulary().known(wrong):
            wrong = word[:i] + word[i] + word[i:]
        found = misspelt(f"You can read more about {wrong} on this page.")
        seen += wrong in found
        right += found.get(wrong) == word
    assert seen >= len(words) - 1
    assert right >= len(words) - 2


def test_slips_hold_the_word_that_was_meant() -> None:
    assert dict(slips("tretament"))["treatment"] == 0
    best, clear = suggest("tretament", {})
    assert best[0].text == "treatment"
    assert clear

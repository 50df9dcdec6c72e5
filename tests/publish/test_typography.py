from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.publish.typography import typeset


def set_(text: str, language: str = "en-GB", protected: tuple[tuple[int, int], ...] = ()) -> str:
    return "".join(typeset(text, language, protected))


@pytest.mark.parametrize(
    ("plain", "typeset_"),
    [
        ('She said "no" to it.', "She said “no” to it."),
        ("It's the patient's choice, isn't it?", "It’s the patient’s choice, isn’t it?"),
        ("a 'time off' from pain", "a ‘time off’ from pain"),
        ("the patients' choice", "the patients’ choice"),
        ("in the '90s", "in the ’90s"),
        ("'Tis the season", "’Tis the season"),
        ("a fever - a temperature of 38C", "a fever – a temperature of 38C"),
        ("pain--often bad--goes", "pain – often bad – goes"),
        ("Wait... then stop", "Wait… then stop"),
        ("take 500 mg twice", "take 500\u00a0mg twice"),
        ("at 37.5 °C or 5 %", "at 37.5\u00a0°C or 5\u00a0%"),
        ("for 2-3 days", "for 2–3 days"),
        ("5 000 people", "5 000 people"),
        ("one  two\t three", "one two three"),
        ("one\u00a0\u00a0 \u00a0two", "one two"),
        ("about 5\u00a0mg", "about 5\u00a0mg"),
        ('("quoted")', "(“quoted”)"),
        ("‘done’ and “done”", "‘done’ and “done”"),
    ],
)
def test_english(plain: str, typeset_: str) -> None:
    assert set_(plain) == typeset_
    assert set_(typeset_) == typeset_


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 and L4-L5", "call 020-7946-0000", "1-800-273-8255", "2020-01-05", "5-3 wins",
        "6'2\" tall", "a 12\" tube", "well-known", "https://example.org/a--b?c='d'", "-- ",
        "a@b.org", "10 - 5", "www.example.org/it's", "ICD-10", "(555) 010-0199",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert set_(text) == text


@pytest.mark.parametrize(
    ("language", "typeset_"),
    [
        ("en-US", "“Yes”—it is"),
        ("de", "„Yes“ – it is"),
        ("fr-FR", "«\u00a0Yes\u00a0» – it is"),
        ("xx", '"Yes" - it is'),
    ],
)
def test_other_languages(language: str, typeset_: str) -> None:
    assert set_('"Yes" - it is', language) == typeset_


def test_french_marks_keep_their_space() -> None:
    assert set_("Pourquoi ? Voici : rien", "fr") == "Pourquoi\u202f? Voici\u00a0: rien"


def test_protected_stretches_stay() -> None:
    text = 'type "a -- b" here, "so"'
    assert set_(text, protected=((5, 13),)) == 'type "a -- b" here, “so”'


@given(st.text(alphabet="ab1 5-'\".%mg\u00a0\n", max_size=60))
def test_letters_and_digits_never_change(text: str) -> None:
    def kept(value: str) -> str:
        return "".join(c for c in value if c.isalnum() and c.isascii())

    cells = typeset(text, "en-GB")
    assert len(cells) == len(text)
    assert kept("".join(cells)) == kept(text)

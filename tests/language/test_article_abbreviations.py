from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.abbreviations import Abbreviation, known_abbreviations, long_form, meanings
from medlint.language.analysis import Analysis


def found(text: str) -> dict[str, Abbreviation]:
    return {a.letters: a for a in Analysis(read_text(text, "", "markdown")).abbreviations}


@pytest.mark.parametrize(
    ("letters", "before", "words"),
    [
        ("GORD", "He has gastro-oesophageal reflux disease ", "gastro-oesophageal reflux disease"),
        ("COPD", "chronic obstructive pulmonary disease", "chronic obstructive pulmonary disease"),
        ("DOB", "Give your date of birth", "date of birth"),
        ("MS", "They have multiple sclerosis", "multiple sclerosis"),
        ("MS", "They have pain", ""),
    ],
)
def test_the_words_whose_initials_fit(letters: str, before: str, words: str) -> None:
    assert long_form(letters, before) == words


@pytest.mark.parametrize(
    "text",
    [
        "Atrial fibrillation (AF) is common.",
        "AF (atrial fibrillation) is common.",
        "An irregular heartbeat, or AF, is common.",
        "This is known as AF.",
        "Fluttering (called AF) is common.",
        "AF stands for atrial fibrillation.",
        "Irregular heartbeats (such as flutter, AF) are common.",
    ],
)
def test_an_explained_abbreviation(text: str) -> None:
    assert found(text)["AF"].places[0].explained


@pytest.mark.parametrize("text", ["AF is common.", "He has AF and asthma.", "AF (1 in 100)."])
def test_an_abbreviation_that_is_not_explained(text: str) -> None:
    assert not found(text)["AF"].places[0].explained


def test_plurals_count_as_the_same() -> None:
    (place, other) = found("Take a short-acting drug (SAD). SADs help.")["SAD"].places
    assert place.explained
    assert not other.explained


@pytest.mark.parametrize(
    "text",
    [
        "DO NOT DRIVE after it.",
        "The FGFR gene.",
        "Mutations in *FGFR* matter.",
        "Type `AF` here.",
        "See www.AF.org and a@AF.org.",
        "## References\n\nSmith AF. Title.",
    ],
)
def test_capitals_that_are_no_abbreviations(text: str) -> None:
    assert found(text) == {}


def test_two_meanings_are_both_seen() -> None:
    both = found("Multiple sclerosis (MS) or mitral stenosis (MS).")["MS"]
    assert [p.words for p in meanings(both)] == ["Multiple sclerosis", "mitral stenosis"]


def test_common_ones_are_known() -> None:
    assert {"NHS", "HIV", "DNA", "MRI", "GP"} <= known_abbreviations()


@given(st.text(alphabet="AFB ()a,or.s", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    for abbreviation in found(text).values():
        assert abbreviation.places
        list(meanings(abbreviation))


def test_a_time_zone_behind_a_time_is_no_abbreviation_to_explain() -> None:
    text = "# T\n\nCall us from 8:00 a.m. to 4:30 p.m. ET. ET makes hands shake.\n"
    (found,) = Analysis(read_text(text, "a.md")).abbreviations
    assert len(found.places) == 1


@pytest.mark.parametrize(
    "text",
    [
        "URBANA, Ill. – A study was done.",
        "MILAN, ITALY, Sept. 3, 2026 (Reuters) A study was done.",
        "BOSTON (May 4) A study was done.",
        "Take it with care: the risk is HIGH, so do NOT skip a dose.",
    ],
)
def test_datelines_and_shouted_words_are_no_abbreviations(text: str) -> None:
    assert set(found(text)) <= {"NOT"}


def test_what_only_begins_like_a_dateline_is_one() -> None:
    assert set(found("GERD, or reflux, is common.")) == {"GERD"}

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.jargon import find_terms
from medlint.resources import data_file


def unexplained(text: str, form: str = "markdown") -> list[str]:
    article = Analysis(read_text(text, "", form))  # type: ignore[arg-type]
    return [use.text for use in find_terms(article) if not use.explained]


@pytest.mark.parametrize(
    "text",
    [
        "It may cause shortness of breath (dyspnoea).",
        "It may cause dyspnoea (trouble breathing).",
        "It may cause dyspnoea, or trouble breathing, at night.",
        "Being out of breath is called dyspnoea.",
        "Being out of breath, also known as dyspnoea.",
        "Dyspnoea means that breathing is hard.",
        "You may have dyspnoea, which makes breathing hard.",
        "Dyspnoea: trouble breathing.",
        "Dyspnoea is trouble with breathing.",
        "It causes dyspnoea – trouble breathing.",
        "You may have [dyspnoea](/dyspnoea).",
        '<p>You may have <abbr title="trouble breathing">dyspnoea</abbr>.</p>',
        "You may be short of breath. Shortness of breath can last, and dyspnoea is frightening.",
        "The medical name for it is dyspnoea.",
    ],
)
def test_a_term_explained_in_any_usual_way_is_left_alone(text: str) -> None:
    assert unexplained(text, "html" if text.startswith("<") else "markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        "It may cause dyspnoea and chest pain.",
        "It may cause dyspnoea (1 in 100).",
        "It may cause dyspnoea or chest pain.",
        "It can exacerbate the pain.",
        "Severe dyspnoea needs help at once.",
        "The prognosis is favourable.",
        "Dyspnoea is often treated at home.",
        "It may cause dyspnoea (see figure 2).",
    ],
)
def test_a_term_that_is_not_explained_is_found(text: str) -> None:
    assert len(unexplained(text)) == 1


def test_a_term_is_found_once_at_its_first_use_outside_headings() -> None:
    text = "# Biopsy\n\n## A biopsy\n\nThe biopsy takes an hour.\n\nAfter the biopsy, rest.\n"
    (use,) = find_terms(Analysis(read_text(text, "", "markdown")))
    assert use.passage.text.startswith("The biopsy")
    assert use.uses == 2


@pytest.mark.parametrize(
    "text",
    [
        "She had a cardiac arrest.",
        "He has atrial fibrillation (an irregular heartbeat).",
        "The British Cardiac Society met in May.",
        "Chronic obstructive pulmonary disease (a lung disease) gets worse.",
        "Haemophilus influenzae is a germ.",
        "## References\n\nSmith. Dyspnoea in adults.",
    ],
)
def test_names_are_left_alone(text: str) -> None:
    assert unexplained(text) == []


def test_the_table_is_well_formed() -> None:
    lines = data_file("plain", "jargon.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert len(rows) >= 400
    assert all(len(row) == 7 for row in rows)
    names = [row[0] for row in rows]
    assert len(set(names)) == len(names)
    for name, forms, kind, plain, us, _, source in rows:
        assert kind in ("replace", "explain", "verb"), name
        assert plain, name
        assert plain != us, name
        assert source, name
        assert name not in forms.split(", "), name
        assert name.lower() not in plain.lower().split(), name


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(unexplained(f"dyspnoea {text} biopsy ({text}"), list)

from __future__ import annotations

import pytest

from medlint.document.read import read_bytes
from medlint.language.analysis import Analysis
from medlint.language.claims import Claim, find_claims


def claims(text: str) -> tuple[Claim, ...]:
    return find_claims(Analysis(read_bytes(text.encode(), "passage.md", "markdown")))


def test_a_source_in_the_paragraph_stands_behind_each_of_its_claims() -> None:
    text = "Ibuprofen relieves pain. It works within an hour ([trial](https://example.org/1))."
    assert [claim.cited for claim in claims(text)] == [True, True]


def test_a_link_within_the_site_is_no_source() -> None:
    assert [c.cited for c in claims("[Ibuprofen](/ibuprofen) relieves pain.")] == [False]


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("In mice, turmeric reduced swelling.", "animal"),
        ("A Cochrane review found that massage eases back pain.", "review"),
        ("A randomised trial showed that codeine eases pain.", "trial"),
        ("In a cohort study, statins reduced deaths.", "observational"),
        ("Statins reduce deaths.", "unstated"),
    ],
)
def test_the_design_that_the_text_tells(text: str, design: str) -> None:
    assert [claim.design for claim in claims(text)] == [design]


def test_hedges_and_boosters() -> None:
    hedged, boosted = claims("Melatonin may help some people sleep.\n\nBotox always works.")
    assert (hedged.hedged, hedged.boosted) == (True, False)
    assert (boosted.hedged, boosted.boosted) == (False, True)


def test_a_heading_that_names_a_topic_claims_nothing() -> None:
    assert not claims("## What causes insomnia\n\nThe clinic opens at nine.")


def test_signs_that_call_for_a_doctor_are_no_claims_on_a_treatment() -> None:
    text = "Ibuprofen is sold in shops. See a doctor if you have:\n\n- stomach pain\n- dizziness"
    assert not [claim for claim in claims(text) if claim.treatments]


def test_each_clause_keeps_its_own_treatment() -> None:
    (claim,) = claims("Surgery carries risks, whereas physiotherapy is safe.")
    told = [([t.name for t in s.treatments], set(s.directions)) for s in claim.statements]
    assert told == [(["surgery"], {"harm"}), (["physiotherapy"], {"benefit"})]


def test_a_statement_knows_its_place_and_its_conditions() -> None:
    (claim,) = claims("Propranolol prevents migraine, but it may cause nausea.")
    passage = claim.sentence.passage
    clauses = [passage.text[s.start : s.end].strip() for s in claim.statements]
    assert clauses == ["Propranolol prevents migraine,", "but it may cause nausea."]
    assert claim.statements[0].conditions == ("migraine",)
    assert claim.statements[1].hedges == ("may",)


def test_side_effects_of_no_one_else_are_those_of_what_was_spoken_of() -> None:
    text = "Propranolol prevents migraine. The most common adverse reactions are cold hands."
    told = [(s.treatments[0].name, set(s.directions)) for c in claims(text) for s in c.statements]
    assert told == [("propranolol", {"benefit"}), ("propranolol", {"harm"})]


@pytest.mark.parametrize("words", ["insulin resistance", "antibiotic resistance"])
def test_what_the_body_or_germs_do_is_no_treatment(words: str) -> None:
    assert not [c for c in claims(f"Cocoa reduces {words}.") if c.treatments]

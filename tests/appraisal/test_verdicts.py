from __future__ import annotations

import re

import pytest

from medlint.appraisal.criteria import instruments
from medlint.appraisal.verdicts import Verdict, appraise
from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.settings import Settings

TEN = [
    "costs",
    "benefits",
    "harms",
    "evidence",
    "disease_mongering",
    "sources",
    "alternatives",
    "availability",
    "novelty",
    "sensational_language",
]


def verdicts(text: str) -> dict[str, Verdict]:
    article = Analysis(read_text(text, "", "markdown"), Settings())
    return {v.id: v for v in appraise(article)}


def test_the_ten_criteria_are_answered() -> None:
    found = verdicts("# News\n\nA new drug helps.")
    assert [v for v in found if found[v].instrument == "HealthNewsReview"] == TEN


@pytest.mark.parametrize(
    ("criterion", "without", "extra"),
    [
        (
            "costs",
            "The tablets ease pain.",
            "The tablets cost $30 a month and insurers cover the cost.",
        ),
        ("costs", "The tablets ease pain.", "They are cheaper than surgery, which is expensive."),
        ("harms", "The tablets ease pain.", "Side effects included nausea in 12% of patients."),
        (
            "benefits",
            "The tablets ease pain.",
            "Pain eased in 60% of patients, compared with 40% on placebo, among 200 patients.",
        ),
        ("sources", "Researchers tested it.", "The study was funded by a research council."),
        ("sources", "Researchers tested it.", "The authors report no conflicts of interest."),
        (
            "evidence",
            "It works.",
            "The randomized trial of 200 patients was small, a limitation, and cannot prove a cause.",
        ),
        (
            "alternatives",
            "It works.",
            "It was compared with the standard treatment, which is surgery.",
        ),
        ("availability", "It works.", "It is approved by the FDA and available on prescription."),
    ],
)
def test_what_is_said_raises_the_score(criterion: str, without: str, extra: str) -> None:
    low = verdicts(f"# News\n\n{without}")[criterion]
    high = verdicts(f"# News\n\n{without} {extra}")[criterion]
    assert high.score > low.score + 0.03
    assert high.evidence


def test_hype_lowers_the_score() -> None:
    calm = verdicts("# News\n\nThe tablets eased pain in some patients.")["sensational_language"]
    loud = verdicts("# Miracle breakthrough\n\nThis revolutionary miracle is a game changer!")
    assert calm.status == "met"
    assert loud["sensational_language"].status == "unmet"
    assert loud["sensational_language"].advice


def test_money_for_research_is_no_cost_of_care() -> None:
    grant = verdicts("# News\n\nThe team won a $3 million grant.")["costs"]
    assert grant.status == "unmet"


def test_evidence_lies_in_the_text() -> None:
    text = "# News\n\nIt is dear.\n\nSide effects were common: 3 of 10 patients felt sick."
    for verdict in verdicts(text).values():
        assert all(0 <= span.start < span.end <= len(text) for span in verdict.evidence)
        assert 0 <= verdict.score <= 1


def test_what_a_person_must_judge_is_not_guessed() -> None:
    found = verdicts("# News\n\nText.")
    assert found["discern_16_overall"].human
    assert found["discern_16_overall"].status == "not-applicable"


def test_an_empty_article_is_survived() -> None:
    assert len(verdicts("")) == sum(len(i.criteria) for i in instruments())


def test_every_criterion_has_a_question_and_every_signal_its_words() -> None:
    for instrument in instruments():
        for criterion in instrument.criteria:
            assert criterion.question.endswith("?")
            assert criterion.human or criterion.signals
            assert criterion.human or criterion.advice
            for signal in criterion.signals:
                assert signal.any or signal.measure
                assert not re.search(r"[{]\w*[a-z]\w*[}]", " ".join(signal.any)), signal.says


def test_page_furniture_is_no_call_to_action() -> None:
    text = "# Flu\n\nFlu is an illness.\n\nIt passes.\n\nContact us\n\n© 2024 All rights reserved."
    assert not any("Contact" in r for v in verdicts(text).values() for r in v.reasons)
    assert verdicts(text)["cdc_5_call_to_action"].status == "unmet"


def test_risks_are_asked_of_each_treatment() -> None:
    both = "# Pain\n\nIbuprofen eases pain, and can cause ulcers as a side effect."
    one = f"{both}\n\nBotox relieves pain."
    assert verdicts(one)["discern_11_risks"].score < verdicts(both)["discern_11_risks"].score


def test_what_words_tell_little_about_is_said_to_be_weak() -> None:
    weak = {v.id for v in verdicts("# Flu\n\nFlu is an illness.").values() if v.weak}
    assert weak == {"disease_mongering", "availability", "novelty"}


@pytest.mark.parametrize(
    ("criterion", "extra"),
    [
        ("sources", "NEW YORK, /PRNewswire/ -- Acme Inc. is a biotechnology company."),
        ("sources", "The trial was paid for with a gift from the Alder Family Foundation."),
        ("sources", "Dr Lee consults for the maker."),
        ("availability", "The tablets are currently used to treat migraine."),
        ("availability", "It was compared with placebo in a randomised trial."),
        ("availability", "The maker hopes to bring it to the market next year."),
        ("novelty", "Existing treatments take hours to work."),
    ],
)
def test_what_reviewers_look_for_raises_the_score(criterion: str, extra: str) -> None:
    text = "# News\n\nThe tablets ease pain, said the team."
    assert verdicts(f"{text} {extra}")[criterion].score > verdicts(text)[criterion].score


@pytest.mark.parametrize(
    "extra",
    [
        "See the article for financial disclosures, funding and support.",
        "The federally funded campaign ran for three months.",
        "Dr Lee is an NIH-supported researcher.",
        "She won the President's award from her old school.",
        "The exercises were supported by a video.",
        "They are drafting a grant proposal to the National Institutes of Health.",
        "About one in nine men will have it, says the National Institutes of Health.",
        "Funding for HAB comes from growers.",
        "Palliative care consults for patients were fewer.",
    ],
)
def test_what_tells_nobody_who_paid_earns_nothing(extra: str) -> None:
    text = "# News\n\nThe tablets ease pain, said the team."
    assert verdicts(f"{text} {extra}")["sources"].score == verdicts(text)["sources"].score


@pytest.mark.parametrize(
    "extra",
    [
        "The federally funded study ran for three months.",
        "NIH-supported trials came to the same end.",
        "It was supported by a grant from the lung council.",
        "The lab is supported by the Alder Foundation.",
        "The maker is a spin-off of the university, of which Dr Lee is a co-founder.",
        "The authors declare no ties to industry.",
        "Dr Lee has filed for a patent on the test.",
    ],
)
def test_who_paid_and_who_gains_is_seen_in_many_words(extra: str) -> None:
    text = "# News\n\nThe tablets ease pain, said the team."
    assert verdicts(f"{text} {extra}")["sources"].score > verdicts(text)["sources"].score

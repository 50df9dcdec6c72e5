from __future__ import annotations

import re

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.caveats.wording import expression
from medlint.rules.loader import load_rules
from medlint.rules.model import Finding, Rule
from medlint.settings import Settings

RULES = {r.name: r for r in load_rules().rules if "subject" in r.data}


def found(name: str, text: str, **settings: str) -> list[Finding]:
    article = Analysis(read_text(text, "", "markdown"), Settings(**settings))  # type: ignore[arg-type]
    return list(RULES[name].check(RULES[name], article))


def test_there_are_enough_rows() -> None:
    assert len(RULES) >= 120


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_good_example_says_it_in_other_words(rule: Rule) -> None:
    if not rule.data["said"]:
        return
    first = re.compile(rule.data["said"][0], re.IGNORECASE)
    assert not any(first.search(example.text) for example in rule.good)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_expression_compiles_and_names_concepts_that_exist(rule: Rule) -> None:
    found = [expression(rule, k) for k in ("said", "unless", "context", "near", "absent")]
    assert any(found) or "says" in rule.data or rule.data["said"] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_suggested_sentence_satisfies_its_row(rule: Rule) -> None:
    for example in rule.bad if rule.data.get("suggestion") else ():
        settings = {"region": rule.region, **example.settings}
        article = Analysis(
            read_text(f"{example.text} {rule.data['suggestion']}", "", "markdown"),
            Settings(**settings),
        )
        assert not list(rule.check(rule, article))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_what_was_not_read_at_the_source_is_no_error(rule: Rule) -> None:
    assert rule.severity != "error" or rule.data["basis"].startswith("read")


def test_a_word_in_passing_calls_for_nothing() -> None:
    text = "# Colds\n\nMost colds get better without treatment. Some people take ibuprofen."
    assert not found("nsaid-stomach", text)


def test_a_brand_has_the_caveats_of_its_class() -> None:
    assert found("nsaid-stomach", "# Nurofen\n\nNurofen helps with pain.")


def test_fear_of_dependence_is_no_warning() -> None:
    text = "# Codeine\n\nCodeine helps. Many people are fearful of becoming dependent on codeine."
    assert found("opioid-dependence", text)


def test_a_harm_denied_is_no_warning() -> None:
    text = "# Codeine\n\nCodeine helps, and without any risk of addiction to codeine."
    assert found("opioid-dependence", text)


def test_a_caveat_counts_for_its_own_treatment() -> None:
    text = (
        "# Botox versus steroid injections\n\n## Steroid injections\n\nThey wear off.\n\n"
        "## Botox\n\nBotox helps."
    )
    assert found("botulinum-temporary", text)


def test_the_fix_is_unsafe_and_adds_the_sentence() -> None:
    text = "# Codeine\n\nCodeine helps.\n\nMore text."
    fix = found("opioid-dependence", text)[0].fix
    assert fix is not None
    assert fix.safety == "unsafe"
    edit = fix.edits[0]
    assert text[: edit.span.start].endswith("Codeine helps.")
    assert edit.span.start == edit.span.end


# Words that warnings share with any article: none of them is a warning by itself.
PLEASANT = (
    "It is one of the most popular choices today. Many people say that it changed their lives"
    " within months. It is taken once a day and works around the clock. Friendly staff at the"
    " pharmacy are happy to talk. It fits easily into a busy day of work, driving the"
    " children to school, hospital visits and seeing friends, without any side effects. The heart,"
    " the skin and the brain all gain from rest, water, fresh air, good food and exercise."
    " Unlike statins, opioids, antidepressants, painkillers, antibiotics, nitrates, warfarin or"
    " alcohol, it is loved by all who try it. One man was pregnant with ideas within the week."
    " Enjoy the sun, sleep like a baby and get in your car the next morning. It should be seen as a"
    " way to a better life, as children and teenagers say. Nothing tests your patience less."
)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_pleasant_words_satisfy_no_caveat(rule: Rule) -> None:
    for example in rule.bad:
        settings = Settings(**{"region": rule.region, **example.settings})
        article = Analysis(read_text(f"{example.text} {PLEASANT}", "", "markdown"), settings)
        assert list(rule.check(rule, article))


def test_a_treatment_that_is_advised_calls_for_its_leading_caveat() -> None:
    text = "# Sore elbows\n\nRest the arm for some days. Take ibuprofen for the pain. It passes."
    assert [f.severity for f in found("nsaid-stomach", text)] == ["suggestion"]
    assert not found("nsaid-kidney", text)


def test_a_link_to_more_about_the_treatment_is_enough() -> None:
    text = "# Sore elbows\n\nRest the arm. Take [ibuprofen](https://example.org/ibuprofen)."
    assert not found("nsaid-stomach", text)


def test_a_treatment_advised_against_calls_for_nothing() -> None:
    text = "# Sore elbows\n\nRest the arm for some days. Do not take ibuprofen. It passes."
    assert not found("nsaid-stomach", text)


def test_a_short_text_that_keeps_naming_a_treatment_is_about_it() -> None:
    text = "# Clear skin\n\nIsotretinoin clears acne. Isotretinoin is taken with food."
    assert [f.severity for f in found("isotretinoin-pregnancy", text)] == ["warning"]


def test_the_title_counts_for_more_than_the_kind() -> None:
    assert found("insulin-hypo", "# Insulin\n\nInsulin is taken before meals.", kind="condition")


# A denial of what the row asks for, in words that would satisfy it.
DENIALS = [
    ("nsaid-stomach", "It will not upset your stomach."),
    ("nsaid-stomach", "It eases stomach cramps."),
    ("opioid-dependence", "They are not addictive."),
    ("antidepressant-suicidal", "They prevent suicide."),
    ("anticoagulant-bleeding", "They never cause bleeding."),
    ("hrt-risks", "It does not cause breast cancer."),
    ("isotretinoin-pregnancy", "It is quite safe in pregnancy."),
    ("biologic-infection", "It fights infection."),
    ("lithium-monitoring", "No blood tests are needed."),
    ("turmeric-liver", "It protects the liver."),
    ("glp1-harms", "It does not make you feel sick."),
    ("sedating-antihistamine", "You will not feel drowsy."),
    ("surgery-risks", "There are no risks."),
    ("vaccine-reactions", "It prevents fever and headache."),
]


@pytest.mark.parametrize(("name", "sentence"), DENIALS)
def test_a_denial_does_not_satisfy(name: str, sentence: str) -> None:
    rule = RULES[name]
    settings = Settings(**{"region": rule.region, **rule.bad[0].settings})
    article = Analysis(read_text(f"{rule.bad[0].text} {sentence}", "", "markdown"), settings)
    assert list(rule.check(rule, article))


# Warnings as leaflets and charities word them.
WORDINGS = [
    ("nsaid-stomach", "Stop and get help if you pass black, sticky stools."),
    ("nsaid-pregnancy", "It can affect the baby's circulation in the third trimester."),
    ("opioid-drowsiness", "Avoid activities that need you to be alert."),
    ("opioid-dependence", "The usual dose may no longer be enough, and you need more for relief."),
    ("paracetamol-maximum", "Many cold and flu remedies already include it."),
    ("antidepressant-stopping", "The dose is lowered over several weeks before you finish."),
    ("antidepressant-suicidal", "If you think of taking your own life, get help."),
    ("antibiotic-as-told", "Overuse breeds superbugs."),
    ("oral-steroid-stopping", "Your body needs time to make its own hormone again."),
    ("warfarin-care", "Keep the amount of leafy greens steady."),
    ("back-pain-red-flags", "You can no longer tell when your bladder is full."),
    ("back-pain-natural-course", "Nine in ten episodes settle within six weeks."),
    ("insulin-hypo", "Feeling shaky, sweaty and hungry means that you need sugar."),
    ("combined-pill-clots", "Pain or swelling in one calf needs a doctor."),
    ("isotretinoin-mood", "Loss of libido has been reported."),
    ("methotrexate-weekly", "Deaths have followed when it was taken daily by mistake."),
    ("botulinum-spread", "It may affect muscles far from where it was given."),
    ("botulinum-who-not", "You cannot have it while you are breastfeeding."),
    ("screening-harms", "No test is right every time, and some cancers are missed."),
    ("suicide-help", "Text SHOUT to 85258."),
    ("treatment-risks", "As with any operation, complications can follow."),
]


@pytest.mark.parametrize(("name", "sentence"), WORDINGS)
def test_a_caveat_in_other_words_counts(name: str, sentence: str) -> None:
    rule = RULES[name]
    settings = Settings(**{"region": rule.region, **rule.bad[0].settings})
    article = Analysis(read_text(f"{rule.bad[0].text} {sentence}", "", "markdown"), settings)
    assert not list(rule.check(rule, article))


def test_news_of_a_study_in_mice_owes_its_limits() -> None:
    text = (
        "# New drug repairs nerves\n\nResearchers gave the drug to mice. The mice walked again."
        " It could help patients."
    )
    assert found("early-research", text, kind="news")


def test_a_sign_of_cancer_on_another_page_calls_for_a_doctor() -> None:
    text = "# Breast cancer\n\nA sign is a lump in the breast. Most are found by women themselves."
    assert [f.severity for f in found("breast-lump", text, kind="condition")] == ["suggestion"]


def test_the_usual_painkillers_named_as_a_choice_owe_nothing() -> None:
    text = (
        "# Sore throat\n\nRest your voice for some days. Use paracetamol or ibuprofen. It passes."
    )
    assert not found("nsaid-stomach", text)
    assert not found("paracetamol-maximum", text)


def test_news_owes_nothing_of_what_it_only_compares_with() -> None:
    text = (
        "# New pill\n\nThe new pill eased pain better than codeine. Codeine made some people ill."
    )
    assert not found("opioid-dependence", text, kind="news")
    told = (
        "# Codeine for coughs\n\nCodeine stopped coughs in a trial of 60 people. Codeine is cheap."
    )
    assert found("opioid-dependence", told, kind="news")
    harms = f"{told} The most common side effects were sleepiness and sickness."
    assert not found("opioid-dependence", harms, kind="news")


def test_what_is_said_of_another_treatment_warns_of_no_harm_of_this_one() -> None:
    text = (
        "# Pain relief\n\n## Ibuprofen\n\nIbuprofen eases swelling. Ibuprofen works for hours.\n\n"
        "## Aspirin\n\nAspirin can cause stomach ulcers."
    )
    assert found("nsaid-stomach", text)
    general = f"{text}\n\n## Side effects\n\nSuch tablets can upset your stomach."
    assert not found("nsaid-stomach", general)

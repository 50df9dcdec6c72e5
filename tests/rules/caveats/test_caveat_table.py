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

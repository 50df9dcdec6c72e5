from __future__ import annotations

from collections.abc import Callable

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.engine.run import Engine
from medlint.rules.engine.units import units_of
from medlint.rules.engine.wording import article_for
from medlint.rules.model import Rule

Check = Callable[..., list[tuple[str, str]]]

EXISTENCE = """
extends: existence
message: "Avoid '%s'."
ignorecase: true
tokens: [breakthrough, 'miracle (?:cure|drug)s?', 'wonder\\w*', pain]
"""


def test_existence_flags_whole_words_in_any_case(check: Check) -> None:
    text = "A Breakthrough: miracle drugs, wonderful for painkillers and pain."
    assert check(EXISTENCE, text) == [
        ("Breakthrough", "Avoid 'Breakthrough'."),
        ("miracle drugs", "Avoid 'miracle drugs'."),
        ("wonderful", "Avoid 'wonderful'."),
        ("pain", "Avoid 'pain'."),
    ]


def test_existence_heeds_case_unless_told_not_to(check: Check) -> None:
    rule = "extends: existence\nmessage: 'No %s'\ntokens: [Botox]"
    assert check(rule, "botox and BOTOX and Botox") == [("Botox", "No Botox")]


def test_nonword_tokens_match_inside_words(check: Check) -> None:
    rule = "extends: existence\nmessage: x\nnonword: true\ntokens: ['\\!{2,}', ain]"
    assert [m for m, _ in check(rule, "Pain!!! Gone.")] == ["ain", "!!!"]


def test_raw_is_joined_and_goes_before_the_tokens(check: Check) -> None:
    rule = "extends: existence\nmessage: x\nraw: ['(?:very|most) ', 'un']\n"
    assert [m for m, _ in check(rule, "most unusual")] == ["most un"]
    rule = "extends: existence\nmessage: x\nraw: ['very ']\ntokens: [safe, safely]"
    assert [m for m, _ in check(rule, "very safely done, very safe")] == [
        "very safely",
        "very safe",
    ]
    rule = "extends: existence\nmessage: x\nraw: ['\\.$']\ntokens: [done]\nappend: true"
    assert [m for m, _ in check(rule, "done and done.")] == ["done."]


def test_exceptions_allow_a_match(check: Check) -> None:
    rule = EXISTENCE + "exceptions: [wonderful, back pain]\n"
    assert [m for m, _ in check(rule, "wonderful wonder for Back pain")] == ["wonder"]


def test_unless_looks_at_the_sentence_of_the_match(check: Check) -> None:
    rule = EXISTENCE + "unless: ['\\bno\\b', not called]\n"
    text = "It is no breakthrough. A breakthrough came. This is not called a breakthrough."
    assert len(check(rule, text)) == 1


def test_a_phrase_across_a_line_break_is_found(check: Check) -> None:
    assert check(EXISTENCE, "It is a miracle\ndrug.", "text")[0][0] == "miracle\ndrug"


def test_curly_apostrophes_and_no_break_spaces_count_as_plain(check: Check) -> None:
    rule = "extends: existence\nmessage: '%s'\ntokens: [\"don't worry\", 'can''t \\w+']"
    text = "So don’t\u00a0worry, you can’t lose."
    assert [m for m, _ in check(rule, text)] == ["don’t\u00a0worry", "can’t lose"]


def test_a_pattern_with_a_curly_apostrophe_means_just_that(check: Check) -> None:
    rule = "extends: existence\nmessage: x\nnonword: true\ntokens: ['’']"
    assert [m for m, _ in check(rule, "don't don’t")] == ["’"]


def test_limit_is_for_each_article(check: Check) -> None:
    assert len(check(EXISTENCE + "limit: 2\n", "pain pain pain pain")) == 2


def test_words_inside_a_web_address_are_not_prose(check: Check) -> None:
    text = "See https://example.org/pain/breakthrough for pain."
    assert len(check(EXISTENCE, text, "text")) == 1


SUBSTITUTION = """
extends: substitution
code: SPL998
message: "Use '%s' instead of '%s'."
ignorecase: true
safety: safe
swap:
  medication (condition)(s?): medical $1$2
  (?:pain killer|pain killers): painkiller
  utili[sz]e: use|apply
  side-?affect: side effect
  twice weakly: twice weekly
"""


def test_substitution_gives_the_expected_words_first(check: Check) -> None:
    assert check(SUBSTITUTION, "Many medication conditions.") == [
        ("medication conditions", "Use 'medical conditions' instead of 'medication conditions'.")
    ]


def test_a_capital_that_should_not_be(check: Check) -> None:
    rule = "extends: substitution\nmessage: '%s|%s'\nswap: {Paracetamol: paracetamol}"
    assert check(rule, "Take Paracetamol.") == [("Paracetamol", "paracetamol|Paracetamol")]


def test_substitution_offers_alternatives(check: Check) -> None:
    rule = SUBSTITUTION + "action: {name: replace}\n"
    assert check(rule, "Utilise it.") == [("Utilise", "Use 'Use' or 'Apply' instead of 'Utilise'.")]


def test_the_longest_pattern_of_a_swap_wins(check: Check) -> None:
    rule = "extends: substitution\nmessage: '%s|%s'\nswap: {in order: to, in order to: to}"
    assert check(rule, "in order to") == [("in order to", "to|in order to")]


def test_substitution_leaves_what_is_right_already(check: Check) -> None:
    rule = (
        "extends: substitution\nmessage: '%s|%s'\nignorecase: true\n"
        "swap: {nhs: NHS, 'e-?mail': email}"
    )
    assert check(rule, "Email") == []
    assert check(rule, "The NHS email, an e-mail, the nhs") == [
        ("e-mail", "email|e-mail"),
        ("nhs", "NHS|nhs"),
    ]


@pytest.mark.parametrize(
    ("text", "replacement", "safety"),
    [
        ("Pain killers", "Painkiller", "safe"),
        ("pain killers", "painkiller", "safe"),
        ("MEDICATION CONDITION", "MEDICAL CONDITION", "safe"),
        ("side-affect", "side effect", "safe"),
    ],
)
def test_fixes_take_the_case_of_what_they_replace(
    rule_from: Callable[[str], Rule], text: str, replacement: str, safety: str
) -> None:
    rule = rule_from(SUBSTITUTION)
    (finding,) = rule.check(rule, Analysis(read_text(text)))
    assert finding.fix is not None
    assert [e.replacement for e in finding.fix.edits] == [replacement]
    assert finding.fix.safety == safety


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It is a side effect.", "It is an adverse effect."),
        ("An X-ray is an operation.", "An X-ray is a procedure."),
        ("A side effect", "An adverse effect"),
        ("Media side effect", "Media adverse effect"),
        ("an side effect", "an adverse effect"),
        ("a dose of use", "a dose of hour"),
    ],
)
def test_the_article_goes_along(rule_from: Callable[[str], Rule], text: str, fixed: str) -> None:
    rule = rule_from(
        "extends: substitution\nmessage: '%s'\n"
        "swap: {side effect: adverse effect, operation: procedure, use: hour}\n"
    )
    (finding,) = rule.check(rule, Analysis(read_text(text)))
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.replacement + text[edit.span.end :] == fixed


@pytest.mark.parametrize("word", ["hour", "injection", "MRI", "ultrasound", "x-ray", "unimportant"])
def test_words_after_an(word: str) -> None:
    assert article_for(word) == "an"


@pytest.mark.parametrize(
    "word", ["unit", "user", "European", "one-off", "urine test", "GP", "uterus"]
)
def test_words_after_a(word: str) -> None:
    assert article_for(word) == "a"


def test_a_fix_that_drops_a_negation_or_a_number_is_never_safe(
    rule_from: Callable[[str], Rule],
) -> None:
    for swap in ("{'not safe': safe}", "{'10 mg': 100 mg}", "{'take 5': take}"):
        rule = rule_from(f"{SUBSTITUTION[: SUBSTITUTION.index('swap')]}swap: {swap}\n")
        (finding,) = rule.check(
            rule,
            Analysis(
                read_text("not safe" if "not" in swap else "take 5" if "take" in swap else "10 mg")
            ),
        )
        assert finding.fix is not None
        assert finding.fix.safety == "unsafe"


def test_actions_replace_remove_and_edit(rule_from: Callable[[str], Rule]) -> None:
    base = "extends: existence\nmessage: '%s'\nsafety: safe\n"
    cases = {
        "tokens: [very]\naction: {name: remove}": ("It is very sore.", "It is sore."),
        "tokens: [chilblane]\naction: {name: replace, params: [chilblain]}": (
            "a chilblane here",
            "a chilblain here",
        ),
        "tokens: ['sore  throat']\naction: {name: edit, params: [regex, ' +', ' ']}": (
            "a sore  throat",
            "a sore throat",
        ),
        "tokens: ['NHS/GP']\naction: {name: edit, params: [[split, /, 1], [lower]]}": (
            "NHS/GP",
            "gp",
        ),
    }
    for keys, (before, after) in cases.items():
        rule = rule_from(base + keys)
        (finding,) = rule.check(rule, Analysis(read_text(before)))
        assert finding.fix is not None, keys
        (edit,) = finding.fix.edits
        assert before[: edit.span.start] + edit.replacement + before[edit.span.end :] == after


def test_occurrence_counts_in_each_text(check: Check) -> None:
    rule = "extends: occurrence\nmessage: '%d commas'\nscope: sentence\nmax: 2\ntoken: ','"
    text = "One, two, three, four. One, two."
    assert check(rule, text) == [(",", "3 commas")]


def test_occurrence_may_ask_for_a_least_number(check: Check) -> None:
    rule = "extends: occurrence\nmessage: '%d found'\nscope: summary\nmin: 1\ntoken: doctor"
    assert check(rule, "Rest and drink.\n\nSleep.", "text") == [("Rest", "0 found")]
    assert check(rule, "Rest.\n\nSee a doctor.", "text") == []


def test_repetition_flags_a_doubled_word(check: Check) -> None:
    rule = (
        "extends: repetition\nmessage: \"'%s' is repeated\"\nalpha: true\nignorecase: true\n"
        "tokens: ['[^\\s]+']\naction: {name: edit, params: [truncate, ' ']}"
    )
    assert check(rule, "This is is it. The the end, 5 5. That is. Is it?") == [
        ("is is", "'is' is repeated"),
        ("The the", "'the' is repeated"),
    ]


def test_consistency_flags_the_rarer_form_once_a_block(check: Check) -> None:
    rule = (
        "extends: consistency\nmessage: \"'%s' and '%s'\"\nignorecase: true\n"
        "either: {painkillers?: pain killers?, colour: color}"
    )
    text = "A pain killer; colour.\n\nPain killers, pain killers.\n\nA painkiller and painkillers."
    assert check(rule, text) == [("painkiller", "'painkiller' and 'pain killer'")]
    assert check(rule, "A painkiller.\n\nA pain killer.") == [
        ("pain killer", "'pain killer' and 'painkiller'")
    ]


def test_conditional_wants_an_abbreviation_introduced(check: Check) -> None:
    rule = (
        "extends: conditional\nmessage: \"'%s' is not explained\"\n"
        "first: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Za-z]+ )+\\(([A-Z]{3,5})\\)'\n"
        "exceptions: [NHS]\n"
    )
    text = "The MHRA met.\n\nA magnetic scan (MRI) by the NHS.\n\nThen MRI and CRP."
    assert [m for m, _ in check(rule, text)] == ["MHRA", "CRP"]


@pytest.mark.parametrize(
    ("match", "right", "wrong"),
    [
        ("$sentence", "How the NHS treats back pain", "How To Treat Back Pain"),
        ("$sentence", "Treating Crohn's disease", "treating pain"),
        ("$title", "How to Treat Back Pain", "How to treat back pain"),
        ("$lower", "all lower", "Not lower"),
        ("$upper", "ALL UPPER", "Not upper"),
        ("'^Why'", "Why it helps", "It helps"),
    ],
)
def test_capitalization(check: Check, match: str, right: str, wrong: str) -> None:
    rule = f"extends: capitalization\nmessage: \"'%s'\"\nmatch: {match}\nexceptions: [Crohn's]\n"
    assert check(rule, right, "text") == []
    assert [m for m, _ in check(rule, wrong, "text")] == [wrong]


def test_sequence_of_words(check: Check) -> None:
    rule = (
        "extends: sequence\nmessage: \"'%[1]s … %[2]s'\"\nignorecase: true\n"
        "tokens: [{pattern: proven, skip: 1}, {pattern: to|for, negate: true}]"
    )
    assert check(rule, "It is proven safe. It is proven.") == [("proven safe", "'proven … safe'")]


def test_metric_over_the_whole_article(check: Check) -> None:
    rule = (
        "extends: metric\nmessage: 'Grade %s'\ncondition: '> 6'\n"
        "formula: |\n  (0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59\n"
    )
    hard = "Multidisciplinary rehabilitation necessitates considerable physiological adaptation."
    assert check(rule, "The cat sat. The dog ran.") == []
    assert check(rule, hard)[0][1].startswith("Grade ")


def test_readability_takes_the_mean_of_grades(check: Check) -> None:
    rule = "extends: readability\nmessage: '%s'\ngrade: 8\nmetrics: [Flesch-Kincaid, Gunning Fog]"
    assert check(rule, "The cat sat. The dog ran.") == []
    assert len(check(rule, "Multidisciplinary rehabilitation necessitates adaptation.")) == 1


def test_region_rules_run_in_their_region_only(check: Check) -> None:
    rule = EXISTENCE + "region: uk\n"
    assert check(rule, "pain") == []
    assert check(rule, "pain", region="us") == []
    assert len(check(rule, "pain", region="uk")) == 1


def test_a_catastrophic_pattern_stops_and_is_named(rule_from: Callable[[str], Rule]) -> None:
    rule = rule_from("extends: existence\nmessage: x\nnonword: true\ntokens: ['(?:a+)+$', pain]")
    engine = Engine([rule], [units_of(rule.spec)])  # type: ignore[arg-type]
    engine.state(0).patterns.limit = 0.05
    told: list[str] = []
    text = "a" * 5000 + "! pain"
    for _ in range(2):
        list(engine.run(Analysis(read_text(text)), engine.plan([rule.code]), told.append))
    assert len(told) == 2
    assert rule.code in told[0]
    assert "more than 0.05 s" in told[0]


def test_patterns_that_run_everywhere_are_listed(rule_from: Callable[[str], Rule]) -> None:
    rule = rule_from("extends: existence\nmessage: x\ntokens: ['[A-Z]+', pain, 'kill\\w+']")
    engine = Engine([rule], [units_of(rule.spec)])  # type: ignore[arg-type]
    assert engine.everywhere == [(rule.code, "[A-Z]+")]

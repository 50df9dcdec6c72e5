"""Fixes of words, doses and marks: each takes its finding away, and a second run changes nothing."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from medlint.document.model import Document
from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.linter.fixes import apply_edits, fix_document
from medlint.rules.loader import load_rules
from medlint.rules.model import Example, Finding, Rule
from medlint.settings import Settings

OURS = [r for r in load_rules().rules if r.family in ("SPL", "DOS", "TYP")]
CASES = [(r, e) for r in OURS for e in r.bad if e.format == "markdown" and e.fixed is not None]
AROUND = ["{}", "> {}", "- {}\n- other", "Before.\n\n{}\n\nAfter.", "| a | b |\n|-|-|\n| {} | c |"]


def checked(rule: Rule, example: Example, document: Document) -> list[Finding]:
    given = {"region": rule.region, **example.settings}
    return list(rule.check(rule, Analysis(document, Settings(**given))))


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(CASES), st.sampled_from(AROUND), st.data())
def test_one_fix_takes_its_own_finding_away(
    case: tuple[Rule, Example], around: str, data: st.DataObject
) -> None:
    rule, example = case
    text = around.format(example.text) if "\n" not in example.text else example.text
    document = read_text(text, "", "markdown")
    found = [f for f in checked(rule, example, document) if f.fix]
    if not found:
        return
    finding = data.draw(st.sampled_from(found))
    assert finding.fix is not None
    fixed = apply_edits(document.source.text, finding.fix.edits)
    before = Counter(f.message for f in checked(rule, example, document))
    after = Counter(f.message for f in checked(rule, example, read_text(fixed, "", "markdown")))
    assert after[finding.message] < before[finding.message]
    assert sum(after.values()) < sum(before.values())


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(CASES))
def test_a_second_run_changes_nothing(case: tuple[Rule, Example]) -> None:
    rule, example = case

    def check(document: Document) -> list[Finding]:
        return checked(rule, example, document)

    once = fix_document(read_text(example.text, "", "markdown"), check, unsafe=True).text
    twice = fix_document(read_text(once, "", "markdown"), check, unsafe=True)
    assert twice.text == once
    assert not twice.applied

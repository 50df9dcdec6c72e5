"""Patterns that run only where they may match find what one expression for all finds."""

from __future__ import annotations

import pytest

from medlint.language.phrases import fold
from medlint.rules.claims.wording import any_of, matches_of
from medlint.rules.loader import load_rules
from medlint.rules.model import Rule

RULES = [r for r in load_rules().rules if r.family == "CLM" and "phrases" in r.data]


def spans(patterns: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    return [m.span() for m in matches_of(patterns, text, fold(text))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_as_one_expression(rule: Rule) -> None:
    patterns = tuple(rule.data["phrases"])
    for example in (*rule.bad, *rule.good):
        found = [m.span() for m in any_of(patterns).finditer(example.text)]
        assert spans(patterns, example.text) == found


def test_case_is_ignored() -> None:
    assert spans((r"\bcures? colds\b",), "It Cures COLDS.") == [(3, 14)]


def test_the_first_begins_and_none_lies_over_another() -> None:
    assert spans(("colds and", "cures colds", "and flu"), "it cures colds and flu") == [
        (3, 14),
        (15, 22),
    ]


def test_the_earlier_pattern_counts_where_two_begin_at_one_place() -> None:
    assert spans(("cures", "cures colds"), "cures colds") == [(0, 5)]


def test_a_pattern_that_needs_no_string_runs_everywhere() -> None:
    assert spans((r"\d+",), "12 of 20") == [(0, 2), (6, 8)]

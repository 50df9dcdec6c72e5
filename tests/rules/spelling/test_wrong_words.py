"""Wrong words, doses and typography: each pattern of a swap has an example that needs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.engine.matching import Match
from medlint.rules.engine.run import alone
from medlint.rules.engine.state import Job
from medlint.rules.engine.views import views
from medlint.rules.loader import load_rules
from medlint.rules.model import Example, Rule

SWAPS = [
    rule
    for rule in load_rules().rules
    if rule.family == "SPL" and rule.spec and rule.spec.kind == "substitution"
]


@pytest.mark.parametrize("rule", SWAPS, ids=lambda rule: rule.name)
def test_every_pattern_is_met_by_an_example(rule: Rule) -> None:
    units = alone(rule).state(0).units
    met = {match.unit for example in rule.bad for match in matches(rule, example)}
    assert [unit.pattern for i, unit in enumerate(units) if i not in met] == []


def matches(rule: Rule, example: Example) -> Iterator[Match]:
    engine = alone(rule)
    article = Analysis(read_text(example.text, "", example.format))  # type: ignore[arg-type]
    job = Job(engine.state(0), article, [], engine.prefilter)
    for family in {selector.family for selector in engine.state(0).selectors}:
        for view in views(article, family):
            yield from job.matches(view, engine.index.hits(view.folded).get(0, []))


def test_there_are_many_wrong_words() -> None:
    wrong = [rule for rule in SWAPS if rule.code.startswith("SPL20")]
    assert sum(len(alone(rule).state(0).units) for rule in wrong) >= 250

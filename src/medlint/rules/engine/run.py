"""Runs the rules of the engine over an article: one pass for all strings, then rule by rule."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from medlint.language.analysis import Analysis
from medlint.rules.engine import capitals, counts, metric, pairs, sequence, words
from medlint.rules.engine.index import Hit, Index, index_of
from medlint.rules.engine.state import Job, State
from medlint.rules.engine.units import Unit, units_of
from medlint.rules.engine.views import View, views
from medlint.rules.model import Finding, Rule

RUNNERS: dict[str, Callable[[Job], Iterator[Finding]]] = {
    "existence": words.existence,
    "substitution": words.substitution,
    "occurrence": counts.occurrence,
    "repetition": counts.repetition,
    "consistency": pairs.consistency,
    "conditional": pairs.conditional,
    "capitalization": capitals.capitalization,
    "sequence": sequence.sequence,
    "metric": metric.metric,
    "readability": metric.readability,
}
METRICS = frozenset({"metric", "readability"})
# These read every text of their scope, whatever the index finds there.
READS_ALL = frozenset({"conditional", "capitalization", "sequence"})

Warn = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """Which of the engine's rules run, by the family of views that they read."""

    active: frozenset[int]
    families: dict[str, frozenset[int]]
    eager: dict[str, tuple[int, ...]]  # those that read every view of a family
    exact: dict[str, tuple[int, ...]]  # those to run wherever case folding is not simple


class Engine:
    """The rules of a rule set that files alone describe, with their common index.

    ``prefilter`` false runs every pattern everywhere: slow, with the same findings.
    """

    def __init__(
        self, rules: Iterable[Rule], units: Iterable[tuple[Unit, ...]], prefilter: bool = True
    ) -> None:
        everything = tuple(units)
        self.index: Index = index_of(everything)
        self.prefilter = prefilter
        self.states = [
            State(rule, rule.spec, own, self.index.always.get(i, ()))
            for i, (rule, own) in enumerate(zip(rules, everything, strict=True))
            if rule.spec is not None
        ]
        self._numbers = {state.rule.code: i for i, state in enumerate(self.states)}

    @property
    def everywhere(self) -> list[tuple[str, str]]:
        """Rules and patterns that no required string keeps from running on every text."""
        return [
            (self.states[number].rule.code, self.states[number].units[i].pattern)
            for number, units in self.index.always.items()
            for i in units
        ]

    def plan(self, codes: Iterable[str]) -> Plan:
        """What the rules with these codes ask for."""
        active = frozenset(self._numbers[code] for code in codes if code in self._numbers)
        families: dict[str, set[int]] = {}
        for number in active:
            for selector in self.states[number].selectors:
                families.setdefault(selector.family, set()).add(number)
        return Plan(
            active,
            {name: frozenset(numbers) for name, numbers in families.items()},
            {name: tuple(filter(self._eager, numbers)) for name, numbers in families.items()},
            {name: tuple(filter(self._exact, numbers)) for name, numbers in families.items()},
        )

    def _eager(self, number: int) -> bool:
        state = self.states[number]
        return (
            not self.prefilter
            or bool(state.always)
            or state.spec.kind in READS_ALL
            or bool(state.spec.keys.get("min"))
        )

    def _exact(self, number: int) -> bool:
        return any(unit.exact for unit in self.states[number].units)

    def run(self, article: Analysis, plan: Plan, warn: Warn) -> Iterator[Finding]:
        """The findings of the plan's rules, in the order of the rules."""
        work: dict[int, list[tuple[View, list[Hit]]]] = {
            number: [] for number in plan.active if self.states[number].spec.kind in METRICS
        }
        for family, numbers in plan.families.items():
            self._scan(article, plan, family, numbers, work)
        for number in sorted(work):
            yield from self._one(number, article, work[number], warn)

    def _scan(
        self,
        article: Analysis,
        plan: Plan,
        family: str,
        numbers: frozenset[int],
        work: dict[int, list[tuple[View, list[Hit]]]],
    ) -> None:
        for view in views(article, family):
            hits = self.index.hits(view.folded)
            wanted = {*plan.eager[family], *(hits.keys() & numbers)}
            if not view.plain:
                wanted.update(plan.exact[family])
            for number in wanted:
                if any(
                    s.family == family and s.matches(view.parts)
                    for s in self.states[number].selectors
                ):
                    work.setdefault(number, []).append((view, hits.get(number, [])))

    def _one(
        self, number: int, article: Analysis, work: list[tuple[View, list[Hit]]], warn: Warn
    ) -> Iterator[Finding]:
        state = self.states[number]
        region = state.rule.region
        if region and region != article.settings.region:
            return
        if not state.stopped:
            state.patterns.spent = 0.0
            found = RUNNERS[state.spec.kind](Job(state, article, work, self.prefilter))
            try:
                yield from islice(found, state.spec.limit or None)
            except TimeoutError:
                state.stopped = f"a pattern of it took more than {state.patterns.limit:g} s"
        if state.stopped:
            rule = state.rule
            warn(f"{rule.path or rule.name}: {rule.code} did not run to its end: {state.stopped}")


def run_rule(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The findings of one rule that a file alone describes."""
    engine = alone(rule)
    return engine.run(article, engine.plan([rule.code]), complain)


def complain(message: str) -> None:
    """Warn as Python warns, where no one else listens."""
    warnings.warn(message, RuntimeWarning, stacklevel=2)


_ALONE: dict[str, tuple[Rule, Engine]] = {}


def alone(rule: Rule, prefilter: bool = True) -> Engine:
    """An engine of one rule."""
    if rule.spec is None:
        raise ValueError(f"{rule.code} is not a rule of the engine")
    known = _ALONE.get(rule.code)
    if known is not None and known[0] is rule and prefilter:
        return known[1]
    engine = Engine([rule], [units_of(rule.spec)], prefilter)
    if prefilter:
        _ALONE[rule.code] = rule, engine
    return engine

"""Runs the rules of the engine over an article: one pass for all strings, then rule by rule."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import islice

import msgspec

from medlint.language.analysis import Analysis
from medlint.rules.engine.index import Hit, Index, index_of
from medlint.rules.engine.scopes import selectors
from medlint.rules.engine.state import Job, State
from medlint.rules.engine.units import Encoded, decoded, units_of
from medlint.rules.engine.views import View, views
from medlint.rules.model import Finding, Rule

# Where each type of rule is run: most runs need few of these modules.
RUNNERS = {
    "existence": "words",
    "substitution": "words",
    "occurrence": "counts",
    "repetition": "counts",
    "consistency": "pairs",
    "conditional": "pairs",
    "capitalization": "capitals",
    "sequence": "sequence",
    "metric": "metric",
    "readability": "metric",
}
METRICS = frozenset({"metric", "readability"})
# These read every text of their scope, whatever the index finds there.
READS_ALL = frozenset({"conditional", "capitalization", "sequence"})

Warn = Callable[[str], None]
Hits = dict[int, list[Hit]]  # by the number of the rule


class Plan(msgspec.Struct, frozen=True):
    """Which of the engine's rules run, by the family of views that they read."""

    active: frozenset[int]
    families: dict[str, frozenset[int]]
    eager: dict[str, tuple[int, ...]]  # those that read every view of a family
    exact: dict[str, set[int]]  # those to run wherever case folding is not simple


class Engine:
    """The rules of one folder that files alone describe, with their common index.

    ``prefilter`` false runs every pattern everywhere: slow, with the same findings.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        units: Sequence[Encoded],
        index: Index | None = None,
        prefilter: bool = True,
    ) -> None:
        self.index = index if index is not None else index_of(map(decoded, units))
        self.prefilter = prefilter
        self._rules = rules
        self._units = units
        self._states: dict[int, State] = {}

    def state(self, number: int) -> State:
        """What is kept of a rule while it runs, made when it is first needed."""
        state = self._states.get(number)
        if state is None:
            rule = self._rules[number]
            assert rule.spec is not None
            always = self.index.always.get(number, ())
            state = State(rule, rule.spec, decoded(self._units[number]), always)
            self._states[number] = state
        return state

    @property
    def everywhere(self) -> list[tuple[str, str]]:
        """Rules and patterns that no required string keeps from running on every text."""
        return [
            (self._rules[number].code, decoded(self._units[number])[i].pattern)
            for number, units in self.index.always.items()
            for i in units
        ]

    def plan(self, codes: Collection[str]) -> Plan:
        """What the rules with these codes ask for."""
        families: dict[str, set[int]] = {}
        for number, rule in enumerate(self._rules):
            if rule.code in codes and rule.spec and rule.spec.kind in RUNNERS:
                for selector in selectors(rule.spec.scope):
                    families.setdefault(selector.family, set()).add(number)
        return Plan(
            frozenset(number for numbers in families.values() for number in numbers),
            {name: frozenset(numbers) for name, numbers in families.items()},
            {name: tuple(filter(self._eager, numbers)) for name, numbers in families.items()},
            {name: numbers & set(self.index.exact) for name, numbers in families.items()},
        )

    def _eager(self, number: int) -> bool:
        spec = self._rules[number].spec
        return (
            not self.prefilter
            or number in self.index.always
            or (spec is not None and (spec.kind in READS_ALL or bool(spec.keys.get("min"))))
        )

    def run(self, article: Analysis, plan: Plan, warn: Warn) -> Iterator[Finding]:
        """The findings of the plan's rules, in the order of the rules."""
        work: dict[int, list[tuple[View, list[Hit]]]] = {
            number: [] for number in plan.active if self._kind(number) in METRICS
        }
        hits_in = cache(self.index.hits)  # a text is looked through for its sentences' sake too
        for family, numbers in plan.families.items():
            self._scan(article, plan, family, numbers, hits_in, work)
        for number in sorted(work):
            yield from self._one(number, article, work[number], warn)

    def _kind(self, number: int) -> str:
        spec = self._rules[number].spec
        return spec.kind if spec else ""

    def _scan(
        self,
        article: Analysis,
        plan: Plan,
        family: str,
        numbers: frozenset[int],
        hits_in: Callable[[str], Hits],
        work: dict[int, list[tuple[View, list[Hit]]]],
    ) -> None:
        fitting: dict[frozenset[str], dict[int, bool]] = {}  # whether a rule reads such views
        eager, exact = plan.eager[family], plan.exact[family]

        def worth_reading(whole: View) -> bool:
            """Whether a rule would read a sentence of such a passage: most are read by none."""
            if eager or (exact and not whole.plain):
                return True
            return not numbers.isdisjoint(hits_in(whole.folded))

        for view in views(article, family, worth_reading):
            hits = hits_in(view.folded)
            wanted = {*eager, *(hits.keys() & numbers)}
            if exact and not view.plain:
                wanted.update(exact)
            if not wanted:
                continue
            fits = fitting.setdefault(view.parts, {})
            for number in wanted:
                if number not in fits:
                    chosen = self.state(number).selectors
                    fits[number] = any(s.family == family and s.matches(view.parts) for s in chosen)
                if fits[number]:
                    work.setdefault(number, []).append((view, hits.get(number, [])))

    def _one(
        self, number: int, article: Analysis, work: list[tuple[View, list[Hit]]], warn: Warn
    ) -> Iterator[Finding]:
        state = self.state(number)
        region = state.rule.region
        if region and region != article.region:
            return
        if not state.stopped:
            state.patterns.begin(len(article.document.source.text))
            found = _runner(state.spec.kind)(Job(state, article, work, self.prefilter))
            try:
                yield from islice(found, state.spec.limit or None)
            except TimeoutError:
                state.stopped = f"a pattern of it took more than {state.patterns.limit:g} s"
        if state.stopped:
            rule = state.rule
            warn(f"{rule.path or rule.name}: {rule.code} did not run to its end: {state.stopped}")


@cache
def _runner(kind: str) -> Callable[[Job], Iterator[Finding]]:
    module = import_module(f"medlint.rules.engine.{RUNNERS[kind]}")
    runner: Callable[[Job], Iterator[Finding]] = getattr(module, kind)
    return runner


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
    engine = Engine([rule], [units_of(rule.spec)], prefilter=prefilter)
    if prefilter:
        _ALONE[rule.code] = rule, engine
    return engine

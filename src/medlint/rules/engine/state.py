"""What the engine keeps of one rule while it runs: patterns, excuses, selectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.language.phrases import ease
from medlint.rules.engine import dialect
from medlint.rules.engine.index import Hit
from medlint.rules.engine.matching import Match, Patterns
from medlint.rules.engine.scopes import Selector, selectors
from medlint.rules.engine.spec import Spec
from medlint.rules.engine.units import Unit
from medlint.rules.engine.views import View
from medlint.rules.model import Rule

if TYPE_CHECKING:
    import regex


@dataclass
class State:
    """One rule of the engine, ready to run; it lives as long as the rule set."""

    rule: Rule
    spec: Spec
    units: tuple[Unit, ...]
    always: tuple[int, ...] = ()
    stopped: str = ""  # why the rule no longer runs
    patterns: Patterns = field(init=False)

    def __post_init__(self) -> None:
        self.patterns = Patterns(self.units)

    @cached_property
    def selectors(self) -> tuple[Selector, ...]:
        """Which views the rule is about."""
        return selectors(self.spec.scope)

    @cached_property
    def _excepted(self) -> regex.Pattern[str] | None:
        return _alternatives(self.spec.exceptions, ignorecase=False)

    @cached_property
    def _excepting(self) -> regex.Pattern[str] | None:
        return _alternatives([e for e in self.spec.exceptions if " " in e], ignorecase=True)

    @cached_property
    def _unless(self) -> tuple[regex.Pattern[str], ...]:
        return tuple(
            dialect.compiled(dialect.translate(pattern), ignorecase=True)
            for pattern in self.spec.unless
        )

    def excepted(self, view: View, start: int, end: int) -> bool:
        """Whether the exceptions allow what stands at ``eased[start:end]`` of a view."""
        if self._excepted and self._excepted.search(view.eased[start:end], timeout=1):
            return True
        if self._excepting is None:
            return False
        return any(
            m.start() <= start and end <= m.end()
            for m in self._excepting.finditer(view.eased, timeout=1)
        )

    def excused(self, view: View, start: int, end: int) -> bool:
        """Whether the sentence around a match makes it legitimate, or it is part of an address."""
        if any(a < start and end <= b for a, b in view.addresses):
            return True
        if not self._unless:
            return False
        _, sentence = view.around(start)
        eased = ease(sentence)
        return any(pattern.search(eased, timeout=1) for pattern in self._unless)


def _alternatives(terms: object, *, ignorecase: bool) -> regex.Pattern[str] | None:
    given = sorted(map(str, terms), key=lambda t: -len(t))  # type: ignore[call-overload]
    if not given:
        return None
    parts = [t if t.startswith("(?i)") else f"(?-i:{t})" for t in map(dialect.translate, given)]
    if ignorecase:
        parts = [dialect.translate(t) for t in given]
    return dialect.compiled(
        dialect.template("|".join(f"(?:{p})" for p in parts), words=True), ignorecase=ignorecase
    )


@dataclass
class Job:
    """One rule over one article."""

    state: State
    article: Analysis
    views: list[tuple[View, list[Hit]]]  # those that the rule's scope names
    prefilter: bool = True

    def matches(self, view: View, hits: list[Hit]) -> Iterator[Match]:
        """The matches of all of the rule's units in a view."""
        patterns = self.state.patterns
        if not self.prefilter:
            return patterns.everywhere(view)
        return patterns.matches(view, hits, self.state.always)

    def place(self, view: View, start: int, end: int) -> Span:
        """The source span of a part of a view."""
        return view.place(start, end)[0]

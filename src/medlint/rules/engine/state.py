"""What the engine keeps of one rule while it runs: patterns, excuses, selectors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
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

REACH = 600  # characters on either side: no sentence that can be read is longer


@dataclass
class State:
    """One rule of the engine, ready to run; it lives as long as the rule set."""

    rule: Rule
    spec: Spec
    units: tuple[Unit, ...]
    always: tuple[int, ...] = ()
    stopped: str = ""  # why the rule no longer runs
    patterns: Patterns = field(init=False)
    _seen: View | None = None  # the view whose exceptions were last looked for
    _spans: Sequence[tuple[int, int]] = ()

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
        if self._seen is not view:
            found = self._excepting.finditer(view.eased, timeout=1)
            self._seen, self._spans = view, [m.span() for m in found]
        return within(self._spans, start, end)

    def excused(self, view: View, start: int, end: int) -> bool:
        """Whether the sentence around a match makes it legitimate, or it is part of an address."""
        if within(view.addresses, start - 1, end):  # the address itself may be meant
            return True
        if not self._unless:
            return False
        begin, sentence = view.around(start)
        first = max(0, start - begin - REACH)
        eased = ease(sentence[first : end - begin + REACH])
        return any(pattern.search(eased, timeout=1) for pattern in self._unless)


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans, in order and apart, holds another."""
    i = bisect_right(spans, (start, 2**62)) - 1
    return i >= 0 and spans[i][0] <= start and end <= spans[i][1]


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

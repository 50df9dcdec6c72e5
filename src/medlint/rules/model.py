"""Rules, findings and fixes: the values that pass between the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.settings import Severity

if TYPE_CHECKING:
    from medlint.rules.engine.spec import Spec

Safety = Literal["safe", "unsafe"]


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A published guideline that a rule rests on."""

    title: str
    url: str = ""


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """Replace the characters of ``span`` by ``replacement``."""

    span: Span
    replacement: str


class Fix(msgspec.Struct, frozen=True, array_like=True):
    """Edits that mend a finding.

    ``safe`` leaves the meaning unchanged and is applied by ``--fix``; ``unsafe`` needs a human.
    What touches a number, a dose, a unit, a drug's name or a negation is never safe.
    """

    edits: tuple[Edit, ...]
    safety: Safety = "unsafe"
    message: str = ""


class Related(msgspec.Struct, frozen=True, array_like=True):
    """Another place that a finding rests on."""

    message: str
    span: Span


class Finding(msgspec.Struct, frozen=True, array_like=True):
    """One thing that an editor should look at."""

    code: str
    rule: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    references: tuple[Reference, ...] = ()


class Example(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A text that a rule flags, or does not, run as a test.

    ``marks`` are the exact texts of the findings expected, in order; empty: any.
    ``fixed`` is the text after the rule's fixes are applied, where the example gives it.
    ``settings`` are those under which it is read (keys of the configuration), such as
    ``{region: uk}``; the rule's own region is set already.
    """

    text: str
    format: str = "markdown"
    marks: tuple[str, ...] = ()
    fixed: str | None = None
    settings: dict[str, Any] = {}


class Rule(msgspec.Struct, frozen=True):
    """What to flag, why, by which guideline, with examples, and the function that looks for it."""

    code: str
    name: str
    severity: Severity
    message: str
    summary: str
    why: str
    references: tuple[Reference, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: Callable[[Rule, Analysis], Iterator[Finding]]
    group: Literal["default", "pedantic"] = "default"
    region: str = ""  # "uk" or "us": only there
    options: Mapping[str, Any] = MappingProxyType({})
    data: Mapping[str, Any] = MappingProxyType({})
    path: str = ""  # the file that defines it
    spec: Spec | None = None  # what the engine looks for; None: the function is all there is

    @property
    def family(self) -> str:
        """The three letters of the code; for a rule without one, the name of its style."""
        style, dot, _ = self.code.rpartition(".")
        return style if dot else self.code[:3]

    def option(self, article: Analysis, key: str) -> Any:
        """The value that the project sets for this rule, or else the rule's own."""
        own = article.settings.options.get(self.name, {})
        return own[key] if key in own else self.options[key]

    def finding(
        self,
        span: Span,
        message: str = "",
        *,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule at a place in the source."""
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            message=message or self.message,
            span=span,
            related=tuple(related),
            fix=fix,
            references=self.references,
        )

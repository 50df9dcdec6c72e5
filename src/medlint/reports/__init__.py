"""A module for each output format; all take the same stream of outcomes and write as it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TextIO, TypeVar

from msgspec.structs import replace

from medlint.errors import MedlintError
from medlint.linter.run import FileReport
from medlint.rules.model import Finding, Rule
from medlint.settings import SEVERITIES, Severity

T = TypeVar("T")
Outcome = FileReport | MedlintError
Rules = Callable[[str], Rule | None]  # a rule by its name

ENDINGS = {
    "full": "txt",
    "concise": "concise.txt",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "rdjson": "rdjson",
    "markdown": "md",
    "html": "html",
}
FORMATS = tuple(ENDINGS)


class Kind(NamedTuple):
    """What is counted of a finding; ``fixable``: whether ``--fix`` would mend it."""

    severity: Severity
    code: str
    rule: str
    fixable: bool


@dataclass
class Tally:
    """Counts what passes by on its way to a reporter."""

    files: int = 0
    errors: list[MedlintError] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)  # of what is there, told or not
    quiet: bool = False  # errors only
    show_source: bool = False  # the line under each finding, in the concise report too

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[FileReport]:
        """Pass reports on; keep errors back, to be told at the end."""
        for outcome in outcomes:
            if isinstance(outcome, MedlintError):
                self.errors.append(outcome)
                continue
            self.files += 1
            self.kinds.update([_kind(f) for f in outcome.findings])
            if self.quiet:
                grave = tuple(f for f in outcome.findings if f.severity == "error")
                outcome = replace(outcome, findings=grave)
            yield outcome

    @property
    def severities(self) -> Counter[str]:
        """How many findings of each severity are told."""
        return self._counted(lambda kind: kind.severity)

    @property
    def codes(self) -> Counter[tuple[str, str]]:
        """How many findings of each rule, by its code and name, are told."""
        return self._counted(lambda kind: (kind.code, kind.rule))

    @property
    def fixable(self) -> int:
        """How many of the findings told ``--fix`` would mend."""
        return self._counted(lambda kind: kind.fixable)[True]

    def _counted(self, by: Callable[[Kind], T]) -> Counter[T]:
        counts: Counter[T] = Counter()
        for kind, number in self.kinds.items():
            if not self.quiet or kind.severity == "error":
                counts[by(kind)] += number
        return counts

    def anew(self) -> Tally:
        """A tally for the same stream in a further format."""
        return Tally(quiet=self.quiet, show_source=self.show_source)

    def fails(self, level: str) -> bool:
        """Whether anything stands at or above a level; ``never`` is never reached."""
        if level == "never":
            return False
        grave = SEVERITIES[: SEVERITIES.index(level) + 1]
        return any(kind.severity in grave for kind in self.kinds)


def _kind(finding: Finding) -> Kind:
    fix = finding.fix
    safe = fix is not None and fix.safety == "safe"
    return Kind(finding.severity, finding.code, finding.rule, safe)


def write(style: str, outcomes: Iterable[Outcome], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write the outcomes of a run in one of the formats."""
    from importlib import import_module

    module = import_module(f"medlint.reports.{style}")
    module.write(tally.watch(outcomes), tally, out, rules)

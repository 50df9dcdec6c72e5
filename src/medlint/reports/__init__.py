"""A module for each output format; all take the same stream of outcomes and write as it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from msgspec.structs import replace

from medlint.errors import MedlintError
from medlint.linter.run import FileReport
from medlint.rules.model import Rule
from medlint.settings import SEVERITIES

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


@dataclass
class Tally:
    """Counts what passes by on its way to a reporter."""

    files: int = 0
    errors: list[MedlintError] = field(default_factory=list)
    severities: Counter[str] = field(default_factory=Counter)  # of what is told
    found: set[str] = field(default_factory=set)  # severities of what is there, told or not
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    fixable: int = 0
    quiet: bool = False  # errors only
    show_source: bool = False  # the line under each finding, in the concise report too

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[FileReport]:
        """Pass reports on; keep errors back, to be told at the end."""
        for outcome in outcomes:
            if isinstance(outcome, MedlintError):
                self.errors.append(outcome)
                continue
            self.files += 1
            self.found.update(f.severity for f in outcome.findings)
            if self.quiet:
                grave = tuple(f for f in outcome.findings if f.severity == "error")
                outcome = replace(outcome, findings=grave)
            for finding in outcome.findings:
                self.severities[finding.severity] += 1
                self.codes[finding.code, finding.rule] += 1
                self.fixable += finding.fix is not None and finding.fix.safety == "safe"
            yield outcome

    def anew(self) -> Tally:
        """A tally for the same stream in a further format."""
        return Tally(quiet=self.quiet, show_source=self.show_source)

    def fails(self, level: str) -> bool:
        """Whether anything stands at or above a level; ``never`` is never reached."""
        if level == "never":
            return False
        return not self.found.isdisjoint(SEVERITIES[: SEVERITIES.index(level) + 1])


def write(style: str, outcomes: Iterable[Outcome], tally: Tally, out: TextIO, rules: Rules) -> None:
    """Write the outcomes of a run in one of the formats."""
    from importlib import import_module

    module = import_module(f"medlint.reports.{style}")
    module.write(tally.watch(outcomes), tally, out, rules)

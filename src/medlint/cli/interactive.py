"""``medlint check --interactive``: one finding at a time, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from medlint.cli import common
from medlint.cli.fix import rewrite
from medlint.document.model import Document
from medlint.document.read import read_file
from medlint.errors import MedlintError, ReadError
from medlint.linter.baseline import Baseline
from medlint.linter.fixes import apply_edits
from medlint.linter.ignores import add_ignores
from medlint.project.run import Job, check_document
from medlint.reports.full import Told, finding_lines, reason_lines
from medlint.rules.model import Finding

CHOICES = {
    "f": "fix it",
    "s": "skip",
    "i": "ignore here",
    "e": "ignore everywhere in this run",
    "q": "quit",
}
WIDTH = 100


class Quit(Exception):  # noqa: N818
    """The editor has had enough."""


@dataclass
class Session:
    """What an editor has decided so far that goes beyond one finding."""

    job: Job
    accepted: Baseline | None = None
    everywhere: set[str] = field(default_factory=set)  # codes that are out of the question
    told: Told = field(default_factory=Told)

    def findings(self, document: Document, skipped: Counter[tuple[str, str]]) -> list[Finding]:
        """What is left to decide on in an article."""
        report = check_document(document, self.job, self.job.rules())
        if self.accepted:
            report = Baseline(self.accepted.path, self.accepted.accepted).filter(report)
        passed = Counter[tuple[str, str]]()
        left = []
        for finding in report.findings:
            key = key_of(document, finding)
            passed[key] += 1
            if finding.code not in self.everywhere and passed[key] > skipped[key]:
                left.append(finding)
        return left


def key_of(document: Document, finding: Finding) -> tuple[str, str]:
    """What a finding is known by while the text about it changes."""
    return finding.code, document.source.slice(finding.span)


def interact(found: Iterable[Path | ReadError], job: Job, accepted: Baseline | None = None) -> int:
    """Go through the findings of each article; every decision is written at once.

    Returns the exit status.
    """
    session, status = Session(job, accepted), 0
    for item in found:
        try:
            if isinstance(item, ReadError):
                raise item
            _article(item, session)
        except (Quit, click.Abort):
            break
        except MedlintError as error:
            status = common.say(error)
    if session.everywhere:
        codes = ", ".join(f'"{code}"' for code in sorted(session.everywhere))
        click.echo(f"To keep them out for good, write in medlint.toml: ignore = [{codes}]")
    return status


def _article(path: Path, session: Session) -> None:
    skipped = Counter[tuple[str, str]]()
    document = read_file(path)
    while left := session.findings(document, skipped):
        finding = left[0]
        choice = _ask(document, left, session)
        if choice == "q":
            raise Quit
        if choice == "e":
            session.everywhere.add(finding.code)
        elif choice == "s":
            skipped[key_of(document, finding)] += 1
        else:
            rewrite(document, _changed(document, finding, choice))
            document = read_file(path)


def _ask(document: Document, left: Sequence[Finding], session: Session) -> str:
    finding = left[0]
    click.echo(click.style(f"\n{document.source.path} ({len(left)} left)", bold=True))
    click.echo("\n".join(finding_lines(document.source, finding, WIDTH)))
    for line in reason_lines(finding, session.job.rule(finding.rule), WIDTH, session.told):
        click.echo(line)
    allowed = [
        key
        for key in CHOICES
        if (key != "f" or finding.fix) and (key != "i" or document.format != "text")
    ]
    click.echo("  ".join(f"[{key}] {CHOICES[key]}" for key in allowed))
    return str(click.prompt("?", type=click.Choice(allowed), default="s", show_choices=False))


def _changed(document: Document, finding: Finding, choice: str) -> str:
    if choice == "f" and finding.fix:
        return apply_edits(document.source.text, finding.fix.edits)
    return add_ignores(document, [finding])

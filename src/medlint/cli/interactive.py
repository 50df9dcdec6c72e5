"""``medlint check --interactive``: one finding at a time, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from medlint.cli import common
from medlint.cli.fix import encode
from medlint.document.model import Document
from medlint.document.read import read_file, read_text
from medlint.errors import MedlintError, ReadError
from medlint.linter.fixes import apply_edits
from medlint.linter.ignores import add_ignores
from medlint.project.run import Job, check_document
from medlint.reports.full import finding_lines
from medlint.rules.model import Finding

CHOICES = {
    "f": "fix it",
    "s": "skip",
    "i": "ignore here",
    "e": "ignore everywhere in this run",
    "q": "quit",
}


class Quit(Exception):  # noqa: N818
    """The editor has had enough."""


def interact(found: Iterable[Path | ReadError], job: Job) -> None:
    """Go through the findings of each article; every decision is written at once."""
    everywhere: set[str] = set()
    for item in found:
        try:
            if isinstance(item, ReadError):
                raise item
            _article(item, job, everywhere)
        except Quit:
            return
        except MedlintError as error:
            common.say(error)
    if everywhere:
        codes = ", ".join(f'"{code}"' for code in sorted(everywhere))
        click.echo(f"To keep them out for good, write in medlint.toml: ignore = [{codes}]")


def _article(path: Path, job: Job, everywhere: set[str]) -> None:
    skipped: set[tuple[str, str]] = set()
    document = read_file(path)
    while True:
        findings = check_document(document, job, job.rules()).findings
        left = [
            f
            for f in findings
            if f.code not in everywhere and (f.code, document.source.slice(f.span)) not in skipped
        ]
        if not left:
            return
        finding = left[0]
        choice = _ask(document, finding, len(left))
        if choice == "q":
            raise Quit
        if choice == "e":
            everywhere.add(finding.code)
        elif choice == "s":
            skipped.add((finding.code, document.source.slice(finding.span)))
        else:
            document = _write(document, finding, choice)


def _ask(document: Document, finding: Finding, left: int) -> str:
    click.echo(click.style(f"\n{document.source.path} ({left} left)", bold=True))
    click.echo("\n".join(finding_lines(document.source, finding, 100)))
    allowed = [
        key
        for key in CHOICES
        if (key != "f" or finding.fix) and (key != "i" or document.format != "text")
    ]
    click.echo("  ".join(f"[{key}] {CHOICES[key]}" for key in allowed))
    return str(click.prompt("?", type=click.Choice(allowed), default="s", show_choices=False))


def _write(document: Document, finding: Finding, choice: str) -> Document:
    source = document.source
    if choice == "f" and finding.fix:
        text = apply_edits(source.text, finding.fix.edits)
    else:
        text = add_ignores(document, [finding])
    path = Path(source.path)
    if path.read_bytes() != encode(document, source.text):
        raise ReadError("changed meanwhile; left alone", source.path)
    common.write_atomically(path, encode(document, text))
    return read_text(text, source.path, document.format)

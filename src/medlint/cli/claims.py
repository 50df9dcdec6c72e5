"""``medlint claims``: the ledger of claims, for a reviewer to sign off."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from medlint.cli import common
from medlint.document.model import Format
from medlint.errors import MedlintError, ReadError
from medlint.project.run import Job
from medlint.reports.ledger import WRITERS, Ledger


@click.command()
@common.paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(WRITERS)),
    default="table",
    show_default=True,
    help="How to write the ledger.",
)
@click.option("--explain", is_flag=True, help="Show which words decided (table).")
@common.stdin_format_option
@common.config_option
@common.tells_errors
def claims(
    paths: tuple[Path, ...],
    format_: str,
    explain: bool,
    stdin_format: str,
    config: Path | None,
) -> None:
    """List the claims of articles: for or against which treatment, how strong, on what evidence.

    \b
    medlint claims article.md
    medlint claims article.md --explain
    medlint claims content/ --format csv

    Exit status: 0 fine, 2 the run went wrong.
    """
    job = common.load_job(config, paths)
    errors: list[MedlintError] = []
    found = _ledgers(paths, job, common.as_format(stdin_format), errors)
    WRITERS[format_](found, errors, sys.stdout, explain)
    for error in errors:
        common.say(error)
    if errors:
        raise click.exceptions.Exit(common.BROKEN)


def _ledgers(
    paths: tuple[Path, ...], job: Job, stdin_format: Format, errors: list[MedlintError]
) -> Iterator[Ledger]:
    files = tuple(p for p in paths if str(p) != "-")
    if len(files) < len(paths):
        yield from _ledger(common.read_stdin(), "-", job, errors, stdin_format)
    if not files and paths:
        return
    for found in common.articles(files, job.configuration):
        if isinstance(found, ReadError):
            errors.append(found)
            continue
        try:
            data = found.read_bytes()
        except OSError as error:
            errors.append(ReadError(error.strerror or str(error), str(found)))
            continue
        yield from _ledger(data, str(found), job, errors)


def _ledger(
    data: bytes, path: str, job: Job, errors: list[MedlintError], format_: Format | None = None
) -> Iterator[Ledger]:
    from medlint.document.read import read_bytes
    from medlint.language.analysis import Analysis
    from medlint.language.claims import find_claims

    try:
        document = read_bytes(data, path, format_)
    except MedlintError as error:
        errors.append(error)
        return
    article = Analysis(document, job.configuration.settings)
    yield Ledger(document.source, find_claims(article))

"""``medlint claims``: the ledger of claims, for a reviewer to sign off."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from medlint.cli import common
from medlint.cli.analysed import analysed
from medlint.errors import MedlintError
from medlint.reports.ledger import WRITERS, Ledger

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis


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
    found = analysed(paths, job, common.as_format(stdin_format), errors)
    WRITERS[format_](map(_ledger, found), errors, sys.stdout, explain)
    for error in errors:
        common.say(error)
    if errors:
        raise click.exceptions.Exit(common.BROKEN)


def _ledger(article: Analysis) -> Ledger:
    from medlint.language.claims import find_claims

    return Ledger(article.document.source, find_claims(article))

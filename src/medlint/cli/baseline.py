"""``medlint baseline``: accept today's findings, so that an old site can begin."""

from __future__ import annotations

from pathlib import Path

import click

from medlint.cli import common
from medlint.linter.baseline import load_baseline
from medlint.project.run import check_files
from medlint.reports import Tally

DEFAULT = "medlint-baseline.json"


@click.command()
@common.paths_argument
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Where to keep it; else the configuration's 'baseline', else {DEFAULT}.",
)
@click.option("--prune", is_flag=True, help="Only take out what is found no more.")
@common.config_option
@common.tells_errors
def baseline(paths: tuple[Path, ...], file: Path | None, prune: bool, config: Path | None) -> None:
    """Accept today's findings in the articles below PATHS.

    \b
    medlint baseline content/
    medlint baseline content/ --prune

    Then set  baseline = "medlint-baseline.json"  in medlint.toml: from then on `medlint check`
    tells only what is new. An entry that matches nothing any more fails the check until it is
    pruned, so that the list can only become shorter.
    """
    job = common.load_job(config, paths)
    path = file or job.folder / (job.configuration.baseline or DEFAULT)
    accepted = load_baseline(path)
    tally = Tally()
    reports = tally.watch(check_files(common.articles(paths, job.configuration), job))
    if prune:
        for report in reports:
            accepted.filter(report)
        done = f"{accepted.prune()} entries taken out"
    else:
        accepted.record(reports)
        done = f"{accepted.accepted.total()} findings accepted"
    common.write_atomically(path, accepted.dump().encode())
    click.echo(f"{path}: {done}")
    for error in tally.errors:
        common.say(error)
    if tally.errors:
        raise click.exceptions.Exit(common.BROKEN)

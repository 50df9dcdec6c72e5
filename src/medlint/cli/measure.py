"""``medlint measure``: how often a rule is right, by a person who reads its findings."""

from __future__ import annotations

import random
import time
from pathlib import Path

import click

from medlint.cli import common
from medlint.errors import ConfigurationError
from medlint.linter.run import FileReport
from medlint.project.run import Job, check_files
from medlint.reports.excerpt import excerpt
from medlint.resources import data_file
from medlint.rules.measured import Measured, add_measurement
from medlint.rules.model import Finding

WIDTH = 100  # columns of text shown
KEYS = "[r]ight, [w]rong, [s]kip, [q]uit"


@click.command()
@click.argument("code")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--sample", default=50, show_default=True, help="How many findings to read.")
@click.option("--seed", default=1, show_default=True, help="Another number, another sample.")
@click.option("--where", default="", help="What the pages are, as the tally is to say.")
@click.option(
    "--tally",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that keeps the tally (default: measured.yml of the rules).",
)
@common.config_option
@common.tells_errors
def measure(
    code: str,
    paths: tuple[Path, ...],
    sample: int,
    seed: int,
    where: str,
    tally: Path | None,
    config: Path | None,
) -> None:
    """Read a sample of the findings of rule CODE in PATHS, one by one, and keep the tally.

    \b
    medlint measure CLM101 pages/ --sample 30 --where "NHS pages"

    What is counted before you quit is kept, beside what was counted earlier.
    """
    job = common.load_job(config, paths, select=(code,))
    rule = job.rule(code)
    if rule is None:
        raise ConfigurationError(f"'{code}' names no single rule")
    found = _findings(paths, job)
    chosen = random.Random(seed).sample(found, min(sample, len(found)))
    click.echo(f"{rule.code} {rule.name}: {len(found)} findings, {len(chosen)} to read")
    right, wrong = _ask(chosen)
    if not right + wrong:
        click.echo("nothing counted")
        return
    path = tally or data_file("measured.yml")
    counted = Measured(right + wrong, right, time.strftime("%Y-%m-%d"), where or str(paths[0]))
    kept = add_measurement(path, rule.code, counted)
    click.echo(f"{path}: {rule.code} {kept.right} of {kept.read} right")


def _findings(paths: tuple[Path, ...], job: Job) -> list[tuple[FileReport, Finding]]:
    outcomes = check_files(common.articles(paths, job.configuration), job)
    return [(r, f) for r in outcomes if isinstance(r, FileReport) for f in r.findings]


def _ask(chosen: list[tuple[FileReport, Finding]]) -> tuple[int, int]:
    """Show each finding and count the answers."""
    counts = {"r": 0, "w": 0, "s": 0}
    for n, (report, finding) in enumerate(chosen, 1):
        start = report.source.position(finding.span.start)
        click.echo(f"\n{n} of {len(chosen)}  {report.source.path}:{start.line}")
        click.echo(f"  {finding.message}")
        shown = excerpt(report.source, finding.span, WIDTH)
        click.echo(f"  │ {shown.text}\n  │ {' ' * shown.start}{'^' * shown.width}")
        answer = click.prompt(KEYS, type=click.Choice([*counts, "q"]), show_choices=False)
        if answer == "q":
            break
        counts[answer] += 1
    return counts["r"], counts["w"]

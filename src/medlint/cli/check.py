"""``medlint check``: what should be mended in an article, and why."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from medlint import reports
from medlint.cli import common
from medlint.errors import ReadError
from medlint.linter.baseline import Baseline, load_baseline
from medlint.linter.run import FileReport
from medlint.project.changes import changes_since, only_changed
from medlint.project.run import Job, Outcome, check_bytes, check_files
from medlint.reports import FORMATS, Tally


@click.command()
@common.paths_argument
@click.option("--format", "style", type=click.Choice(FORMATS), default="full", show_default=True)
@click.option("--output-file", "-o", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--select", multiple=True, help="Only these rules: codes, families, names or ALL.")
@click.option("--extend-select", multiple=True, help="These rules too.")
@click.option("--ignore", multiple=True, help="Leave these rules out.")
@click.option("--fail-level", type=click.Choice(["error", "warning", "suggestion", "never"]))
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, in the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the doubtful ones too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--since", metavar="REV", help="Only what changed since a git revision.")
@click.option("--changed", is_flag=True, help="Only what is not committed yet.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0 chooses.")
@click.option("--no-cache", is_flag=True, help="Read every file anew.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@common.stdin_format_option
@common.config_option
@common.tells_errors
def check(
    paths: tuple[Path, ...],
    style: str,
    output_file: Path | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    since: str | None,
    changed: bool,
    jobs: int,
    no_cache: bool,
    statistics: bool,
    stdin_format: str,
    config: Path | None,
) -> None:
    """Read articles and say what should be mended, and why.

    PATHS are files and folders; - is standard input; without any, the folder you are in.

    \b
    medlint check article.md
    medlint check content/ --format json
    cat article.txt | medlint check --stdin-format text -
    medlint check article.md --fix

    Exit status: 0 nothing at or above the fail level, 1 something, 2 the run went wrong.
    """
    job = common.load_job(
        config,
        paths,
        select=_codes(select),
        extend_select=_codes(extend_select),
        ignore=_codes(ignore),
        fail_level=fail_level,
    )
    if fix or diff:
        from medlint.cli.fix import fix_all

        fix_all(paths, job, unsafe=unsafe_fixes, only_show=diff, stdin_format=stdin_format)
        if diff:
            return
    tally = Tally()
    outcomes = _outcomes(paths, job, jobs, not no_cache, stdin_format, "HEAD" if changed else since)
    accepted = _baseline(job)
    if accepted:
        outcomes = map_reports(accepted.filter, outcomes)
    out = sys.stdout if output_file is None else io.StringIO()
    reports.write(style, outcomes, tally, out, lambda name: job.rules().get(name))
    if isinstance(out, io.StringIO) and output_file is not None:
        common.write_atomically(output_file, out.getvalue().encode())
    if statistics:
        _statistics(tally)
    for error in tally.errors:
        common.say(error)
    if tally.errors:
        raise click.exceptions.Exit(common.BROKEN)
    stale = bool(accepted and not since and not changed and accepted.stale())
    if accepted and stale:
        _tell_stale(accepted)
    if stale or tally.fails(job.configuration.fail_level):
        raise click.exceptions.Exit(common.FAILED)


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes as given, once each or several with commas between them."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _outcomes(
    paths: tuple[Path, ...],
    job: Job,
    workers: int,
    cached: bool,
    stdin_format: str,
    since: str | None,
) -> Iterator[Outcome]:
    files = tuple(p for p in paths if str(p) != "-")
    if len(files) < len(paths):
        yield check_bytes(common.read_stdin(), "-", job, common.as_format(stdin_format))
    if not files and paths:
        return
    found = list(common.articles(files, job.configuration))
    changes = changes_since(since, Path(files[0] if files else ".").resolve()) if since else None
    if changes is not None:
        found = [f for f in found if isinstance(f, ReadError) or f.resolve() in changes]
    outcomes = common.with_progress(check_files(found, job, workers, cached), len(found))
    if changes is not None:
        outcomes = map_reports(lambda report: only_changed(report, changes), outcomes)
    yield from outcomes


def map_reports(
    change: Callable[[FileReport], FileReport], outcomes: Iterator[Outcome]
) -> Iterator[Outcome]:
    """Change each report, and let errors pass."""
    return (change(o) if isinstance(o, FileReport) else o for o in outcomes)


def _baseline(job: Job) -> Baseline | None:
    name = job.configuration.baseline
    return load_baseline(job.folder / name) if name else None


def _tell_stale(accepted: Baseline) -> None:
    for (path, code, text), number in sorted(accepted.stale().items()):
        times = f" ({number} times)" if number > 1 else ""
        click.echo(f"{accepted.path}: {path} {code} is found no more{times}: {text}", err=True)
    click.echo("Take them out with: medlint baseline --prune", err=True)


def _statistics(tally: Tally) -> None:
    for (code, name), number in tally.codes.most_common():
        click.echo(f"{number:6}  {code}  {name}")

"""``medlint check``: what should be mended in an article, and why."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from medlint import reports
from medlint.cli import batch, common
from medlint.cli.check_options import Options
from medlint.cli.outcomes import (
    Wanted,
    accepted_findings,
    chosen_articles,
    outcomes,
    tell_stale,
)
from medlint.project.run import Job
from medlint.reports import FORMATS, Tally
from medlint.settings import SEVERITIES


@click.command()
@common.paths_argument
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="How to write the report (default: full, or what the ending of the output file says). "
    "With --output-file, several at once.",
)
@click.option(
    "--output-file",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report there (report.html); of several formats, each with its own ending.",
)
@click.option("--select", multiple=True, help="Only these rules: codes, families, names or ALL.")
@click.option("--extend-select", multiple=True, help="These rules too.")
@click.option("--ignore", multiple=True, help="Leave these rules out.")
@click.option(
    "--fail-level",
    type=click.Choice([*SEVERITIES, "never"]),
    help="From which severity on the exit status is 1 (default: error).",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, in the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the doubtful ones too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--interactive", is_flag=True, help="Decide on the findings one by one.")
@click.option("--add-ignores", is_flag=True, help="Write a comment that silences each finding.")
@click.option("--since", metavar="REV", help="Only what changed since a git revision.")
@click.option("--changed", is_flag=True, help="Only what is not committed yet.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0 chooses.")
@click.option("--no-cache", is_flag=True, help="Read every file anew.")
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Show the difference to an earlier report in JSON.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option(
    "--show-source",
    is_flag=True,
    help="The line under each finding in the concise report too; the full one has it anyway.",
)
@click.option("--quiet", "-q", is_flag=True, help="Errors only; no warnings, no suggestions.")
@click.option("--watch", is_flag=True, help="Check again whenever an article changes.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Articles on standard input, a line each: {"path": …, "text": …, "format": …}.',
)
@click.option(
    "--files-from",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="A file with the paths to check, a line each; - is standard input.",
)
@click.option(
    "--cluster", metavar="ADDRESS", default="", help="Let a Dask cluster do it: tcp://host:8786."
)
@common.stdin_format_option
@common.config_option
@common.tells_errors
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Read articles and say what should be mended, and why.

    PATHS are files and folders; - is standard input; without any, the folder you are in.

    \b
    medlint check article.md
    medlint check article.md --output-file report.html
    medlint check article.md --fix
    medlint check content/ --format json
    medlint check content/ --since origin/main
    cat article.txt | medlint check --stdin-format text -
    medlint check --jsonl --format jsonl < articles.jsonl > findings.jsonl

    Exit status: 0 nothing at or above the fail level, 1 something, 2 the run went wrong.
    """
    chosen = Options(**options)
    chosen.demand_sense(paths)
    job = _job(paths, chosen)
    if chosen.files_from is not None:
        paths += tuple(batch.read_manifest(chosen.files_from))
    if chosen.watch:
        _watch(paths, chosen, job)
    stdin, files = common.split_stdin(paths)
    if stdin and (chosen.fix or chosen.diff):
        _fix_stdin(chosen, job)
        paths = files
        if not paths:
            return
    status = _change(paths, chosen, job)
    if not (chosen.diff or chosen.interactive):
        status = max(status, _check(paths, chosen, job))
    raise click.exceptions.Exit(status)


def _job(paths: tuple[Path, ...], options: Options) -> Job:
    return common.load_job(
        options.config,
        paths,
        select=_codes(options.select),
        more={"extend_select": _codes(options.extend_select), "ignore": _codes(options.ignore)},
        fail_level=options.fail_level,
    )


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes as given, one at a time or several with commas between them."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _fix_stdin(options: Options, job: Job) -> None:
    from medlint.cli.fix import fix_stdin

    fix_stdin(
        job,
        unsafe=options.unsafe_fixes,
        only_show=options.diff,
        stdin_format=options.stdin_format,
    )


def _change(paths: tuple[Path, ...], options: Options, job: Job) -> int:
    """Change the articles where the options ask for it; the exit status."""
    if not (options.fix or options.diff or options.interactive or options.add_ignores):
        return 0
    if options.files_from is not None and not paths:
        return 0  # an empty list is not the folder we are in
    from medlint.cli import fix, interactive

    found, keep = chosen_articles(paths, job, options.revision)
    if options.diff:
        return fix.show_fixes(found, job, unsafe=options.unsafe_fixes)
    if options.fix:
        return fix.fix_files(found, job, unsafe=options.unsafe_fixes)
    accepted = accepted_findings(job)
    if options.interactive:
        return interactive.interact(found, job, accepted)
    return fix.ignore_all(
        found, job, lambda report: keep(accepted.filter(report) if accepted else report)
    )


def _watch(paths: tuple[Path, ...], options: Options, job: Job) -> None:
    from medlint.cli.watch import watch

    def articles() -> list[Path]:
        return [p for p in common.articles(paths, job.configuration) if isinstance(p, Path)]

    watch(articles, lambda changed: _ignore_status(_check(changed, options, job)))


def _ignore_status(_: int) -> None:
    """While watching, findings end nothing."""


def _check(paths: tuple[Path, ...], options: Options, job: Job) -> int:
    """Check, report, and return the exit status."""
    for warning in job.rules().warnings:
        click.echo(f"medlint: {warning}", err=True)
    tally = Tally(quiet=options.quiet, show_source=options.show_source)
    accepted = accepted_findings(job)
    wanted = Wanted(
        since=options.revision,
        workers=options.jobs,
        cached=not options.no_cache,
        stdin_format=common.as_format(options.stdin_format),
        jsonl=options.jsonl,
        listed=options.files_from is not None,
        cluster=options.cluster,
    )
    found = outcomes(paths, job, wanted, accepted)
    if options.compare:
        from medlint.reports.comparison import compare

        for line in compare(options.compare, tally.watch(found)):
            click.echo(line)
    else:
        try:
            _report(options, job, found, tally)
        except KeyboardInterrupt:
            articles = "article" if tally.files == 1 else "articles"
            click.echo(f"\nstopped; {tally.files} {articles} checked before", err=True)
            return common.STOPPED
    if options.statistics:
        for (code, name), number in tally.codes.most_common():
            click.echo(f"{number:6}  {code}  {name}", err=options.output_file is None)
    for error in tally.errors:
        common.say(error)
    whole = not (wanted.since or wanted.jsonl)  # else entries may be of articles left out
    stale = bool(accepted and whole and accepted.stale())
    if accepted and stale:
        tell_stale(accepted)
    if tally.errors:
        return common.BROKEN
    return common.FAILED if stale or tally.fails(job.configuration.fail_level) else 0


def _report(options: Options, job: Job, found: Any, tally: Tally) -> None:
    formats = options.styles
    if options.output_file is None:
        if len(formats) > 1:
            raise click.UsageError("several formats need --output-file")
        reports.write(formats[0], found, tally, sys.stdout, job.rule)
        return
    common.make_folder(options.output_file.parent)
    kept = list(found) if len(formats) > 1 else found
    for n, style in enumerate(formats):
        path = options.output_file
        if len(formats) > 1:
            path = path.with_name(f"{path.stem}.{reports.ENDINGS[style]}")
        with common.replacing(path) as file:
            out = TextIOWrapper(file, "utf-8", "replace", newline="", write_through=True)
            reports.write(style, kept, tally.anew() if n else tally, out, job.rule)
            out.detach()

"""From paths on the command line to outcomes: files, standard input, what changed, the baseline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec

from medlint.cli import batch, common
from medlint.document.model import Format
from medlint.errors import ReadError
from medlint.linter.baseline import Baseline, load_baseline
from medlint.linter.run import FileReport
from medlint.project.run import Job, Outcome, check_bytes, check_files

Keep = Callable[[FileReport], FileReport]


class Wanted(msgspec.Struct, frozen=True):
    """How to go about a check."""

    since: str = ""  # a git revision; empty: everything
    workers: int = 0
    cached: bool = False
    stdin_format: Format = "markdown"
    jsonl: bool = False  # standard input holds articles, a JSON object a line
    listed: bool = False  # whether no paths mean none, and not the folder we are in
    cluster: str = ""  # the address of a Dask scheduler


def outcomes(
    paths: tuple[Path, ...], job: Job, wanted: Wanted, accepted: Baseline | None = None
) -> Iterator[Outcome]:
    """Check standard input if it is named, then the articles below the other paths."""
    found = _all(paths, job, wanted)
    return _map_reports(accepted.filter, found) if accepted else found


def _all(paths: tuple[Path, ...], job: Job, wanted: Wanted) -> Iterator[Outcome]:
    if wanted.jsonl:
        items = batch.read_jsonl(sys.stdin.buffer)
        yield from check_files(items, job, wanted.workers, wanted.cached, wanted.cluster)
        return
    if wanted.listed and not paths:
        return
    stdin, files = common.split_stdin(paths)
    if stdin:
        yield check_bytes(common.read_stdin(), "-", job, wanted.stdin_format)
    if files or not paths:
        yield from _files(files, job, wanted)


def _files(files: tuple[Path, ...], job: Job, wanted: Wanted) -> Iterator[Outcome]:
    found, keep = chosen_articles(files, job, wanted.since)
    checked = check_files(found, job, wanted.workers, wanted.cached, wanted.cluster)
    yield from _map_reports(keep, common.with_progress(checked, len(found)))


def chosen_articles(
    files: tuple[Path, ...], job: Job, since: str = ""
) -> tuple[list[Path | ReadError], Keep]:
    """The articles to read, and what to keep of their reports: with a revision, what changed."""
    found = list(common.articles(files, job.configuration))
    if not since:
        return found, lambda report: report
    from medlint.project.changes import changes_since, only_changed

    changes = changes_since(since, Path(files[0] if files else ".").resolve())
    found = [f for f in found if isinstance(f, ReadError) or f.resolve() in changes]
    return found, lambda report: only_changed(report, changes)


def _map_reports(change: Keep, found: Iterator[Outcome]) -> Iterator[Outcome]:
    return (change(o) if isinstance(o, FileReport) else o for o in found)


def accepted_findings(job: Job) -> Baseline | None:
    """The baseline that the configuration names, if any; one that is not there is told."""
    name = job.configuration.baseline
    if not name:
        return None
    path = job.folder / name
    if not path.exists():
        click.echo(f"medlint: {path} is not there yet; `medlint baseline` makes it", err=True)
    return load_baseline(path)


def tell_stale(accepted: Baseline) -> None:
    """Name the entries that matched nothing, and say how to take them out."""
    for (path, code, text), number in sorted(accepted.stale().items()):
        times = f" ({number} times)" if number > 1 else ""
        click.echo(f"{accepted.path}: {path} {code} is found no more{times}: {text}", err=True)
    click.echo("Take them out with: medlint baseline --prune", err=True)

"""``medlint publish``: clean HTML of the articles that pass their checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from medlint.cli import common
from medlint.document.read import read_bytes
from medlint.errors import ConfigurationError, MedlintError, ReadError
from medlint.project.run import Job
from medlint.publish.build import Built, Options, build, build_document
from medlint.publish.files import Output
from medlint.publish.metadata import language_tag
from medlint.publish.page import Site
from medlint.publish.plan import plan
from medlint.publish.record import Task
from medlint.publish.site import Result, Summary, publish_files, publish_folder
from medlint.publish.urls import is_external, safe_url


@click.command()
@common.paths_argument
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Folder to write to; - for standard output.  [default: site]",
)
@click.option("--fragment/--standalone", help="The article's HTML alone, or whole pages.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of Jinja templates of your own: page.html, index.html.",
)
@click.option("--base-url", help="Address that the site is served from.")
@click.option("--site-title", help="Name of the site.")
@click.option("--site-footer", help="A line at the foot of each page.")
@click.option("--draft", is_flag=True, help="Publish what fails too, marked as a draft.")
@click.option("--glossary", is_flag=True, help="List the technical terms that are not explained.")
@click.option("--no-fix", is_flag=True, help="Leave the words as they are.")
@click.option("--diff", is_flag=True, help="Show what publishing changes; write nothing.")
@click.option("--prune", is_flag=True, help="Remove pages whose article is gone.")
@click.option("--fail-level", type=click.Choice(["error", "warning", "suggestion", "never"]))
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0 chooses.")
@common.stdin_format_option
@common.config_option
@common.tells_errors
def publish(
    paths: tuple[Path, ...],
    output: Path | None,
    fragment: bool,
    template: Path | None,
    base_url: str | None,
    site_title: str | None,
    site_footer: str | None,
    draft: bool,
    glossary: bool,
    no_fix: bool,
    diff: bool,
    prune: bool,
    fail_level: str | None,
    jobs: int,
    stdin_format: str,
    config: Path | None,
) -> None:
    """Write clean HTML of the articles that pass their checks.

    PATHS are files and folders; - is standard input. A folder becomes a site: its pages, a list
    of them by topic, sitemap, feed and manifest. Safe corrections are made and page furniture is
    left out on the page; the articles themselves are not touched.

    \b
    medlint publish content/ -o site
    medlint publish article.md -o - --fragment
    medlint publish content/ --diff

    Exit status: 0 all published, 1 an article was held back, 2 the run went wrong.
    """
    job = common.load_job(config, paths, fail_level=fail_level)
    given = {
        "base_url": base_url,
        "site_title": site_title,
        "site_footer": site_footer,
        "template": template,
    }
    glossary = glossary or job.configuration.publish.glossary
    options = Options(_site(job, given), fragment, draft, not no_fix, glossary, diff)
    output = output or job.folder / job.configuration.publish.output
    stdin, named = common.split_stdin(paths)
    folders = [p for p in named if p.is_dir()] or ([] if paths else [Path()])
    nothing: list[Task | ReadError] = []
    planned = nothing if stdin and not named else _planned(named, output, folders, job)
    tasks = [t for t in planned if isinstance(t, Task)]
    errors = [e for e in planned if isinstance(e, ReadError)]
    if diff or stdin or str(output) == "-":
        built = _in_memory(tasks, job, options, stdin_format if stdin else "")
        _finish(_shown(built, diff), errors, None)
        return
    summary = Summary()
    target = Output(output, {t.path.resolve() for t in tasks})
    if folders:
        run = publish_folder(tasks, job, options, target, summary, prune=prune, workers=jobs)
    else:
        run = publish_files(tasks, job, options, target, jobs)
    _finish(run, errors, summary)


def _site(job: Job, given: Mapping[str, object]) -> Site:
    """What all pages share: by the options, or else by the configuration's ``publish`` table."""
    ours = job.configuration.publish
    template = given["template"] or (job.folder / ours.template if ours.template else "")

    def value(name: str) -> str:
        chosen = given[name]
        return str(getattr(ours, name) if chosen is None else chosen)

    return Site(
        title=value("site_title"),
        base_url=_address(value("base_url")),
        footer=value("site_footer"),
        language=language_tag(job.configuration.language) or "en",
        template=str(template),
    )


def _planned(
    named: tuple[Path, ...], output: Path, folders: list[Path], job: Job
) -> list[Task | ReadError]:
    """A task for each article; pages of an output folder that lies inside are not articles."""
    if str(output) == "-":
        return list(plan(common.articles(named, job.configuration), folders))
    top = output.resolve()
    if any(folder.resolve() == top for folder in folders):
        raise ConfigurationError("the output folder must not be the folder of the articles")
    found = (
        item
        for item in common.articles(named, job.configuration)
        if isinstance(item, ReadError) or not folders or not item.resolve().is_relative_to(top)
    )
    return list(plan(found, folders))


def _address(url: str) -> str:
    if not url:
        return ""
    found = safe_url(url)
    if found is None or not is_external(found):
        raise ConfigurationError(f"the site's base URL must be a web address, not '{url}'")
    return found.rstrip("/") + "/"


def _in_memory(tasks: list[Task], job: Job, options: Options, stdin_format: str) -> Iterator[Built]:
    rules = job.rules()
    if stdin_format:
        document = read_bytes(common.read_stdin(), "-", common.as_format(stdin_format))
        task = Task(common.STDIN, Path(), "page.html")
        yield build_document(document, task, job, rules, options)
    for task in tasks:
        yield build(task, job, rules, options, "")


def _shown(outcomes: Iterator[Built], diff: bool) -> Iterator[Result]:
    for built in outcomes:
        click.echo(built.diff if diff else built.html, nl=False)
        yield Result(built)


def _finish(
    results: Iterator[Result], errors: Sequence[MedlintError], summary: Summary | None
) -> None:
    """Tell what became of each article, then the sum; exit with the status that it calls for."""
    counts = Counter(errors=len(errors))
    for error in errors:
        common.say(error)
    for result in results:
        counts[_tell(result, quiet=summary is None)] += 1
    if summary is not None:
        _sum(counts, summary)
    if counts["errors"]:
        raise click.exceptions.Exit(common.BROKEN)
    if counts["held"]:
        raise click.exceptions.Exit(common.FAILED)


def _tell(result: Result, *, quiet: bool) -> str:
    built = result.built
    if built.error is not None:
        common.say(built.error)
        return "errors"
    if built.record is None:
        _tell_held(built)
        return "held"
    if result.unchanged:
        return "unchanged"
    record = built.record
    if not quiet:
        extra = [record.changes] if record.changes else []
        extra += ["draft"] if record.draft else []
        click.echo(
            f"{built.task.path} → {record.output}" + (f" ({'; '.join(extra)})" if extra else "")
        )
    for note in record.notes:
        click.echo(f"  note: {note}", err=quiet)
    return "written"


def _tell_held(built: Built) -> None:
    count = len(built.failing)
    why = f"{count} finding{'' if count == 1 else 's'} to be mended first" if count else "a draft"
    click.echo(f"{built.task.path}: not published, {why}", err=True)
    for finding in built.failing:
        place = f"{finding.line}:{finding.column}"
        click.echo(f"  {place} {finding.severity} {finding.code} {finding.message}", err=True)


def _sum(counts: Counter[str], summary: Summary) -> None:
    parts = [f"{counts['written']} published"]
    if counts["unchanged"]:
        parts.append(f"{counts['unchanged']} unchanged")
    if counts["held"]:
        parts.append(f"{counts['held']} held back")
    if summary.removed:
        parts.append(f"{len(summary.removed)} removed")
    click.echo(", ".join(parts) + ".")
    if summary.orphans:
        names = ", ".join(summary.orphans[:5]) + (" …" if len(summary.orphans) > 5 else "")
        click.echo(f"Pages whose article is gone (--prune removes them): {names}")

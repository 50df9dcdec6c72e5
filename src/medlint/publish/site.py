"""Many articles: build what has changed, write it, keep the manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import msgspec

from medlint import __version__
from medlint.errors import MedlintError
from medlint.project.discovery import MANIFEST
from medlint.project.run import Job
from medlint.publish import listing
from medlint.publish.build import Built, Options, build
from medlint.publish.files import Output
from medlint.publish.plan import index_name, with_home
from medlint.publish.record import Record, Task, sha256, source_name
from medlint.resources import rules_folder

POOL_FROM = 24  # articles; below that, starting processes costs more than it saves
CHUNK = 16


class Tool(msgspec.Struct, frozen=True):
    """What wrote a manifest."""

    name: str = "medlint"
    version: str = __version__


class Manifest(msgspec.Struct, frozen=True):
    """What an output folder holds, page by page, in the order of their names."""

    version: int = 1
    tool: Tool = Tool()
    pages: tuple[Record, ...] = ()
    listings: tuple[str, ...] = ()  # index, sitemap, feed


class Result(msgspec.Struct, frozen=True):
    """What became of one article."""

    built: Built
    written: bool = False
    unchanged: bool = False  # nothing to do: neither the article nor the rules changed


@dataclass
class Summary:
    """What a run leaves behind, beside the articles' own results."""

    removed: tuple[str, ...] = ()  # pages whose source is gone, removed
    orphans: tuple[str, ...] = ()  # such pages, left where they are
    listings: tuple[str, ...] = ()


def publish_files(
    tasks: Sequence[Task], job: Job, options: Options, output: Output, workers: int = 0
) -> Iterator[Result]:
    """Publish single articles: pages and their images, nothing else."""
    for built in build_all([(task, "") for task in tasks], job, options, workers):
        yield _write(built, output)


def publish_folder(
    tasks: Sequence[Task],
    job: Job,
    options: Options,
    output: Output,
    summary: Summary,
    *,
    prune: bool = False,
    workers: int = 0,
) -> Iterator[Result]:
    """Publish a folder: pages, list of articles, sitemap, feed and manifest.

    Articles that have not changed since the last run are not read again.
    """
    home = "" if options.fragment else index_name(tasks)
    planned = with_home(tasks, home)
    last = read_manifest(output)
    before = {r.source: r for r in last.pages}
    common = run_key(job, options, home)
    records = dict(before)
    waiting = []
    for task in planned:
        key = article_key(task, common)
        known = before.get(source_name(task))
        if known is not None and known.key == key and _intact(known, task, output):
            yield Result(Built(task, record=known), unchanged=True)
        else:
            waiting.append((task, key))
    for built in build_all(waiting, job, options, workers):
        result = _write(built, output)
        if built.record is not None and result.built.error is None:
            records[built.record.source] = built.record
        yield result
    _tidy(records, planned, output, summary, prune)
    pages = tuple(sorted(records.values(), key=lambda r: r.output))
    listed = tuple(page for page in pages if page.output not in summary.orphans)
    files = {} if options.fragment else listing.render(listed, home, options.site)
    for name, text in files.items():
        output.write(name, text.encode())
    for name in set(last.listings) - set(files) - {page.output for page in pages}:
        output.remove(name)
    summary.listings = tuple(files)
    manifest = Manifest(pages=pages, listings=tuple(files))
    output.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def read_manifest(output: Output) -> Manifest:
    """The manifest of the last run; an empty one where there is none that can be read."""
    try:
        return msgspec.json.decode(output.read(MANIFEST) or b"{}", type=Manifest)
    except msgspec.MsgspecError:
        return Manifest()


def _tidy(
    records: dict[str, Record],
    tasks: Sequence[Task],
    output: Output,
    summary: Summary,
    prune: bool,
) -> None:
    """Find the pages whose source is gone; with ``prune`` remove them and their images."""
    roots = {task.root for task in tasks}
    here = {source_name(task) for task in tasks}
    gone = [
        r
        for r in records.values()
        if r.source not in here and not any((root / r.source).exists() for root in roots)
    ]
    kept = {r.output for r in records.values()} - {r.output for r in gone}
    gone_names = tuple(sorted(r.output for r in gone if r.output not in kept))
    if not prune:
        summary.orphans = gone_names
        return
    for record in gone:
        del records[record.source]
    used = {image.output for r in records.values() for image in r.images}
    for record in gone:
        names = [image.output for image in record.images if image.output not in used]
        for name in ([record.output] if record.output in gone_names else []) + names:
            output.remove(name)
    summary.removed = gone_names


def _write(built: Built, output: Output) -> Result:
    record = built.record
    if record is None:
        return Result(built)
    try:
        for image in record.images:
            data = (built.task.root / image.source).read_bytes()
            output.write(image.output, data)
        written = output.write(record.output, built.html.encode())
    except MedlintError as error:
        return Result(Built(built.task, error=error))
    except OSError as error:
        wrong = MedlintError(error.strerror or str(error), str(error.filename or ""))
        return Result(Built(built.task, error=wrong))
    return Result(built, written=written)


def _intact(record: Record, task: Task, output: Output) -> bool:
    """Whether a page and all that it was made from are as the manifest says."""
    page = output.read(record.output) if record.output == task.output else None
    if page is None or sha256(page) != record.sha256:
        return False
    for image in record.images:
        try:
            data = (task.root / image.source).read_bytes()
        except OSError:
            return False
        if sha256(data) != image.sha256 or output.read(image.output) != data:
            return False
    return not any((task.root / name).is_file() for name in record.missing)


def build_all(
    tasks: Sequence[tuple[Task, str]], job: Job, options: Options, workers: int = 0
) -> Iterator[Built]:
    """Build articles over as many processes as there are cores, in the order given."""
    workers = workers or ((os.cpu_count() or 1) if len(tasks) >= POOL_FROM else 1)
    if workers == 1:
        yield from _build_chunk(tasks, job, options)
        return
    job.rules()  # fail here, once, on a broken rule file
    chunks = (tasks[i : i + CHUNK] for i in range(0, len(tasks), CHUNK))
    with ProcessPoolExecutor(workers) as pool:
        pending: list[Future[list[Built]]] = []
        pending += [pool.submit(_chunk, c, job, options) for c in islice(chunks, 3 * workers)]
        while pending:
            yield from pending.pop(0).result()
            pending += [pool.submit(_chunk, c, job, options) for c in islice(chunks, 1)]


def _chunk(tasks: Sequence[tuple[Task, str]], job: Job, options: Options) -> list[Built]:
    return list(_build_chunk(tasks, job, options))


def _build_chunk(tasks: Iterable[tuple[Task, str]], job: Job, options: Options) -> Iterator[Built]:
    rules = job.rules()
    for task, key in tasks:
        yield build(task, job, rules, options, key)


def run_key(job: Job, options: Options, home: str) -> bytes:
    """A hash of everything but the articles that pages are made from: settings, rules, program."""
    digest = blake2b(digest_size=16)
    for part in (__version__, repr(job.configuration), repr(options), home):
        digest.update(part.encode() + b"\0")
    if job.configuration.baseline:
        path = job.folder / job.configuration.baseline
        digest.update(path.read_bytes() if path.is_file() else b"")
    program = Path(__file__).resolve().parent.parent
    folders = [(rules_folder(), "*"), (program, "*.py"), (program / "publish" / "templates", "*")]
    folders += [(job.folder / name, "*") for name in job.configuration.rule_folders]
    if options.site.template:
        folders.append((Path(options.site.template), "*"))
    for folder, pattern in folders:
        for path in sorted(p for p in folder.rglob(pattern) if p.is_file()):
            if "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.digest()


def article_key(task: Task, common: bytes) -> str:
    """A hash of what one page is made from, images apart; '' where it cannot be read."""
    try:
        data = task.path.read_bytes()
    except OSError:
        return ""
    digest = blake2b(common, digest_size=16)
    digest.update(task.output.encode() + b"\0" + data)
    return digest.hexdigest()

"""Many files: read, lint, one report each, in order; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from medlint import ready
from medlint.document.decode import decode
from medlint.document.model import Document, Format
from medlint.document.read import read_bytes
from medlint.errors import MedlintError, ReadError
from medlint.linter.run import FileReport, lint
from medlint.linter.suppressions import OWN, Suppression, in_front_matter, is_own
from medlint.project.configuration import Configuration
from medlint.project.names import demand_names, demand_own_names, unknown_rule
from medlint.project.overrides import overridden, override_of
from medlint.project.workers import Workers
from medlint.resources import cache_folder
from medlint.rules.model import Rule
from medlint.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
Outcome = FileReport | MedlintError


class File(NamedTuple):
    """An article's name and bytes, and its format where the name does not tell it."""

    path: str
    data: bytes
    format: Format | None = None


Item = Path | File | ReadError  # a file to read, one that is read, or why it cannot be
POOL_FROM = 24  # files to lint; below that, starting processes costs more than it saves
CHUNK = 8  # files handed to a worker at a time
WINDOW = 256  # files held in memory at a time


class Job(msgspec.Struct, frozen=True):
    """What a worker needs to know: the configuration and the folder it speaks from."""

    configuration: Configuration
    folder: Path = Path()
    origins: tuple[tuple[str, str], ...] = ()  # which file set which key, for what is wrong there

    def rules(self) -> RuleSet:
        """The rules that the configuration selects, loaded once in each process."""
        return _rules(msgspec.msgpack.encode(self.configuration), self.folder, self.origins)

    def rule(self, name: str) -> Rule | None:
        """One of them, by its name."""
        return self.rules().get(name) or next((r for r in OWN.values() if r.name == name), None)


@lru_cache(maxsize=4)
def _rules(encoded: bytes, folder: Path, origins: tuple[tuple[str, str], ...]) -> RuleSet:
    configuration = msgspec.msgpack.decode(encoded, type=Configuration)
    return selected_rules(configuration, folder, dict(origins))


def selected_rules(
    configuration: Configuration, folder: Path, origins: Mapping[str, str] | None = None
) -> RuleSet:
    """Load the rules and keep those that a configuration selects.

    Raises ConfigurationError for a name in it that no rule answers to.
    """
    rules = _loaded(_folders(configuration, folder))
    demand_names(rules, configuration, origins)
    return rules.selected(
        select=configuration.select,
        extend_select=configuration.extend_select,
        ignore=configuration.ignore,
    )


def _folders(configuration: Configuration, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in configuration.rule_folders)


@lru_cache(maxsize=4)
def _loaded(folders: tuple[Path, ...]) -> RuleSet:
    from medlint.rules.loader import load_rules

    return load_rules(folders)


def check_document(document: Document, job: Job, rules: RuleSet) -> FileReport:
    """Lint one document under the configuration that applies to it."""
    configuration = job.configuration
    every = _loaded(_folders(configuration, job.folder))
    ignored = _ignored_here(document.source.path, configuration, job.folder)
    front: list[Suppression] = []
    if own := override_of(document):
        demand_own_names(every, own, document)
        configuration = overridden(configuration, own)
        place = document.metadata["medlint"].span
        front = in_front_matter(document, (c for c in own.ignore if not is_own(c)), place)
    return lint(
        document,
        rules.without(ignored) if ignored else rules,
        configuration.settings,
        severities=configuration.severity,
        require_reasons=configuration.require_reasons,
        ignore=(*configuration.ignore, *ignored),
        front=front,
        hint=lambda name: unknown_rule(every, name),
    )


def _ignored_here(path: str, configuration: Configuration, folder: Path) -> tuple[str, ...]:
    if not configuration.per_file_ignores:
        return ()
    from pathspec import GitIgnoreSpec

    absolute = Path(path).resolve()
    root = folder.resolve()
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path
    return tuple(
        code
        for pattern, codes in configuration.per_file_ignores.items()
        if GitIgnoreSpec.from_lines([pattern]).match_file(name)
        for code in codes
    )


def check_bytes(data: bytes, path: str, job: Job, format: Format | None = None) -> Outcome:  # noqa: A002
    """Lint a file's content; what is wrong with it comes back as a value."""
    try:
        return check_document(read_bytes(data, path, format), job, job.rules())
    except MedlintError as error:
        return error
    except RecursionError:
        return ReadError("nested too deeply to be read", path)
    except Exception as error:
        if os.environ.get("MEDLINT_DEBUG"):
            raise
        return ReadError(f"medlint failed on it ({type(error).__name__}: {error})", path)


def read_content(path: Path) -> bytes | ReadError:
    """A file's bytes, or why they cannot be had."""
    try:
        with path.open("rb", buffering=0) as file:  # most are read whole at once
            return file.readall()
    except OSError as error:
        return ReadError(error.strerror or str(error), str(path))


def check_files(
    found: Iterable[Item], job: Job, workers: int = 0, cached: bool = False, cluster: str = ""
) -> Iterator[Outcome]:
    """Lint files in the order given, over as many processes as there are cores.

    ``workers`` 0 chooses by the number of files; ``cluster`` is the address of a Dask scheduler
    that does the work instead. Memory does not grow with the number of files, and ``found`` is
    read no further ahead than the work needs.
    """
    rest = iter(found)
    first = list(islice(rest, POOL_FROM))
    workers = workers or (os.cpu_count() or 1 if len(first) >= POOL_FROM else 1)
    job.rules()  # fail here, once, on a broken rule file; and leave the compiled rules behind
    store = _Store(job) if cached else None
    with Workers(workers, cluster) as pool:
        ahead: list[_Window] = []
        for part in _batched(chain(first, rest), WINDOW):
            ahead.append(_Window(part, job, store, pool))
            if len(ahead) > 1:  # the workers have the next window while this one is told
                yield from ahead.pop(0).outcomes()
        for window in ahead:
            yield from window.outcomes()
    if store is not None:
        store.close()
    ready.store().save()


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


class _Window:
    """A few hundred files at work: known from the cache, handed to workers, or unreadable."""

    def __init__(
        self, items: Sequence[Item], job: Job, store: _Store | None, workers: Workers
    ) -> None:
        self._store = store
        self._workers = workers
        self._check = partial(_check_chunk, job)
        contents = [_read(item) for item in items]
        self._errors = {n: c for n, c in enumerate(contents) if isinstance(c, ReadError)}
        self._files = {n: c for n, c in enumerate(contents) if isinstance(c, File)}
        self._known = store.known(self._files) if store else {}
        new = [n for n in self._files if n not in self._known]
        self._at_work = [
            (numbers, workers.submit(self._check, [self._files[n] for n in numbers]))
            for numbers in _batched(new, CHUNK)
        ]

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes, in the order of the files."""
        found: dict[int, Outcome] = {}
        for numbers, future in self._at_work:
            chunk = [self._files[n] for n in numbers]
            found.update(zip(numbers, self._result(chunk, future), strict=True))
        if self._store is not None:
            reports = ((self._files[n], o) for n, o in found.items() if isinstance(o, FileReport))
            self._store.keep(reports)
        found |= {**self._known, **self._errors}
        yield from map(found.__getitem__, range(len(found)))

    def _result(self, chunk: list[File], future: Future[list[Outcome]]) -> list[Outcome]:
        try:
            return future.result()
        except self._workers.lost:  # a process died; find out on which file
            alone = self._workers.each(self._check, [[file] for file in chunk], _died)
            return [outcome for outcomes in alone for outcome in outcomes]


def _read(item: Item) -> File | ReadError:
    if not isinstance(item, Path):
        return item
    data = read_content(item)
    return data if isinstance(data, ReadError) else File(str(item), data)


def _died(files: list[File]) -> list[Outcome]:
    return [ReadError("the process that read it died", file.path) for file in files]


def _check_chunk(job: Job, files: Sequence[File]) -> list[Outcome]:
    return [check_bytes(file.data, file.path, job, file.format) for file in files]


class _Store:
    """The cache, asked by file."""

    def __init__(self, job: Job) -> None:
        from medlint.project.cache import Cache, job_key

        self._key = job_key(job.configuration, job.folder)
        self._cache = Cache(cache_folder() / "reports.sqlite")

    def known(self, files: Mapping[int, File]) -> dict[int, FileReport]:
        """The reports that are still good, by the numbers of the files."""
        from medlint.project import cache

        keys = {number: self._key_of(file) for number, file in files.items()}
        found = self._cache.get(keys.values())
        reports = {}
        for number, key in keys.items():
            if key in found:
                file = files[number]
                with suppress(msgspec.DecodeError):
                    reports[number] = cache.decode(found[key], decode(file.data, file.path))
        return reports

    def keep(self, new: Iterable[tuple[File, FileReport]]) -> None:
        """Keep new reports."""
        self._cache.put({self._key_of(file): report for file, report in new})

    def _key_of(self, file: File) -> bytes:
        from medlint.project.cache import key_of

        return key_of(file.data, f"{file.format or ''}\0{file.path}", self._key)

    def close(self) -> None:
        """Tidy up and let go of the file."""
        self._cache.tidy()
        self._cache.close()

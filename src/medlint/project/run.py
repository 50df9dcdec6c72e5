"""Many files: read, lint, one report each, in order; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from medlint.document.model import Document, Format
from medlint.document.read import read_bytes, read_file
from medlint.errors import ConfigurationError, MedlintError, ReadError
from medlint.linter.run import FileReport, lint
from medlint.project.configuration import Configuration, unknown
from medlint.rules.ruleset import RuleSet

Outcome = FileReport | MedlintError
POOL_FROM = 24  # files; below that, starting processes costs more than it saves
CHUNK = 16


@dataclass(frozen=True)
class Job:
    """What a worker needs to know once: the configuration and the folder it speaks from."""

    configuration: Configuration
    folder: Path = Path()

    def rules(self) -> RuleSet:
        """The rules that the configuration selects, loaded once in each process."""
        return _rules(msgspec.msgpack.encode(self.configuration), self.folder)


@lru_cache(maxsize=4)
def _rules(encoded: bytes, folder: Path) -> RuleSet:
    return selected_rules(msgspec.msgpack.decode(encoded, type=Configuration), folder)


def selected_rules(configuration: Configuration, folder: Path) -> RuleSet:
    """Load the rules and keep those that a configuration selects."""
    from medlint.rules.loader import load_rules

    rules = load_rules(tuple(folder / f for f in configuration.rule_folders))
    _know(rules, configuration)
    return rules.selected(
        select=configuration.select,
        extend_select=configuration.extend_select,
        ignore=configuration.ignore,
    )


def _know(rules: RuleSet, configuration: Configuration) -> None:
    """Raise ConfigurationError for a code or name that no rule answers to."""
    keys = {
        *configuration.select,
        *configuration.extend_select,
        *configuration.ignore,
        *configuration.severity,
        *configuration.options,
        *(code for codes in configuration.per_file_ignores.values() for code in codes),
    }
    for key in rules.unknown(sorted(keys)):
        known = [name for rule in rules for name in (rule.code, rule.code[:3], rule.name)]
        raise ConfigurationError(unknown("rule", key, known))


def check_document(document: Document, job: Job, rules: RuleSet) -> FileReport:
    """Lint one document under the configuration that applies to it."""
    configuration = job.configuration
    ignored = _ignored_here(document.source.path, configuration, job.folder)
    if ignored:
        rules = rules.without(ignored)
    return lint(
        document,
        rules,
        configuration.settings,
        severities=configuration.severity,
        require_reasons=configuration.require_reasons,
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


def check_file(path: Path, job: Job, rules: RuleSet) -> Outcome:
    """Read and lint one file; its errors come back as values."""
    try:
        return check_document(read_file(path), job, rules)
    except MedlintError as error:
        return error
    except RecursionError:
        return ReadError("nested too deeply to be read", str(path))


def check_text(data: bytes, path: str, format: Format | None, job: Job) -> Outcome:  # noqa: A002
    """Lint what came on standard input."""
    try:
        return check_document(read_bytes(data, path, format), job, job.rules())
    except MedlintError as error:
        return error


def check_files(found: Iterable[Path | ReadError], job: Job, workers: int = 0) -> Iterator[Outcome]:
    """Lint files over as many processes as there are cores, in the order given.

    ``workers`` 0 chooses by the number of files; memory does not grow with it.
    """
    items = list(found)
    workers = workers or (os.cpu_count() or 1 if len(items) >= POOL_FROM else 1)
    if workers == 1:
        rules = job.rules()
        yield from (
            item if isinstance(item, ReadError) else check_file(item, job, rules) for item in items
        )
        return
    yield from _in_pool(items, job, workers)


def _in_pool(items: list[Path | ReadError], job: Job, workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from itertools import islice

    job.rules()  # fail here, once, on a broken rule file; and leave the compiled rules behind
    chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)]
    with ProcessPoolExecutor(workers) as pool:
        queue = iter(chunks)
        pending = [pool.submit(_check_chunk, c, job) for c in islice(queue, 4 * workers)]
        while pending:
            yield from pending.pop(0).result()
            pending += [pool.submit(_check_chunk, c, job) for c in islice(queue, 1)]


def _check_chunk(items: list[Path | ReadError], job: Job) -> list[Outcome]:
    rules = job.rules()
    return [item if isinstance(item, ReadError) else check_file(item, job, rules) for item in items]

"""What the commands share: configuration, files, standard input, errors as one line."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec

import click
import msgspec

from medlint.document.model import Format
from medlint.errors import MedlintError, ReadError, WriteError
from medlint.project.configuration import (
    Configuration,
    Loaded,
    find_configuration,
    load_configuration,
)
from medlint.project.discovery import find_articles
from medlint.project.run import Job, Outcome

P = ParamSpec("P")

STDIN = Path("-")
PROGRESS_FROM = 50  # files
FAILED = 1
BROKEN = 2
STOPPED = 130  # by Ctrl-C, as shells have it

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Configuration file to use instead of the nearest medlint.toml.",
)
stdin_format_option = click.option(
    "--stdin-format",
    type=click.Choice(["markdown", "html", "text"]),
    default="markdown",
    show_default=True,
    help="Format of standard input.",
)


def tells_errors(function: Callable[P, None]) -> Callable[P, None]:
    """Turn our own errors into one line on standard error and exit status 2."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except MedlintError as error:
            raise click.exceptions.Exit(say(error)) from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(FAILED) from None
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            raise click.exceptions.Exit(130) from None

    return wrapper


def say(error: MedlintError) -> int:
    """Tell an error on standard error; the exit status that it calls for."""
    click.echo(f"medlint: {error}", err=True)
    return BROKEN


def load_job(
    config: Path | None,
    paths: Iterable[Path],
    more: Mapping[str, tuple[str, ...]] | None = None,
    **instead: Any,
) -> Job:
    """The configuration for these paths, with what the command line adds or sets instead."""
    loaded = load_for(config, paths)
    found = loaded.configuration
    changes = {key: value for key, value in instead.items() if value not in (None, ())}
    changes |= {key: (*getattr(found, key), *codes) for key, codes in (more or {}).items()}
    origins = tuple(sorted(loaded.origins.items()))
    return Job(msgspec.structs.replace(found, **changes), loaded.folder, origins)


def load_for(config: Path | None, paths: Iterable[Path]) -> Loaded:
    """The configuration file named, or else the nearest one to the first path."""
    first = next((p for p in paths if p != STDIN and p.exists()), Path())
    return load_configuration(config or find_configuration(first))


def split_stdin(paths: tuple[Path, ...]) -> tuple[bool, tuple[Path, ...]]:
    """Whether standard input is among the paths, and the paths without it."""
    files = tuple(p for p in paths if p != STDIN)
    return len(files) < len(paths), files


def articles(paths: tuple[Path, ...], configuration: Configuration) -> Iterator[Path | ReadError]:
    """The articles below the paths given; the folder we are in where none is given."""
    return find_articles(paths or (Path(),), configuration.exclude)


def with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on; show how far we are where a person is watching a long run."""
    if total < PROGRESS_FROM or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from outcomes
        return
    with click.progressbar(length=total, label="articles", file=sys.stderr, show_pos=True) as bar:
        for outcome in outcomes:
            bar.update(1)
            yield outcome


def read_stdin() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def as_format(name: str) -> Format:
    """The name of a format, from an option that allows no other."""
    return name  # type: ignore[return-value]


def make_folder(path: Path) -> None:
    """Make a folder and those above it. Raises WriteError when that cannot be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be made: {error.strerror}", str(path)) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step, its mode kept; never leave half of it.

    Raises WriteError when it cannot be written.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of another when all is written, its mode kept.

    A link stays a link: what it leads to is replaced. If writing fails, the other stays as it is.
    Raises WriteError when it cannot be written, or must not be.
    """
    from tempfile import mkstemp

    path = path.resolve()
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        if mode is not None and not os.access(path, os.W_OK):
            raise WriteError("is write-protected; left alone", str(path))
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(0o666 & ~_umask() if mode is None else mode)
        Path(name).replace(path)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", str(path)) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

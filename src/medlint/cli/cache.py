"""``medlint cache``: what earlier runs kept, such as reports of articles that have not changed."""

from __future__ import annotations

from pathlib import Path

import click

from medlint.cli import common
from medlint.errors import ReadError
from medlint.resources import cache_folder

FILES = ("reports.sqlite*", "ready-*.msgpack", "rules-*.msgpack")


@click.group()
def cache() -> None:
    """What is kept so that it need not be made again: reports, rules, patterns.

    \b
    medlint cache info
    medlint cache clear
    """


@cache.command()
def info() -> None:
    """Where it is kept, and how much room it takes."""
    size = sum(path.stat().st_size for path in _there())
    click.echo(f"{cache_folder()}: {size / 1e6:.1f} MB")


@cache.command()
@common.tells_errors
def clear() -> None:
    """Throw it all away; the next run reads every article anew."""
    for path in _there():
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise ReadError(f"cannot be deleted: {error.strerror}", str(path)) from error
    click.echo(f"{cache_folder()}: empty")


def _there() -> list[Path]:
    return [path for name in FILES for path in cache_folder().glob(name)]

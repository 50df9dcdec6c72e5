"""``medlint cache``: the reports that are kept of articles that have not changed."""

from __future__ import annotations

import click

from medlint.cli import common
from medlint.errors import ReadError
from medlint.project.cache import cache_folder

FILES = ("reports.sqlite", "reports.sqlite-wal", "reports.sqlite-shm")


@click.group()
def cache() -> None:
    """Reports that are kept, so that unchanged articles need not be read again.

    \b
    medlint cache info
    medlint cache clear
    """


@cache.command()
def info() -> None:
    """Where the reports are kept, and how much room they take."""
    size = sum((cache_folder() / name).stat().st_size for name in _there())
    click.echo(f"{cache_folder()}: {size / 1e6:.1f} MB")


@cache.command()
@common.tells_errors
def clear() -> None:
    """Throw them all away; the next run reads every article anew."""
    for name in _there():
        try:
            (cache_folder() / name).unlink(missing_ok=True)
        except OSError as error:
            message = f"cannot be deleted: {error.strerror}"
            raise ReadError(message, str(cache_folder() / name)) from error
    click.echo(f"{cache_folder()}: empty")


def _there() -> list[str]:
    return [name for name in FILES if (cache_folder() / name).exists()]

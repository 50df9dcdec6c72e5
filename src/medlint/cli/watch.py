"""``medlint check --watch``: check again whenever an article changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

PAUSE = 0.5  # seconds between two looks


def watch(
    articles: Callable[[], Iterable[Path]], check: Callable[[tuple[Path, ...]], None]
) -> None:
    """Check all articles, then those that change, until the person stops it."""
    seen = _times(articles())
    check(tuple(seen))
    while True:
        time.sleep(PAUSE)
        now = _times(articles())
        changed = tuple(path for path, at in now.items() if seen.get(path) != at)
        seen = now
        if changed:
            click.clear()
            check(changed)


def _times(paths: Iterable[Path]) -> dict[Path, int]:
    times = {}
    for path in paths:
        try:
            times[path] = path.stat().st_mtime_ns
        except OSError:
            continue
    return times

"""Which article becomes which page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from medlint.errors import ReadError
from medlint.publish.record import Task

INDEX = "index.html"


def plan(found: Iterable[Path | ReadError], folders: Sequence[Path]) -> Iterator[Task | ReadError]:
    """A task for each article, its page in the place that the article has in its folder.

    Two articles that would become one page: the second is an error. An article named ``index``
    keeps that name; the list of articles then goes elsewhere (see :func:`index_name`).
    """
    taken: dict[str, Path] = {}
    for item in found:
        if isinstance(item, ReadError):
            yield item
            continue
        root = next((f for f in folders if _below(item, f)), item.parent)
        name = page_name(item, root)
        if name.casefold() in taken:
            other = taken[name.casefold()]
            yield ReadError(f"would become the same page as {other}: {name}", str(item))
            continue
        taken[name.casefold()] = item
        yield Task(item, root, name)


def _below(path: Path, folder: Path) -> bool:
    return path.absolute().is_relative_to(folder.absolute())


def page_name(path: Path, root: Path) -> str:
    """The page's place in the output: the article's own, in characters that addresses can hold."""
    inside = path.absolute().relative_to(root.absolute()).with_suffix("")
    return "/".join(_safe(part) for part in inside.parts) + ".html"


def _safe(part: str) -> str:
    return re.sub(r"[^\w.\-]+", "-", part).strip("-.") or "page"


def index_name(tasks: Sequence[Task]) -> str:
    """The name of the list of articles."""
    taken = {task.output.casefold() for task in tasks}
    return next(
        n for n in (INDEX, "topics.html", "all-topics.html", "medlint-index.html") if n not in taken
    )


def with_home(tasks: Sequence[Task], home: str) -> list[Task]:
    """The tasks, each with a way to the list of articles."""
    return [replace(task, home=home) for task in tasks]

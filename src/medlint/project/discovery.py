"""Which files to read: those named, and the articles below the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from medlint.document.read import SUFFIXES
from medlint.errors import ReadError

MANIFEST = "medlint.json"  # marks a folder that medlint has published to
REPORT = b'<meta name="generator" content="medlint report">'
HEAD = 400  # bytes of a page in which it stands
Found = Path | ReadError


def find_articles(paths: Iterable[str | Path], exclude: Iterable[str] = ()) -> Iterator[Found]:
    """The articles to read, each once, in order; what cannot be read comes as an error.

    A file that is named is taken whatever its name. Below a folder, files are taken by their
    suffix; hidden ones, what installers or medlint put there, and what ``.gitignore`` files name
    or matches ``exclude`` (patterns as in ``.gitignore``) are left out.
    """
    seen: set[Path] = set()
    for path in map(Path, paths):
        for found in _below(path, tuple(exclude)):
            if isinstance(found, Path):
                if found in seen:
                    continue
                seen.add(found)
            yield found


def _below(path: Path, exclude: tuple[str, ...]) -> Iterator[Found]:
    if not path.exists():
        yield ReadError("no such file or folder", str(path))
    elif path.is_dir():
        yield from _walk(path, exclude)
    else:
        yield path


def _walk(top: Path, exclude: tuple[str, ...]) -> Iterator[Found]:
    ignored = Ignored(top, exclude)
    errors: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=errors.append):
        here = Path(folder)
        ignored.read(here)
        folders[:] = sorted(
            f
            for f in folders
            if f[0] != "." and not _not_ours(here / f) and not ignored(here / f, folder=True)
        )
        for name in sorted(files):
            path = here / name
            if name[0] == "." or path.suffix.lower() not in SUFFIXES or ignored(path):
                continue
            if not _report(path):
                yield path
        for error in errors:
            yield ReadError(error.strerror or str(error), str(error.filename))
        errors.clear()


def _not_ours(folder: Path) -> bool:
    """Whether a folder holds no articles of its owner's: what an installer or medlint put there."""
    if folder.name == "node_modules":
        return True
    return any((folder / name).is_file() for name in ("pyvenv.cfg", MANIFEST))


def _report(path: Path) -> bool:
    """Whether a page is a report of medlint's."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as file:
            return REPORT in file.read(HEAD)
    except OSError:
        return False  # whoever reads it will tell


class Ignored:
    """What ``.gitignore`` files say, from the repository's root down, and what is excluded."""

    def __init__(self, top: Path, exclude: tuple[str, ...]) -> None:
        self._specs: list[tuple[Path, object]] = []
        resolved = top.resolve()
        if exclude:
            self._add(resolved, exclude)
        for parent in reversed(_within_repository(resolved)):
            self.read(parent)

    def read(self, folder: Path) -> None:
        """Take up a folder's own ``.gitignore``."""
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        self._add(folder.resolve(), lines.splitlines())

    def _add(self, folder: Path, lines: Iterable[str]) -> None:
        from pathspec import GitIgnoreSpec

        self._specs.append((folder, GitIgnoreSpec.from_lines(lines)))

    def __call__(self, path: Path, folder: bool = False) -> bool:
        """Whether the file or folder is left out; the deepest word on it decides."""
        if not self._specs:
            return False
        absolute = path.parent.resolve() / path.name
        decision = False
        for base, spec in self._specs:
            if not absolute.is_relative_to(base):
                continue
            name = absolute.relative_to(base).as_posix() + ("/" if folder else "")
            include = spec.check_file(name).include  # type: ignore[attr-defined]
            if include is not None:
                decision = include
        return decision


def _within_repository(folder: Path) -> list[Path]:
    """The folders above ``folder`` up to the repository's root, nearest first."""
    above: list[Path] = []
    if (folder / ".git").exists():
        return above
    for parent in folder.parents:
        above.append(parent)
        if (parent / ".git").exists():
            return above
    return []

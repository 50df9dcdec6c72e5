"""A folder of rules, compiled into one file that is read in a few milliseconds.

Reading hundreds of YAML files takes seconds. What they say, with every pattern already taken
apart, is kept as one MessagePack file: inside the wheel for the rules that medlint brings, in
the user's cache for other folders. A file is read again only when its size or time of change
differs from what the bundle noted.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from medlint import __version__
from medlint.errors import RuleError
from medlint.rules.rulefile import Definition

FORMAT = 1  # of the bundle; one more whenever Definition or what is derived from it changes
SHIPPED = "compiled.msgpack"
SOURCES = "sources.yml"
NOT_RULES = frozenset({"lexicon", "config"})
NOT_RULE_FILES = (SOURCES, "measured.yml")


class Noted(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was when it was read, and what it gave: a rule, a warning, or nothing."""

    file: str
    size: int
    changed: int  # nanoseconds
    rule: Definition | None = None
    warning: str = ""


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """All files of a folder."""

    made_by: str
    sources: tuple[int, int]  # size and time of change of the sources
    files: tuple[Noted, ...]


MADE_BY = f"medlint {__version__}, bundle {FORMAT}"


def read_folder(folder: Path) -> Bundle:
    """A folder's rules, from its bundle as far as that is up to date.

    Raises RuleError that names every broken file, one a line.
    """
    shipped = _decoded(folder / SHIPPED)
    if shipped is not None:
        return shipped
    kept = _decoded(cached(folder))
    bundle, errors = refresh(folder, kept)
    if bundle is not kept:
        write(bundle, cached(folder))
    if errors:
        raise together(errors)
    return bundle


def refresh(folder: Path, kept: Bundle | None) -> tuple[Bundle, list[RuleError]]:
    """The bundle of a folder as it is now, and what is wrong in it; ``kept`` if nothing changed."""
    sources = _stamp(folder / SOURCES)
    known = {n.file: n for n in kept.files} if kept and kept.sources == sources else {}
    files: list[Noted] = []
    fresh: list[Path] = []
    for path in rule_files(folder):
        noted = known.get(path.relative_to(folder).as_posix())
        if noted and (noted.size, noted.changed) == _stamp(path):
            files.append(noted)
        else:
            fresh.append(path)
    if kept and kept.sources == sources and not fresh and len(files) == len(kept.files):
        return kept, []
    read, errors = _read(fresh, folder)
    every = sorted([*files, *read], key=lambda noted: noted.file)
    bundle = Bundle(MADE_BY, sources, tuple(every))
    # Through the encoding once, so that what is read now is what will be read next time.
    return msgspec.msgpack.decode(msgspec.msgpack.encode(bundle), type=Bundle), errors


def _read(paths: list[Path], folder: Path) -> tuple[list[Noted], list[RuleError]]:
    if not paths:
        return [], []
    from medlint.resources import rules_folder
    from medlint.rules.fields import Unsupported
    from medlint.rules.rulefile import read_rule
    from medlint.rules.sources import read_sources

    sources = {**read_sources(rules_folder() / SOURCES), **read_sources(folder / SOURCES)}
    noted: list[Noted] = []
    errors: list[RuleError] = []
    for path in paths:
        name, stamp = path.relative_to(folder).as_posix(), _stamp(path)
        try:
            noted.append(Noted(name, *stamp, read_rule(path, sources, folder)))
        except Unsupported as reason:
            noted.append(Noted(name, *stamp, None, f"{path}: left out: {reason}"))
        except RuleError as error:
            errors.append(error)
    return noted, errors


def rule_files(folder: Path) -> Iterator[Path]:
    """The rule files below a folder, in order; what is hidden or begins with ``_`` is passed by."""
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name.startswith((".", "_")) or entry.name in NOT_RULES:
            continue
        if entry.is_dir():
            yield from rule_files(entry)
        elif entry.name.endswith(".yml") and not entry.name.endswith((".test.yml", *NOT_RULE_FILES)):
            yield entry


def together(errors: list[RuleError]) -> RuleError:
    """One error for all, at the place of the first."""
    first, *others = errors
    return RuleError("\n".join([first.message, *map(str, others)]), first.path, first.line)


def cached(folder: Path) -> Path:
    """Where the bundle of a folder is kept."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    root = Path(base) if base else Path.home() / ".cache"
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
    return root / "medlint" / f"rules-{name}.msgpack"


def write(bundle: Bundle, path: Path) -> None:
    """Write a bundle whole or not at all; a home that cannot be written to is no error."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.msgpack.encode(bundle))
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise


def _decoded(path: Path) -> Bundle | None:
    """A bundle that this version wrote, or None; a damaged one is none."""
    try:
        bundle = msgspec.msgpack.decode(path.read_bytes(), type=Bundle)
    except (OSError, msgspec.MsgspecError):
        return None
    return bundle if bundle.made_by == MADE_BY else None


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns

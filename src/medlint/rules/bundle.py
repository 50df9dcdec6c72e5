"""A folder of rules, compiled into one file that is read in a few milliseconds.

Reading hundreds of YAML files takes seconds. What they say, with every pattern already taken
apart, is kept as one MessagePack file: inside the wheel for the rules that medlint brings, in
the user's cache for other folders. A file is read again only when its size or time of change
differs from what the bundle noted.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from medlint import __version__
from medlint.errors import RuleError
from medlint.ready import write_whole
from medlint.resources import cache_folder, rules_folder
from medlint.rules.definition import Definition
from medlint.rules.engine.index import Index, index_of
from medlint.rules.engine.units import decoded

FORMAT = 5  # of the bundle; one more whenever Definition or what is derived from it changes
SHIPPED = "compiled.msgpack"
SOURCES = "sources.yml"
NOT_RULES = frozenset({"lexicon", "config"})
NOT_RULE_FILES = (SOURCES, "measured.yml")


class Noted(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was when it was read, and what it gave: a rule, why it is left out, nothing."""

    file: str
    size: int
    changed: int  # nanoseconds
    rule: Definition | None = None
    left_out: str = ""


class Bundle(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All files of a folder."""

    made_by: str
    folder: str
    rests_on: tuple[int, ...]  # sizes and times of change of the sources and of the reader
    files: tuple[Noted, ...]
    index: Index  # over the rules of the files, in their order

    @property
    def rules(self) -> tuple[Definition, ...]:
        """The rules of the files, in their order."""
        return tuple(noted.rule for noted in self.files if noted.rule is not None)


MADE_BY = f"medlint {__version__}, bundle {FORMAT}"


def read_folder(folder: Path) -> Bundle:
    """A folder's rules, from its bundle as far as that is up to date.

    Raises RuleError that names every broken file, one a line.
    """
    shipped = _decoded(folder / SHIPPED)
    if shipped is not None:
        return shipped
    kept = _decoded(cached(folder))
    if kept is not None and kept.folder != str(folder.resolve()):
        kept = None
    bundle, errors = refresh(folder, kept)
    if bundle is not kept:
        write(bundle, cached(folder))
    if errors:
        raise together(errors)
    return bundle


def compile_folder(folder: Path, target: Path) -> None:
    """Write the bundle of a folder, to be shipped with it. Raises RuleError or OSError."""
    bundle, errors = refresh(folder, None)
    if errors:
        raise together(errors)
    target.write_bytes(msgspec.msgpack.encode(bundle))


def refresh(folder: Path, kept: Bundle | None) -> tuple[Bundle, list[RuleError]]:
    """The bundle of a folder as it is now, and what is wrong in it; ``kept`` if nothing changed."""
    rests_on = _rests_on(folder)
    known = {n.file: n for n in kept.files} if kept and kept.rests_on == rests_on else {}
    files: list[Noted] = []
    fresh: list[tuple[str, int, int]] = []
    for file, size, changed in rule_files(str(folder)):
        noted = known.get(file)
        if noted and (noted.size, noted.changed) == (size, changed):
            files.append(noted)
        else:
            fresh.append((file, size, changed))
    if kept and kept.rests_on == rests_on and not fresh and len(files) == len(kept.files):
        return kept, []
    read, errors = _read(fresh, folder)
    every = sorted([*files, *read], key=lambda noted: noted.file)
    index = index_of(decoded(noted.rule.units) for noted in every if noted.rule)
    bundle = Bundle(MADE_BY, str(folder.resolve()), rests_on, tuple(every), index)
    # Through the encoding once, so that what is read now is what will be read next time.
    return msgspec.msgpack.decode(msgspec.msgpack.encode(bundle), type=Bundle), errors


def _read(files: list[tuple[str, int, int]], folder: Path) -> tuple[list[Noted], list[RuleError]]:
    if not files:
        return [], []
    from medlint.rules.fields import Unsupported
    from medlint.rules.rulefile import read_rule
    from medlint.rules.sources import read_sources

    sources = {**read_sources(rules_folder() / SOURCES), **read_sources(folder / SOURCES)}
    noted: list[Noted] = []
    errors: list[RuleError] = []
    for file, size, changed in files:
        path = folder / file
        try:
            noted.append(Noted(file, size, changed, read_rule(path, sources, folder)))
        except Unsupported as reason:
            noted.append(Noted(file, size, changed, None, str(reason)))
        except RuleError as error:
            errors.append(error)
    return noted, errors


def rule_files(folder: str, below: str = "") -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of the rule files below a folder.

    What is hidden, begins with ``_``, or is known to be something else is passed by.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith((".", "_")) or name in NOT_RULES:
            continue
        if entry.is_dir():
            yield from rule_files(entry.path, f"{below}{name}/")
        elif name.endswith(".yml") and not name.endswith((".test.yml", *NOT_RULE_FILES)):
            found = entry.stat()
            yield below + name, found.st_size, found.st_mtime_ns


def together(errors: list[RuleError]) -> RuleError:
    """One error for all, at the place of the first."""
    first, *others = errors
    return RuleError("\n".join([first.message, *map(str, others)]), first.path, first.line)


def cached(folder: Path) -> Path:
    """Where the bundle of a folder is kept."""
    name = str(folder.resolve())
    return cache_folder() / f"rules-{zlib.crc32(name.encode()):08x}-{len(name)}.msgpack"


def write(bundle: Bundle, path: Path) -> None:
    """Write a bundle whole or not at all; a home that cannot be written to is no error."""
    with suppress(OSError):
        write_whole(path, msgspec.msgpack.encode(bundle))


def _decoded(path: Path) -> Bundle | None:
    """A bundle that this version wrote, or None; a damaged one is none."""
    try:
        bundle = msgspec.msgpack.decode(path.read_bytes(), type=Bundle)
    except (OSError, msgspec.MsgspecError):
        return None
    return bundle if bundle.made_by == MADE_BY else None


def _rests_on(folder: Path) -> tuple[int, ...]:
    """What tells whether a file that has not changed would be read as it was."""
    here = Path(__file__).parent
    code = [here / f"{name}.py" for name in ("rulefile", "specfile", "definition", "model")]
    code += [here / "engine" / f"{name}.py" for name in ("units", "literals", "dialect", "spec")]
    code += [here / "engine" / "index.py", folder / SOURCES, rules_folder() / SOURCES]
    return tuple(number for path in code for number in _stamp(path))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns

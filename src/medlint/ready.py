"""What takes long to make from the rules, kept ready-made between runs.

To compile the regular expressions that one article calls for takes several times as long as to
check it. So a run keeps what it made in a file in the user's cache, and the next run begins
where it ended. An entry is found under all that it was made from, so none is ever out of date;
without the file, or with a damaged one, everything is made anew.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from medlint import __version__
from medlint.resources import cache_folder

if TYPE_CHECKING:
    import regex

    Pattern = regex.Pattern

T = TypeVar("T")


class _Compiled(msgspec.Struct, frozen=True, array_like=True):
    """A pattern as the standard library's engine takes it."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


DIGEST = 16  # bytes at the file's beginning that tell a damaged file
LARGEST = 20_000_000  # bytes; a file that has grown beyond is begun anew


class Store:
    """Entries by name; what is not there is made, and kept if :meth:`save` is called."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = _entries(path)
        self._new: dict[str, msgspec.Raw] = {}

    def get(self, name: str, kind: type[T], make: Callable[[], T]) -> T:
        """The entry of this name, or what ``make`` gives: plain values of the type ``kind``."""
        if (found := self._kept.get(name)) is not None:
            return msgspec.msgpack.decode(found, type=kind)
        made = make()
        self._new[name] = self._kept[name] = msgspec.Raw(msgspec.msgpack.encode(made))
        return made

    def save(self) -> None:
        """Write the file whole or not at all, if there is something new to write."""
        if not self._new:
            return
        data = msgspec.msgpack.encode(self._kept)
        if len(data) > LARGEST:
            data = msgspec.msgpack.encode(self._new)
        with suppress(OSError):  # a home that cannot be written to is no error
            write_whole(self.path, blake2b(data, digest_size=DIGEST).digest() + data)
        self._new = {}


def _entries(path: Path) -> dict[str, msgspec.Raw]:
    try:
        found = path.read_bytes()
        digest, data = found[:DIGEST], found[DIGEST:]
        if blake2b(data, digest_size=DIGEST).digest() == digest:
            return msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw])
    except (OSError, msgspec.MsgspecError):
        pass
    return {}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the user's cache whole or not at all. Raises OSError."""
    from tempfile import mkstemp

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


@cache
def store() -> Store:
    """The store of this version of medlint, of Python and of the ``regex`` module."""
    import regex

    made_by = f"{__version__}-py{sys.hexversion:x}-regex{regex.__version__}"
    return Store(cache_folder() / f"ready-{made_by}.msgpack")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, with the work of an earlier run. Raises ``re.error``.

    The standard library offers no way to keep what it compiled, so this goes where its own
    ``re.compile`` goes; the engine checks every code that it is given.
    """

    def parts() -> _Compiled:
        tree = _parser.parse(source, flags)
        code = _compiler._code(tree, flags)
        names: dict[str, int] = tree.state.groupdict
        return _Compiled(
            flags | tree.state.flags, array("I", code).tobytes(), tree.state.groups - 1, names
        )

    try:
        made = store().get(f"re/{flags}/{source}", _Compiled, parts)
        by_number = {number: name for name, number in made.names.items()}
        order = (None, *(by_number.get(i + 1) for i in range(made.groups)))
        code = array("I", made.code).tolist()
        found: re.Pattern[str] = _sre.compile(
            source, made.flags, code, made.groups, made.names, order
        )
    except (AttributeError, TypeError, RuntimeError):  # a Python that keeps them otherwise
        return re.compile(source, flags)
    return found


def regex_pattern(source: str, flags: int = 0) -> regex.Pattern[str]:
    """``regex.compile``, with the work of an earlier run. Raises ``regex.error``.

    What is kept is what ``pickle`` would keep of a pattern. It is rebuilt a hundred times as fast
    as it is compiled, and it searches for long lists of words faster than ``re`` does.
    """
    import copyreg

    import regex

    compiled: list[regex.Pattern[str]] = []

    def parts() -> list[object]:
        compiled.append(regex.compile(source, flags))
        return list(copyreg.dispatch_table[regex.Pattern](compiled[0])[1])

    made = store().get(f"regex/{flags}/{source}", list, parts)
    return compiled[0] if compiled else _rebuilt(made)


def _rebuilt(parts: list[object]) -> regex.Pattern[str]:
    from regex import _regex

    made: regex.Pattern[str] = _regex.compile(*parts)  # type: ignore[attr-defined]
    return made


def yaml_file(path: Path) -> dict[str, Any]:
    """What a YAML file of ours says. Raises OSError, and yaml.YAMLError for a broken one."""
    found = path.stat()

    def read() -> dict[str, Any]:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        made: dict[str, Any] = yaml.load(path.read_bytes(), Loader=loader)
        return made

    return store().get(f"{path}/{found.st_size}/{found.st_mtime_ns}", dict, read)

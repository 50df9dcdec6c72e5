"""What a project sets: ``medlint.toml``, or ``[tool.medlint]`` of ``pyproject.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from medlint.errors import ConfigurationError
from medlint.project.mistakes import key_of, plainly, unknown
from medlint.settings import FailLevel, Kind, Language, Region, Settings, Severity

WORD_LIST = "medlint-words.txt"
FILE_NAMES = ("medlint.toml", ".medlint.toml", "pyproject.toml")


class Publishing(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """The ``publish`` table: how ``medlint publish`` makes a site where its options don't say."""

    output: str = "site"
    base_url: str = ""
    site_title: str = ""
    site_footer: str = ""
    template: str = ""  # a folder, relative to the configuration file
    glossary: bool = False


class Configuration(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Everything that a configuration file may say; the defaults hold without one."""

    extends: str = ""
    preset: str = "default"
    select: tuple[str, ...] = ()  # codes, families or names; empty: the default group
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    fail_level: FailLevel = "error"
    require_reasons: bool = False  # whether a suppression must say why
    baseline: str = ""  # a file of accepted findings
    language: Language = ""
    region: Region = ""
    kind: Kind = ""
    target_grade: float = 8.0
    words: tuple[str, ...] = ()
    word_list: str = WORD_LIST  # a file beside the configuration, with more of them
    required_metadata: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = {}
    publish: Publishing = Publishing()

    @property
    def settings(self) -> Settings:
        """The part that rules may ask."""
        names = Settings.__struct_fields__
        return Settings(**{name: getattr(self, name) for name in names})


KEYS = tuple(f.encode_name for f in msgspec.structs.fields(Configuration))


class Loaded(msgspec.Struct, frozen=True):
    """A configuration and the files that it came from, the nearest first."""

    configuration: Configuration
    files: tuple[Path, ...] = ()
    origins: dict[str, str] = {}  # key to the file or preset that set it

    @property
    def folder(self) -> Path:
        """The folder that relative paths in the configuration start from."""
        return self.files[0].parent if self.files else Path()


def find_configuration(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder, or None."""
    start = start.resolve()
    folder = start if start.is_dir() else start.parent
    for parent in (folder, *folder.parents):
        for name in FILE_NAMES:
            path = parent / name
            if path.is_file() and (name != "pyproject.toml" or "medlint" in _tool(path)):
                return path
        if (parent / ".git").exists():
            return None
    return None


def load_configuration(path: Path | None) -> Loaded:
    """Read a configuration file and those that it extends.

    Raises ConfigurationError with the file and line of what is wrong.
    """
    if path is None:
        return Loaded(Configuration())
    values, origins, files = _collect(path.resolve(), ())
    preset = str(values.get("preset", "default"))
    given = _preset(preset, path)
    merged = {**given, **values}
    told = {**dict.fromkeys(given, f"preset {preset}"), **origins}
    try:
        configuration = msgspec.convert(merged, Configuration)
        words = (*configuration.words, *_words(configuration, path, origins))
        return Loaded(msgspec.structs.replace(configuration, words=words), files, told)
    except msgspec.ValidationError as error:
        key = key_of(str(error))
        where = Path(origins.get(key, str(files[0])))
        said = plainly(str(error), (f.encode_name for f in msgspec.structs.fields(Publishing)))
        raise ConfigurationError(said, str(where), line_of(where, key)) from error


def _words(configuration: Configuration, path: Path, origins: Mapping[str, str]) -> list[str]:
    """The words of the list beside the configuration; ``#`` begins a remark."""
    where = path.resolve().parent / configuration.word_list
    if not where.is_file():
        if "word-list" in origins:
            message = f"word-list '{configuration.word_list}' is not there"
            raise ConfigurationError(message, str(path), line_of(path, "word-list"))
        return []
    try:
        lines = where.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(error), str(where)) from error
    return [word for line in lines for word in line.partition("#")[0].split()]


def _collect(
    path: Path, below: tuple[Path, ...]
) -> tuple[dict[str, Any], dict[str, str], tuple[Path, ...]]:
    if path in below:
        raise ConfigurationError("extends itself", str(path), line_of(path, "extends"))
    values = read_table(path)
    for key in values:
        if key not in KEYS:
            raise ConfigurationError(unknown("key", key, KEYS), str(path), line_of(path, key))
    origins = dict.fromkeys(values, str(path))
    files: tuple[Path, ...] = (path,)
    if base := values.get("extends", ""):
        parent = (path.parent / str(base)).resolve()
        if not parent.is_file():
            message = f"extends '{base}', which is not there"
            raise ConfigurationError(message, str(path), line_of(path, "extends"))
        inherited, from_where, more = _collect(parent, (*below, path))
        values, origins, files = (
            {**inherited, **values},
            {**from_where, **origins},
            (*files, *more),
        )
    return values, origins, files


def read_table(path: Path) -> dict[str, Any]:
    """The medlint table of a configuration file."""
    return dict(_tool(path).get("medlint", {})) if path.name == "pyproject.toml" else _toml(path)


def _tool(path: Path) -> dict[str, Any]:
    tool = _toml(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else 0
        raise ConfigurationError(re.sub(r" \(at .*\)", "", str(error)), str(path), line) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(error), str(path)) from error


def _preset(name: str, path: Path) -> Mapping[str, Any]:
    from medlint.project.presets import PRESETS

    if name not in PRESETS:
        raise ConfigurationError(
            unknown("preset", name, PRESETS), str(path), line_of(path, "preset")
        )
    return PRESETS[name]


def line_of(path: Path, key: str) -> int:
    """The line on which a key is set, from 1, or 0 where it cannot be told."""
    if not key:
        return 0
    pattern = re.compile(rf"\s*(?:\[.*\b)?[\"']?{re.escape(key)}[\"']?\s*[=\]]")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((n for n, line in enumerate(lines, 1) if pattern.match(line)), 0)

"""Reports of files that have not changed, kept in one SQLite file.

The key is a hash of everything that a report depends on: the file's bytes and name, the
configuration, the rules and the program. So nothing is ever out of date, only unused; what has
not been used for a month, or does not fit, goes.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from medlint import __version__
from medlint.document.model import Format
from medlint.document.source import Source
from medlint.linter.run import FileReport
from medlint.project.configuration import Configuration
from medlint.resources import rules_folder
from medlint.rules.model import Finding, Reference

MAX_AGE = 30 * 24 * 3600  # seconds since last use
MAX_ROWS = 500_000
SCHEMA = """
    CREATE TABLE IF NOT EXISTS reports (key BLOB PRIMARY KEY, used INTEGER, report BLOB)
"""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """A report without its text, which the file itself holds.

    What the findings of a rule refer to stands there once: in each of them it would be half of
    all that is kept.
    """

    format: Format
    title: str
    language: str
    findings: tuple[Finding, ...]  # without their references
    references: Mapping[str, tuple[Reference, ...]]  # by the name of the rule
    readability: Mapping[str, int | float]
    warnings: tuple[str, ...]
    region: str
    kind: str


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def key_of(data: bytes, path: str, job_key: bytes) -> bytes:
    """The key of a file's report, under a job."""
    named = path.encode(errors="surrogateescape") + b"\0" + data
    return blake2b(named, key=job_key, digest_size=20).digest()


def job_key(configuration: Configuration, folder: Path) -> bytes:
    """A hash of what reports depend on besides the file: settings, rules, program, and the day.

    (Whether a review is overdue changes from one day to the next.)
    """
    folders = (rules_folder(), *(folder / name for name in configuration.rule_folders))
    parts = [__version__, time.strftime("%Y-%m-%d"), str(folder.resolve())]
    parts += [_stamp(path) for path in (Path(__file__).parent.parent, *folders)]
    digest = blake2b("\0".join(parts).encode(errors="surrogateescape"), digest_size=32)
    digest.update(msgspec.msgpack.encode(configuration, order="deterministic"))
    return digest.digest()


def _stamp(folder: Path) -> str:
    """Names, sizes and times of the files below a folder."""
    files = (p for p in folder.rglob("*") if p.suffix not in (".pyc", "") and p.is_file())
    stats = ((p, p.stat()) for p in sorted(files))
    return "\0".join(f"{path} {s.st_size} {s.st_mtime_ns}" for path, s in stats)


class Cache:
    """Reports by key; several runs may use it side by side. A broken file is begun anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._day_ago = int(time.time()) - 24 * 3600
        self._used: list[bytes] = []  # keys of reports that served, and had not for a day
        self._grown = False  # whether this run has added to it
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(SCHEMA)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The reports that are kept under these keys, still encoded."""
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(
                f"SELECT key, used, report FROM reports WHERE key IN ({marks})", part
            )
            for key, used, report in rows:
                found[key] = report
                if used < self._day_ago:
                    self._used.append(key)
        return found

    def put(self, reports: Mapping[bytes, FileReport]) -> None:
        """Keep reports, and note that others were used; a full disk does no other harm."""
        now = int(time.time())
        rows = [(key, now, encode(report)) for key, report in reports.items()]
        used, self._used = [(now, key) for key in self._used], []
        if not rows and not used:
            return
        try:
            self._db.execute("BEGIN")
            self._db.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?, ?)", rows)
            self._db.executemany("UPDATE reports SET used=? WHERE key=?", used)
            self._db.execute("COMMIT")
            self._grown = self._grown or bool(rows)
        except sqlite3.OperationalError:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def tidy(self) -> None:
        """Drop what has not been used for long, and the oldest of what is too much.

        Only a run that added to it looks: it means reading all that there is.
        """
        if not self._grown:
            return
        oldest = int(time.time()) - MAX_AGE
        try:
            self._db.execute("DELETE FROM reports WHERE used < ?", (oldest,))
            self._db.execute(
                "DELETE FROM reports WHERE key IN "
                "(SELECT key FROM reports ORDER BY used DESC LIMIT -1 OFFSET ?)",
                (MAX_ROWS,),
            )
        except sqlite3.OperationalError:
            return  # somebody else is writing; another run will tidy

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def encode(report: FileReport) -> bytes:
    """A report as bytes, without its text."""
    return _encode(
        _Kept(
            report.format,
            report.title,
            report.language,
            tuple(replace(f, references=()) for f in report.findings),
            {f.rule: f.references for f in report.findings},
            report.readability,
            report.warnings,
            report.region,
            report.kind,
        )
    )


def decode(data: bytes, source: Source) -> FileReport:
    """A report as it was, with the text given back. Raises msgspec.DecodeError."""
    kept = _decode(data)
    return FileReport(
        source=source,
        format=kept.format,
        title=kept.title,
        language=kept.language,
        findings=tuple([replace(f, references=kept.references[f.rule]) for f in kept.findings]),
        readability=kept.readability,
        warnings=kept.warnings,
        region=kept.region,
        kind=kept.kind,
    )

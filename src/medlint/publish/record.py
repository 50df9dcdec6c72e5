"""What the manifest tells of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from medlint.publish.article import Rendered
from medlint.publish.images import Pictures
from medlint.publish.metadata import Metadata
from medlint.publish.page import shortened
from medlint.publish.prepare import Prepared
from medlint.rules.model import Finding


class Task(msgspec.Struct, frozen=True):
    """An article to publish, the folder that bounds what it may use, and where its page goes."""

    path: Path
    root: Path
    output: str  # relative to the output folder, with slashes
    home: str = ""  # the index page, relative to the output folder


class Noted(msgspec.Struct, frozen=True):
    """A finding as the manifest tells it."""

    code: str
    rule: str
    severity: str
    message: str
    line: int
    column: int


class Image(msgspec.Struct, frozen=True):
    """A file copied beside the pages."""

    source: str
    output: str
    sha256: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A published page in the manifest."""

    source: str
    output: str
    key: str  # of everything that the page was made from
    sha256: str  # of the page
    source_sha256: str
    format: str
    title: str
    description: str
    language: str
    topics: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    last_reviewed: str = ""
    next_review: str = ""
    draft: bool = False
    changes: str = ""
    readability: dict[str, int | float] = {}
    findings: tuple[Noted, ...] = ()
    notes: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    missing: tuple[str, ...] = ()


def note_findings(prepared: Prepared, findings: Sequence[Finding]) -> tuple[Noted, ...]:
    """Findings, and their places in the article's file."""
    return tuple(
        Noted(f.code, f.rule, f.severity, f.message, place.line, place.column)
        for f, place in prepared.placed(findings)
    )


def make_record(
    prepared: Prepared,
    article: Rendered,
    metadata: Metadata,
    pictures: Pictures,
    task: Task,
    key: str,
    html: str,
    draft: bool,
) -> Record:
    """All that the manifest keeps of a page."""
    readability: Mapping[str, int | float] = prepared.report.readability
    return Record(
        source=source_name(task),
        output=task.output,
        key=key,
        sha256=sha256(html.encode()),
        source_sha256=sha256(_bytes(task.path)),
        format=prepared.document.format,
        title=article.title,
        description=shortened(article.description),
        language=article.language,
        topics=metadata.topics,
        published=metadata.published,
        updated=metadata.updated,
        last_reviewed=metadata.last_reviewed,
        next_review=metadata.next_review,
        draft=draft,
        changes=prepared.changes(),
        readability=dict(readability),
        findings=note_findings(prepared, prepared.findings),
        notes=(*article.notes, *dict.fromkeys(pictures.notes)),
        images=tuple(
            Image(_inside(file, task.root), place, sha256(_bytes(file)))
            for place, file in sorted(pictures.copies.items())
        ),
        missing=tuple(sorted({_inside(file, task.root) for file in pictures.missing})),
    )


def source_name(task: Task) -> str:
    """How the manifest names an article: by its place in the folder given."""
    return _inside(task.path, task.root)


def _inside(path: Path, root: Path) -> str:
    absolute, base = path.absolute(), root.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else path.name


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def sha256(data: bytes) -> str:
    """The hash by which files are compared."""
    return hashlib.sha256(data).hexdigest()

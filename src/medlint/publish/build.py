"""One article, from its file to the bytes of its page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import msgspec

from medlint.document.model import Document
from medlint.document.read import SUFFIXES, read_file
from medlint.errors import MedlintError, ReadError
from medlint.language.analysis import Analysis
from medlint.project.run import Job
from medlint.publish import escape
from medlint.publish.article import Rendered, render_article
from medlint.publish.glossary import Glossary, find_glossary
from medlint.publish.images import Pictures, link_to_pages
from medlint.publish.metadata import Metadata, read_metadata
from medlint.publish.page import Site, full_page, make_page, shortened
from medlint.publish.prepare import Prepared, failing, prepare
from medlint.publish.urls import is_external
from medlint.rules.model import Finding
from medlint.rules.ruleset import RuleSet

_LINKED = frozenset(s for s, kind in SUFFIXES.items() if kind == "markdown")


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are published in a run."""

    site: Site = field(default_factory=Site)
    fragment: bool = False
    draft: bool = False  # publish what fails, marked as a draft
    fix: bool = True
    glossary: bool = False
    diff: bool = False  # say what publishing changes


@dataclass(frozen=True, slots=True)
class Task:
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


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one article: a page (``html``), or the reason why there is none."""

    task: Task
    html: str = ""
    record: Record | None = None
    failing: tuple[Noted, ...] = ()
    draft: bool = False  # held back, for the article calls itself a draft
    diff: str = ""
    error: MedlintError | None = None


def build(task: Task, job: Job, rules: RuleSet, options: Options, key: str) -> Built:
    """Publish one article in memory; what goes wrong comes back as a value."""
    try:
        return build_document(read_file(task.path), task, job, rules, options, key)
    except MedlintError as error:
        return Built(task, error=error)
    except RecursionError:
        return Built(task, error=ReadError("nested too deeply to be read", str(task.path)))


def build_document(
    document: Document, task: Task, job: Job, rules: RuleSet, options: Options, key: str = ""
) -> Built:
    """Check, mend and render a document, unless its findings forbid it."""
    prepared = prepare(document, job, rules, fix=options.fix)
    metadata = read_metadata(prepared.document)
    wrong = failing(prepared.findings, job.configuration.fail_level)
    draft = bool(wrong) or metadata.draft
    diff = prepared.diff() if options.diff else ""
    if draft and not options.draft:
        noted = tuple(_noted(f, prepared) for f in wrong)
        return Built(task, failing=noted, draft=metadata.draft, diff=diff)
    pictures = Pictures(task.path, task.root, PurePosixPath(task.output))
    article = render_article(
        prepared.document,
        prepared.removal,
        language=metadata.language or prepared.report.language,
        metadata=metadata,
        link=link_to_pages(_LINKED),
        picture=pictures,
        glossary=_glossary(prepared, job) if options.glossary else (),
    )
    html = _html(article, metadata, pictures, task, options, draft)
    record = _record(prepared, article, metadata, pictures, task, key, html, draft)
    return Built(task, html, record, diff=diff)


def _glossary(prepared: Prepared, job: Job) -> Glossary:
    english = prepared.report.language.startswith("en")
    article = Analysis(prepared.document, job.configuration.settings)
    return find_glossary(article) if english else ()


def _html(
    article: Rendered,
    metadata: Metadata,
    pictures: Pictures,
    task: Task,
    options: Options,
    draft: bool,
) -> str:
    if options.fragment:
        given = escape.attributes({"lang": article.language, "dir": article.direction})
        return f"<article{given}>\n{article.html}\n</article>\n"
    site = options.site
    page = make_page(
        article,
        metadata,
        url=site.base_url + quote(task.output) if site.base_url else "",
        home=relative(task.home, task.output) if task.home else "",
        image=_image(metadata.image, pictures, site),
        draft=draft,
    )
    return full_page(page, site)


def relative(target: str, page: str) -> str:
    """A link from one page of the output folder to another."""
    up = len(PurePosixPath(page).parts) - 1
    return "../" * up + quote(target)


def _image(src: str, pictures: Pictures, site: Site) -> str:
    """The absolute address of the picture that stands for the page, if it can be told."""
    if not src or is_external(src):
        return src
    before = set(pictures.copies)
    if pictures(src) is None or not site.base_url:
        return ""
    new = sorted(set(pictures.copies) - before)
    return site.base_url + quote(new[0]) if new else ""


def _noted(finding: Finding, prepared: Prepared) -> Noted:
    place = prepared.document.source.position(finding.span.start)
    return Noted(
        finding.code, finding.rule, finding.severity, finding.message, place.line, place.column
    )


def _record(
    prepared: Prepared,
    article: Rendered,
    metadata: Metadata,
    pictures: Pictures,
    task: Task,
    key: str,
    html: str,
    draft: bool,
) -> Record:
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
        findings=tuple(_noted(f, prepared) for f in prepared.findings),
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

"""One article, from its file to the bytes of its page."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec

from medlint.document.model import Document
from medlint.document.read import read_file
from medlint.errors import MedlintError, ReadError
from medlint.language.analysis import Analysis
from medlint.project.run import Job
from medlint.publish import escape
from medlint.publish.article import Rendered, render_article
from medlint.publish.glossary import Glossary, find_glossary
from medlint.publish.images import Pictures
from medlint.publish.links import Links
from medlint.publish.metadata import Metadata, read_metadata
from medlint.publish.page import Site, full_page, make_page
from medlint.publish.prepare import Prepared, failing, prepare
from medlint.publish.record import Noted, Record, Task, make_record, note_findings
from medlint.publish.urls import is_external
from medlint.rules.ruleset import RuleSet


class Options(msgspec.Struct, frozen=True):
    """How articles are published in a run."""

    site: Site = msgspec.field(default_factory=Site)
    fragment: bool = False
    draft: bool = False  # publish what fails, marked as a draft
    fix: bool = True
    glossary: bool = False
    diff: bool = False  # say what publishing changes


class Built(msgspec.Struct, frozen=True):
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
        noted = note_findings(prepared, wrong)
        return Built(task, failing=noted, draft=metadata.draft, diff=diff)
    pictures = Pictures(task.path, task.root, PurePosixPath(task.output))
    article = render_article(
        prepared.document,
        prepared.removal,
        language=metadata.language or prepared.report.language,
        metadata=metadata,
        link=Links(task.path, task.root, pictures.notes, pictures.missing),
        picture=pictures,
        glossary=_glossary(prepared, job) if options.glossary else (),
    )
    html = _html(article, metadata, pictures, task, options, draft)
    record = make_record(prepared, article, metadata, pictures, task, key, html, draft)
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

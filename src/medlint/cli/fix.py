"""What ``medlint check --fix``, ``--diff`` and ``--add-ignores`` do to files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from medlint.cli import common
from medlint.document.model import Document
from medlint.document.read import read_bytes, read_file
from medlint.errors import MedlintError, ReadError, WriteError
from medlint.linter.fixes import Fixed, difference, fix_document
from medlint.linter.ignores import add_ignores
from medlint.linter.run import FileReport
from medlint.project.run import Job, check_document
from medlint.reports.full import count

Found = Iterable[Path | ReadError]


def fix_stdin(job: Job, *, unsafe: bool, only_show: bool, stdin_format: str) -> None:
    """Print standard input as fixed, or the difference that fixing makes."""
    document = read_bytes(common.read_stdin(), "-", common.as_format(stdin_format))
    fixed = _fixed(document, job, unsafe)
    if only_show:
        _show(document, fixed)
    else:
        sys.stdout.write(fixed.text)


def show_fixes(found: Found, job: Job, *, unsafe: bool) -> int:
    """Print the difference that fixing would make in each article; the exit status."""
    status = 0
    for item in found:
        try:
            document = _read(item)
            _show(document, _fixed(document, job, unsafe))
        except MedlintError as error:
            status = common.say(error)
    return status


def fix_files(found: Found, job: Job, *, unsafe: bool) -> int:
    """Fix each article in place; the exit status.

    What cannot be read is left to the check that follows, which tells it.
    """
    made = list[int]()
    status = 0
    for document in _readable(found):
        try:
            fixed = _fixed(document, job, unsafe)
            if fixed.applied:
                rewrite(document, fixed.text)
                made.append(len(fixed.applied))
        except WriteError as error:
            status = common.say(error)
        except MedlintError:
            continue
    if made:
        fixes = count(sum(made), "fix", "fixes")
        click.echo(f"{fixes} made in {count(len(made), 'file')}.", err=True)
    return status


def ignore_all(found: Found, job: Job, keep: Callable[[FileReport], FileReport]) -> int:
    """Write a comment for each finding into the articles; the exit status."""
    written = status = 0
    for document in _readable(found):
        try:
            report = keep(check_document(document, job, job.rules()))
            text = add_ignores(document, report.findings)
            if text != document.source.text:
                rewrite(document, text)
                written += 1
            elif report.findings:
                said = "plain text has no comments; ignore rules in front matter or medlint.toml"
                click.echo(f"{document.source.path}: {said}", err=True)
        except WriteError as error:
            status = common.say(error)
        except MedlintError:
            continue
    click.echo(f"Comments written into {count(written, 'file')}.", err=True)
    return status


def rewrite(document: Document, text: str) -> None:
    """Write another text into a document's file.

    Raises WriteError when the file cannot be written or has changed since it was read.
    """
    path = Path(document.source.path)
    if path.read_bytes() != encode(document, document.source.text):
        raise WriteError("changed meanwhile; left alone", str(path))
    common.write_atomically(path, encode(document, text))


def encode(document: Document, text: str) -> bytes:
    """A text as bytes in the encoding of the document's file, its byte-order mark kept."""
    encoding = document.source.encoding
    return text.encode("utf-8" if encoding.startswith("utf-8") else encoding)


def _readable(found: Found) -> Iterator[Document]:
    for item in found:
        try:
            yield _read(item)
        except ReadError:
            continue


def _read(item: Path | ReadError) -> Document:
    if isinstance(item, ReadError):
        raise item
    return read_file(item)


def _fixed(document: Document, job: Job, unsafe: bool) -> Fixed:
    rules = job.rules()
    return fix_document(document, lambda d: check_document(d, job, rules).findings, unsafe)


def _show(document: Document, fixed: Fixed) -> None:
    click.echo("".join(difference(document.source, fixed.text)), nl=False)

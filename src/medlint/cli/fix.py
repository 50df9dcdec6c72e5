"""What ``medlint check --fix`` and ``--diff`` do to files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from medlint.cli import common
from medlint.document.model import Document
from medlint.document.read import read_bytes
from medlint.errors import MedlintError, ReadError
from medlint.linter.fixes import Fixed, difference, fix_document
from medlint.linter.ignores import add_ignores
from medlint.project.run import Job, check_document


def fix_all(
    paths: tuple[Path, ...], job: Job, *, unsafe: bool, only_show: bool, stdin_format: str
) -> None:
    """Fix each article, or show the difference that fixing would make."""
    if any(str(p) == "-" for p in paths):
        document = read_bytes(common.read_stdin(), "-", common.as_format(stdin_format))
        _show_or_print(document, _fixed(document, job, unsafe), only_show)
    files = [p for p in paths if str(p) != "-"]
    if files or not paths:
        _fix_files(common.articles(tuple(files), job.configuration), job, unsafe, only_show)


def _fix_files(found: Iterable[Path | ReadError], job: Job, unsafe: bool, only_show: bool) -> None:
    changed = made = 0
    for item in found:
        try:
            if isinstance(item, ReadError):
                raise item
            fixes = fix_file(item, job, unsafe=unsafe, only_show=only_show)
        except MedlintError as error:
            if only_show:
                common.say(error)
            continue  # without --diff the check that follows tells it
        made += fixes
        changed += fixes > 0
    if not only_show and made:
        click.echo(f"{made} fixes made in {changed} files.", err=True)


def fix_file(path: Path, job: Job, *, unsafe: bool, only_show: bool) -> int:
    """Fix one file in place, or print the difference; the number of fixes.

    Raises ReadError when the file cannot be read or written, or has changed meanwhile.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error), str(path)) from error
    document = read_bytes(data, str(path))
    fixed = _fixed(document, job, unsafe)
    if only_show:
        click.echo("".join(difference(document.source, fixed.text)), nl=False)
    elif fixed.applied:
        if path.read_bytes() != data:
            raise ReadError("changed while it was being fixed; left alone", str(path))
        common.write_atomically(path, encode(document, fixed.text))
    return len(fixed.applied)


def ignore_all(paths: tuple[Path, ...], job: Job) -> None:
    """Write a comment for each finding into the articles."""
    for item in common.articles(paths, job.configuration):
        if isinstance(item, ReadError):
            continue  # the check that follows tells it
        try:
            data = item.read_bytes()
            document = read_bytes(data, str(item))
            findings = check_document(document, job, job.rules()).findings
            text = add_ignores(document, findings)
            if text != document.source.text:
                common.write_atomically(item, encode(document, text))
        except (OSError, MedlintError):
            continue


def _fixed(document: Document, job: Job, unsafe: bool) -> Fixed:
    rules = job.rules()
    return fix_document(document, lambda d: check_document(d, job, rules).findings, unsafe)


def encode(document: Document, text: str) -> bytes:
    """A text as bytes in the encoding of the document's file, its byte-order mark kept."""
    encoding = document.source.encoding
    return text.encode("utf-8" if encoding.startswith("utf-8") else encoding)


def _show_or_print(document: Document, fixed: Fixed, only_show: bool) -> None:
    if only_show:
        click.echo("".join(difference(document.source, fixed.text)), nl=False)
    else:
        sys.stdout.write(fixed.text)

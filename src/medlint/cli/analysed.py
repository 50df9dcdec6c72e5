"""Articles that a command reads one by one, under the settings that apply to each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from medlint.cli import common
from medlint.document.model import Format
from medlint.errors import MedlintError, ReadError
from medlint.project.run import Job, read_content

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis


def analysed(
    paths: tuple[Path, ...], job: Job, stdin_format: Format, errors: list[MedlintError]
) -> Iterator[Analysis]:
    """Standard input if it is named, then the articles below the other paths.

    What cannot be read goes to ``errors``.
    """
    for path, data, format_ in _contents(paths, job, stdin_format):
        try:
            if isinstance(data, ReadError):
                raise data
            yield _analysis(data, path, job, format_)
        except MedlintError as error:
            errors.append(error)


def _contents(
    paths: tuple[Path, ...], job: Job, stdin_format: Format
) -> Iterator[tuple[str, bytes | ReadError, Format | None]]:
    stdin, files = common.split_stdin(paths)
    if stdin:
        yield "-", common.read_stdin(), stdin_format
    for found in common.articles(files, job.configuration) if files or not paths else ():
        yield str(found), found if isinstance(found, ReadError) else read_content(found), None


def _analysis(data: bytes, path: str, job: Job, format_: Format | None) -> Analysis:
    from medlint.document.read import read_bytes
    from medlint.language.analysis import Analysis
    from medlint.project.overrides import overridden, override_of

    document = read_bytes(data, path, format_)
    own = override_of(document)
    configuration = overridden(job.configuration, own) if own else job.configuration
    return Analysis(document, configuration.settings)

"""medlint as a library: one function that fits into any engine that maps a function over texts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from medlint.document.model import Format
from medlint.document.read import read_text
from medlint.project.configuration import load_configuration
from medlint.project.run import Job, check_document


def check_text(
    text: str,
    *,
    format: Format = "markdown",  # noqa: A002
    path: str = "",
    config: str | Path | None = None,
) -> dict[str, Any]:
    """Check an article that is in memory.

    Returns a plain dictionary, the same as an entry of ``files`` in ``medlint check --format
    json``. Rules are loaded once in each process. Raises MedlintError for a text or configuration
    that cannot be read.
    """
    import msgspec

    from medlint.reports.json import file_entry

    job = _job(None if config is None else Path(config))
    report = check_document(read_text(text, path, format), job, job.rules())
    entry = msgspec.to_builtins(file_entry(report))
    assert isinstance(entry, dict)
    return entry


@lru_cache(maxsize=8)
def _job(config: Path | None) -> Job:
    loaded = load_configuration(config)
    return Job(loaded.configuration, loaded.folder, tuple(sorted(loaded.origins.items())))

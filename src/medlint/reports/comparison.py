"""What a change of rules or settings does to the findings, against a report kept as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from medlint.errors import ConfigurationError
from medlint.linter.run import FileReport

Key = tuple[str, str, str]  # path, code, text


def compare(before: Path, reports: Iterable[FileReport]) -> Iterator[str]:
    """A line for each finding that is gone (-) or new (+), then the sums by code.

    Raises ConfigurationError when the file is not a JSON report of medlint's.
    """
    old = _read(before)
    new = Counter(
        (r.source.path, f.code, " ".join(r.source.slice(f.span).split()))
        for r in reports
        for f in r.findings
    )
    gone, come = old - new, new - old
    for sign, changes in (("-", gone), ("+", come)):
        for (path, code, text), number in sorted(changes.items()):
            times = f" ({number} times)" if number > 1 else ""
            yield f"{sign} {path} {code}{times}: {text[:100]}"
    for code in sorted({code for _, code, _ in [*gone, *come]}):
        less = sum(n for key, n in gone.items() if key[1] == code)
        more = sum(n for key, n in come.items() if key[1] == code)
        total = sum(n for key, n in new.items() if key[1] == code)
        yield f"{code}: {less} gone, {more} new, {total} now"
    if not gone and not come:
        yield "No difference."


def _read(path: Path) -> Counter[Key]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        return Counter(
            (file["path"], f["code"], " ".join(f["text"].split()))
            for file in report["files"]
            for f in file["findings"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError("not a JSON report of medlint's", str(path)) from error

"""The baseline: findings of an old site that are accepted for now, and may only become fewer.

An entry is a file, a code and the words that the finding stands on, with how often they are
found; where in the file they stand does not matter, so moving text about changes nothing.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from medlint.errors import ConfigurationError
from medlint.linter.run import FileReport
from medlint.rules.model import Finding

Key = tuple[str, str, str]  # path from the baseline's folder, code, words
# One finding an article, on all of it: the words where it is shown say nothing about it.
ONCE = ("CAV", "MET", "RDB110", "STR102", "STR116")
HEAD, TAIL = 6, 3  # words kept of a long text, so that a small edit within it changes nothing


@dataclass
class Baseline:
    """Accepted findings, and what a run has used of them."""

    path: Path
    accepted: Counter[Key] = field(default_factory=Counter)
    used: Counter[Key] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)

    def filter(self, report: FileReport) -> FileReport:
        """The report without the findings that are accepted."""
        name = self._name(report.source.path)
        self.seen.add(name)
        kept = []
        for finding in report.findings:
            key = (name, finding.code, words_of(report, finding))
            if self.used[key] < self.accepted[key]:
                self.used[key] += 1
            else:
                kept.append(finding)
        return replace(report, findings=tuple(kept))

    def stale(self) -> Counter[Key]:
        """The entries that matched nothing, of files that were read or are there no more."""
        left = self.accepted - self.used
        gone = {name for name, _, _ in left if not (self.path.parent / name).exists()}
        return Counter({key: n for key, n in left.items() if key[0] in self.seen | gone})

    def record(self, reports: Iterable[FileReport]) -> None:
        """Accept every finding of these reports, in place of what was accepted of their files."""
        for report in reports:
            name = self._name(report.source.path)
            for key in [k for k in self.accepted if k[0] == name]:
                del self.accepted[key]
            for finding in report.findings:
                self.accepted[name, finding.code, words_of(report, finding)] += 1

    def prune(self) -> int:
        """Take out the entries that matched nothing; how many there were."""
        stale = self.stale()
        self.accepted -= stale
        return stale.total()

    def dump(self) -> str:
        """The baseline as JSON, one entry a line, in order."""
        entries = [
            {"path": path, "code": code, "text": text, "count": n}
            for (path, code, text), n in sorted(self.accepted.items())
            if n
        ]
        lines = ",\n".join("  " + json.dumps(e, ensure_ascii=False) for e in entries)
        return f'{{"version": 1, "findings": [\n{lines}\n]}}\n'

    def _name(self, path: str) -> str:
        return Path(os.path.relpath(path, self.path.parent)).as_posix()


def words_of(report: FileReport, finding: Finding) -> str:
    """The words that a finding stands on, in lower case; of long texts the two ends.

    None of a finding on the article as a whole.
    """
    if finding.code.startswith(ONCE):
        return ""
    words = report.source.slice(finding.span).lower().split()
    if len(words) > HEAD + TAIL:
        words = [*words[:HEAD], "…", *words[-TAIL:]]
    return " ".join(words)


def load_baseline(path: Path) -> Baseline:
    """Read a baseline; an absent file is an empty one.

    Raises ConfigurationError when the file is not a baseline.
    """
    if not path.exists():
        return Baseline(path)
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["findings"]
        accepted = Counter({(e["path"], e["code"], e["text"]): int(e["count"]) for e in entries})
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f"not a medlint baseline: {error}", str(path)) from error
    return Baseline(path, accepted)

"""What changed since a revision, by file and line, as git tells it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from medlint.errors import ConfigurationError
from medlint.linter.baseline import ONCE
from medlint.linter.run import FileReport
from medlint.rules.model import Finding

HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
WHOLE_ARTICLE = ("BAL", *ONCE)  # what speaks of the article as a whole, wherever it is shown

Changes = Mapping[Path, tuple[range, ...]]


def changes_since(revision: str, folder: Path) -> Changes:
    """The lines added or changed since a revision, in the repository that holds ``folder``.

    Of a revision on another branch, what counts is where that branch parted from ours: what has
    happened there since is not our change.
    A file that git does not track yet counts as wholly new. Raises ConfigurationError when git
    or the revision is not there.
    """
    folder = folder if folder.is_dir() else folder.parent
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except ConfigurationError as error:
        raise ConfigurationError(f"git knows no revision '{revision}'") from error
    base = _parted(revision, top)
    diff = _git(
        top,
        *("-c", "core.quotepath=off", "diff", "--unified=0", "--no-color", "--no-ext-diff"),
        *("--no-renames", "--dst-prefix=b/", base, "--"),
    )
    changed = {top / name: lines for name, lines in read_diff(diff.splitlines())}
    new = _git(top, "-c", "core.quotepath=off", "ls-files", "--others", "--exclude-standard", "-z")
    changed |= {top / name: (range(1, 1 << 60),) for name in new.split("\0") if name}
    return changed


def _parted(revision: str, folder: Path) -> str:
    """The last commit that a revision shares with ours; itself where git cannot tell."""
    try:
        return _git(folder, "merge-base", revision, "HEAD").strip()
    except ConfigurationError:  # branches without one, or a clone that is too shallow
        return revision


def read_diff(lines: Iterable[str]) -> Iterator[tuple[str, tuple[range, ...]]]:
    """Each file of a unified diff without context, with the ranges of its new lines."""
    name, ranges = "", list[range]()
    for line in lines:
        if line.startswith("+++ "):
            if name:
                yield name, tuple(ranges)
            path = line[4:].split("\t")[0].strip('"')
            name, ranges = ("" if path == "/dev/null" else path.removeprefix("b/")), []
        elif found := HUNK.match(line):
            start, length = int(found[1]), int(found[2] or 1)
            ranges.append(range(start, start + max(length, 1)))
    if name:
        yield name, tuple(ranges)


def _git(folder: Path, *args: str) -> str:
    try:
        run = subprocess.run(["git", "-C", str(folder), *args], capture_output=True, check=False)
    except OSError as error:
        raise ConfigurationError(f"git cannot be run: {error.strerror}") from error
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise ConfigurationError(f"git {args[0]}: {said[-1] if said else 'failed'}")
    return run.stdout.decode(errors="surrogateescape")


def only_changed(report: FileReport, changes: Changes) -> FileReport:
    """The findings on changed lines, and those on the article as a whole."""
    lines = changes[Path(report.source.path).resolve()]
    kept = tuple(f for f in report.findings if _touches(report, f, lines))
    return replace(report, findings=kept)


def _touches(report: FileReport, finding: Finding, lines: tuple[range, ...]) -> bool:
    if finding.code.startswith(WHOLE_ARTICLE):
        return True
    first = report.source.position(finding.span.start).line
    last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
    return any(r.start <= last and first < r.stop for r in lines)

"""Speed beside the peers: ``python -m benchmarks.peers FOLDER [--peers DIR] [--proselint FILE]``.

Every tool reads the same Markdown files, in one process and from a cold start, and the best of
three runs counts. medlint runs twice: with every rule, and with the spelling rules alone, which is
what the spelling checkers do. Told for each: seconds, MB a second, and the time as a multiple of
medlint's (below 1: faster than medlint).

The peers: ``npm install write-good alex textlint textlint-rule-write-good textlint-rule-alex
textlint-rule-terminology cspell @cspell/dict-medicalterms @cspell/dict-en-gb`` in DIR; proselint by
pip in an environment of its own; Debian's hunspell, hunspell-en-us, hunspell-en-gb,
hunspell-en-med; ``pip install harper-py``. What is not there is left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPEATS = 3
HARPER = """
import sys
from pathlib import Path
from harper import Dialect, Linter
linter = Linter(dialect=Dialect.BRITISH)
for path in sys.argv[1:]:
    linter.lint(Path(path).read_text(encoding="utf-8"))
"""


def commands(files: list[str], peers: Path, proselint: str) -> Iterator[tuple[str, list[str]]]:
    """Each tool that is installed, with the command that reads the files."""
    medlint = [sys.executable, "-m", "medlint", "check", "--no-cache", "--jobs", "1"]
    yield "medlint", [*medlint, "--format", "concise", *files]
    if shutil.which(proselint):
        yield "proselint", [proselint, "check", *files]
    bin_ = peers / "node_modules/.bin"
    rules = ("write-good", "alex", "terminology")
    chosen = [part for rule in rules for part in ("--rule", rule)]
    for name, given in (
        ("write-good", []),
        ("alex", ["--quiet"]),
        ("textlint", chosen),
    ):
        if (bin_ / name).exists():
            yield name, [str(bin_ / name), *given, *files]
    yield "medlint, spelling", [*medlint, "--select", "SPL1", "--format", "concise", *files]
    if (bin_ / "cspell").exists():
        given = ["lint", "--no-progress", "--no-summary", "--show-suggestions"]
        yield "cspell", [str(bin_ / "cspell"), *given, *files]
    if shutil.which("hunspell"):
        yield "hunspell", ["hunspell", "-a", "-d", "en_US,en_GB,en_med_glut", *files]
    if subprocess.run([sys.executable, "-c", "import harper"], capture_output=True).returncode == 0:
        yield "harper", [sys.executable, "-c", HARPER, *files]


def best(command: list[str], folder: Path) -> float:
    """The shortest wall time of a few runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", type=Path, default=Path())
    parser.add_argument("--proselint", default="proselint", help="its command")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in sorted(given.folder.rglob("*.md")):
            shutil.copy(path, folder / path.name)
        files = sorted(path.name for path in folder.iterdir())
        megabytes = sum((folder / file).stat().st_size for file in files) / 1e6
        print(f"{len(files)} files, {megabytes:.2f} MB")
        own = 0.0
        for tool, command in commands(files, given.peers.resolve(), given.proselint):
            taken = best(command, folder)
            own = taken if tool.startswith("medlint") else own
            rate = f"{megabytes / taken:6.2f} MB/s"
            print(f"{tool:20} {taken:7.2f} s {rate} {taken / own:6.2f}", flush=True)


if __name__ == "__main__":
    main()

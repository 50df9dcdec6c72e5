"""How fast is medlint here? ``python -m benchmarks [FOLDER]`` prints a table; it judges nothing.

FOLDER holds articles (default: ``content``); they are read as often as it takes to make up the
amount measured: cold start, one core, scaling by size, many files over all cores and again from
the cache. ``python -m benchmarks.peers`` and ``python -m benchmarks.spelling`` compare with others.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

REPEATS = 5


def seconds(command: list[str], repeats: int = REPEATS) -> float:
    """The median wall time of a command, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def medlint(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "medlint", *map(str, args)]


def checking(path: Path) -> list[str]:
    return medlint("check", "--no-cache", path)


def cold_start(article: Path) -> Iterator[tuple[str, str]]:
    bare = seconds([sys.executable, "-c", "pass"])
    yield "python -c pass", f"{bare:.3f} s"
    yield "import medlint", f"{seconds([sys.executable, '-c', 'import medlint']):.3f} s"
    yield "medlint --version", f"{seconds(medlint('--version')):.3f} s"
    yield f"medlint check {article.name}", f"{seconds(checking(article)):.3f} s"


def one_core(folder: Path) -> Iterator[tuple[str, str]]:
    from medlint.__main__ import YOUNG
    from medlint.document.read import read_file
    from medlint.language.analysis import Analysis
    from medlint.linter.run import lint
    from medlint.project.discovery import find_articles
    from medlint.rules.loader import load_rules

    gc.set_threshold(YOUNG)  # as the command does
    paths = [p for p in find_articles([folder]) if isinstance(p, Path)]
    megabytes = sum(p.stat().st_size for p in paths) / 1e6
    start = time.perf_counter()
    rules = load_rules().selected()
    yield "load the rules", f"{1000 * (time.perf_counter() - start):.1f} ms"
    start = time.perf_counter()
    for path in paths:  # lexicons and regular expressions load at first use
        lint(read_file(path), rules)
    yield "read and check for the first time", f"{time.perf_counter() - start:.1f} s"

    def speed(work: Callable[[Path], object]) -> str:
        start = time.perf_counter()
        for path in paths:
            work(path)
        taken = time.perf_counter() - start
        return f"{megabytes / taken:.2f} MB/s, {1000 * taken / len(paths):.1f} ms an article"

    yield "read", speed(read_file)
    yield "read, sentences and words", speed(lambda p: Analysis(read_file(p)).sentences)
    yield "check, every rule", speed(lambda p: lint(read_file(p), rules))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "peak memory", f"{peak:.0f} MB"


def scaling(folder: Path, largest: int) -> Iterator[tuple[str, str]]:
    from medlint.project.discovery import find_articles

    paths = [p for p in find_articles([folder]) if isinstance(p, Path)]
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in paths if p.suffix != ".html")
    with tempfile.TemporaryDirectory() as name:
        for kilobytes in (k for k in (10, 100, 1000, 10_000) if k <= largest):
            path = Path(name) / f"{kilobytes}.txt"
            path.write_text((text * (1 + kilobytes * 1000 // len(text)))[: kilobytes * 1000])
            yield f"one file of {kilobytes} kB", f"{seconds(checking(path), 1):.2f} s"
        one = Path(name) / "paragraph.txt"
        one.write_text(" ".join(text.split())[:200_000].ljust(200_000, "x"))
        yield "one paragraph of 200 kB", f"{seconds(checking(one), 1):.2f} s"


def many(folder: Path, number: int) -> Iterator[tuple[str, str]]:
    from medlint.project.discovery import find_articles

    texts = [p.read_bytes() for p in find_articles([folder]) if isinstance(p, Path)]
    with tempfile.TemporaryDirectory() as name:
        pages = Path(name) / "pages"
        for n in range(number):
            page = pages / str(n // 1000) / f"{n}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(texts[n % len(texts)] + b"\n\nPage %d of many.\n" % n)
        environment = {**os.environ, "XDG_CACHE_HOME": name}
        for which in ("first", "again, from the cache"):
            start = time.perf_counter()
            command = medlint("check", pages, "--format", "concise")
            subprocess.run(command, env=environment, capture_output=True, check=False)
            taken = time.perf_counter() - start
            yield f"{number} files, {which}", f"{taken:.2f} s, {number / taken:.0f} a second"
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        yield "peak memory of a process so far", f"{peak:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("content"))
    parser.add_argument("--article", type=Path, help="for the cold start (default: the first)")
    parser.add_argument("--largest", type=int, default=10_000, help="kB of the largest file")
    parser.add_argument("--files", type=int, default=10_000, help="how many files at once")
    given = parser.parse_args()
    folder = given.folder
    article = given.article or next(p for p in sorted(folder.rglob("*.txt")))
    for part in (
        cold_start(article),
        one_core(folder),
        many(folder, given.files),
        scaling(folder, given.largest),
    ):
        for name, figure in part:
            print(f"{name:34} {figure}", flush=True)


if __name__ == "__main__":
    main()

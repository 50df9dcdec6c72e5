"""What more rules cost: ``python -m benchmarks.phrases [FOLDER]``; it judges nothing.

Rule files with made-up phrases and patterns are added by the hundred, and the articles of FOLDER
(default: ``content``) are checked with them. Told for each number: the time to read the files,
the time until the rules are ready when they have been read before, and that of one article.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from medlint.document.read import format_of, read_file
from medlint.language.analysis import Analysis
from medlint.rules.loader import of_folder

PATTERNS = 10  # in each file
REPEATS = 5


def best(function: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest time of a few runs, in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def write_rules(folder: Path, files: int, words: list[str]) -> None:
    """Write rule files: half of the tokens plain phrases, half patterns."""
    for number in range(files):
        plain = [" ".join(random.choices(words, k=3)) for _ in range(PATTERNS // 2)]
        patterns = [rf"{a}s? {b} \w+" for a, b in (random.sample(words, 2) for _ in plain)]
        text = "extends: existence\nmessage: Avoid '%s'.\nignorecase: true\ntokens:\n"
        text += "".join(f"  - '{token}'\n" for token in (*plain, *patterns))
        (folder / f"Rule{number}.yml").write_text(text, encoding="utf-8")


def main(articles: Path) -> None:
    """Print the table."""
    random.seed(1)
    documents = [read_file(p) for p in sorted(articles.rglob("*")) if format_of(p)]
    words = sorted({w for d in documents for b in d.walk() for w in b.text.split() if w.isalpha()})
    size = sum(len(d.source.text) for d in documents)
    print(f"{len(documents)} articles of {size / len(documents) / 1000:.1f} kB on average")
    print("patterns   read     ready    an article")
    for files in (1, 100, 200, 400, 600):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_rules(folder, files, words)
            read = best(lambda folder=folder: of_folder(folder), 1)
            ready = best(lambda folder=folder: of_folder(folder).engines[0].index.hits("text"))
            rules = of_folder(folder)
            each = best(
                lambda rules=rules: [list(rules.run(Analysis(d))) for d in documents]
            ) / len(documents)
        print(f"{files * PATTERNS:8} {read:6.0f} ms {ready:6.1f} ms {each:8.2f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))

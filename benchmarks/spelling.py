"""Spelling beside the peers: ``python -m benchmarks.spelling FOLDER [--peers DIR]``.

Makes one slip in about every fiftieth word that readers of FOLDER's articles see, as fingers make
them, and asks medlint, and those of cspell, hunspell and harper that are installed, what they see.
Told for each: the share of slips flagged, the share whose first correction is right, and untouched
words flagged, per 1,000 words. Only words in small letters count, so that nobody is charged for
names.

The peers: ``npm install cspell @cspell/dict-medicalterms @cspell/dict-en-gb`` in DIR; Debian's
hunspell, hunspell-en-us, hunspell-en-gb, hunspell-en-med; ``pip install harper-py``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r"(?<![\w/@.#&<=\"({[-])[a-z]{5,}(?![\w/@=\">}-]|\.\w)")
SMALL = re.compile(r"[a-z][a-z'’]{3,}")
# What no reader sees: front matter, scripts, tags, code, addresses of links.
UNREAD = re.compile(
    r"\A---\n.*?\n---\n|<(script|style)\b.*?</\1>|<[^<>]*>|```.*?```|`[^`\n]*`|\]\([^)\s]*\)",
    re.DOTALL,
)
RATE = 0.02
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True)
class Slip:
    start: int
    wrong: str
    right: str


@dataclass(frozen=True)
class Article:
    path: Path
    slips: tuple[Slip, ...]
    words: int


Flags = dict[Path, list[tuple[int, str, str]]]  # offset, word, first correction


def slip(word: str, rng: random.Random) -> str:
    i = rng.randrange(1, len(word) - 1)
    kind = rng.choice(("swap", "drop", "double", "beside"))
    if kind == "swap":
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if kind == "drop":
        return word[:i] + word[i + 1 :]
    if kind == "double":
        return word[:i] + word[i] + word[i:]
    row = next(row for row in KEYS if word[i] in row)
    k = row.index(word[i])
    return word[:i] + rng.choice(row[max(0, k - 1) : k] + row[k + 1 : k + 2]) + word[i + 1 :]


def blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", ".", found[0])


def misspell(folder: Path, into: Path, seed: int) -> list[Article]:
    rng = random.Random(seed)
    texts = {p: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.md"))}
    used = {w for t in texts.values() for w in re.findall(r"[a-z]+", t.lower())}
    articles = []
    for path, text in texts.items():
        pieces, slips, last, length, words = [], [], 0, 0, 0
        for found in WORD.finditer(UNREAD.sub(blank, text)):
            words += 1
            wrong = slip(found[0], rng) if rng.random() < RATE else found[0]
            if wrong in used:
                continue
            pieces += [text[last : found.start()], wrong]
            length += found.start() - last
            slips.append(Slip(length, wrong, found[0]))
            length += len(wrong)
            last = found.end()
        target = into / path.name
        target.write_text("".join(pieces) + text[last:], encoding="utf-8")
        articles.append(Article(target, tuple(slips), words))
    return articles


def medlint(articles: list[Article], _: Path) -> Flags:
    command = [sys.executable, "-m", "medlint", "check", "--no-cache", "--select", "SPL"]
    folder = articles[0].path.parent
    run = subprocess.run([*command, "--format", "json", folder], capture_output=True, check=False)
    flags: Flags = {}
    for file in json.loads(run.stdout)["files"]:
        found = flags[folder / Path(file["path"]).name] = []
        for finding in file["findings"]:
            edits = (finding.get("fix") or {}).get("edits") or [{"replacement": ""}]
            start = finding["start"]["offset"]
            found.append((start, finding["text"], edits[0]["replacement"]))
    return flags


def cspell(articles: list[Article], peers: Path) -> Flags:
    names = ("medicalterms", "en-gb")
    imports = [f"{peers}/node_modules/@cspell/dict-{name}/cspell-ext.json" for name in names]
    setup = {"import": imports, "language": "en,en-gb", "dictionaries": ["medicalterms", "en-gb"]}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as config:
        config.write(json.dumps(setup))
        config.flush()
        command = [f"{peers}/node_modules/.bin/cspell", "lint", "--no-progress", "--no-summary"]
        command += ["--show-suggestions", "--config", config.name, "--no-color"]
        folder = articles[0].path.parent  # files outside the folder that it runs in are passed over
        run = subprocess.run(
            [*command, "."], cwd=folder, capture_output=True, text=True, check=False
        )
    flags: Flags = {a.path: [] for a in articles}
    starts = {a.path: line_starts(a.path.read_text(encoding="utf-8")) for a in articles}
    row = r"^(.*?):(\d+):(\d+) - Unknown word \((.*?)\)(?:.*Suggestions: \[(.*?)[,\]])?"
    for name, line, column, word, first in re.findall(row, run.stdout, re.MULTILINE):
        path = folder / Path(name).name
        offset = starts[path][int(line) - 1] + int(column) - 1
        flags[path].append((offset, word, first.strip(" *")))
    return flags


def line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("\n", text))]


def hunspell(articles: list[Article], _: Path) -> Flags:
    flags: Flags = {}
    for article in articles:
        text = article.path.read_text(encoding="utf-8")
        found = flags[article.path] = []
        command = ["hunspell", "-a", "-d", "en_US,en_GB,en_med_glut", "-i", "UTF-8"]
        lines = "".join(f"^{line}\n" for line in text.split("\n"))
        run = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        starts, n = line_starts(text), 0
        for row in run.stdout.splitlines()[1:]:
            if not row:
                n += 1
            elif row[0] in "&#":
                head, _, rest = row.partition(":")
                word = head.split()[1]
                place = text.find(word, starts[n], starts[n + 1] if n + 1 < len(starts) else None)
                found.append((place, word, rest.split(",")[0].strip()))
    return flags


def harper(articles: list[Article], _: Path) -> Flags:
    from harper import Dialect, Linter

    flags: Flags = {}
    linters = [Linter(dialect=d) for d in (Dialect.BRITISH, Dialect.AMERICAN)]
    for article in articles:
        text = article.path.read_text(encoding="utf-8")
        both = []
        for linter in linters:  # a word counts as wrong where neither country writes it
            lints = [lint for lint in linter.lint(text) if "pell" in lint.lint_kind]
            both.append({lint.span.start: lint for lint in lints})
        found = flags[article.path] = []
        for start, lint in both[0].items():
            if start in both[1]:
                first = next((s.replacement_text for s in lint.suggestions), "")
                found.append((start, lint.problem_text, first))
    return flags


TOOLS: dict[str, Callable[[list[Article], Path], Flags]] = {
    "medlint": medlint,
    "cspell": cspell,
    "hunspell": hunspell,
    "harper": harper,
}


def score(articles: list[Article], flags: Flags) -> Iterator[float]:
    seen = right = false = 0
    for article in articles:
        hit = set()
        for start, word, first in flags.get(article.path, ()):
            one = next(
                (s for s in article.slips if s.start <= start < s.start + len(s.wrong)), None
            )
            if one is None:
                false += SMALL.fullmatch(word) is not None
            elif one.start not in hit:
                hit.add(one.start)
                right += one.right in first.lower()
        seen += len(hit)
    total = sum(len(a.slips) for a in articles)
    yield seen / total
    yield right / total
    yield 1000 * false / sum(a.words for a in articles)


def installed(tool: str, peers: Path) -> bool:
    if tool == "cspell":
        return (peers / "node_modules/.bin/cspell").exists()
    if tool == "hunspell":
        return shutil.which("hunspell") is not None
    if tool == "harper":
        return subprocess.run([sys.executable, "-c", "import harper"], check=False).returncode == 0
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", type=Path, default=Path())
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'':10} {'flagged':>8} {'right':>8} {'false per 1,000':>16} {'seconds':>8}")
    with tempfile.TemporaryDirectory() as folder:
        articles = misspell(options.folder, Path(folder), options.seed)
        for name, run in TOOLS.items():
            if not installed(name, options.peers):
                print(f"{name:10} is not installed")
                continue
            start = time.perf_counter()
            flags = run(articles, options.peers.resolve())
            spent = time.perf_counter() - start
            seen, right, false = score(articles, flags)
            print(f"{name:10} {seen:8.3f} {right:8.3f} {false:16.2f} {spent:8.1f}")


if __name__ == "__main__":
    main()

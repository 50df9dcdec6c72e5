"""The sample articles: the whole report of each is pinned, and every finding stands where it says.

``MEDLINT_ARTICLES`` may name a folder of further articles for the second kind of test.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion

from medlint.document.read import read_bytes, read_text
from medlint.linter.fixes import fix_document
from medlint.linter.run import lint
from medlint.project.discovery import find_articles
from medlint.rules.loader import load_rules

CONTENT = Path(__file__).parent.parent.parent / "content"
ARTICLES = sorted(p for p in CONTENT.glob("*/*") if p.is_file())
FURTHER = os.environ.get("MEDLINT_ARTICLES", "")
ALL = [*ARTICLES, *(p for p in find_articles([FURTHER] if FURTHER else []) if isinstance(p, Path))]
RULES = load_rules()


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


@pytest.mark.parametrize("path", ARTICLES, ids=name)
def test_the_report_of_a_sample(
    path: Path,
    run: Callable[..., Result],
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(CONTENT.parent)
    monkeypatch.setenv("COLUMNS", "100")
    assert run("check", "--no-cache", path.relative_to(CONTENT.parent)).stdout == snapshot


@pytest.mark.parametrize("path", ARTICLES, ids=name)
def test_flawed_samples_are_held_back_and_corrected_ones_pass(
    path: Path, run: Callable[..., Result]
) -> None:
    result = run("check", "--no-cache", path)
    assert result.exit_code == (1 if path.parent.name == "flawed" else 0), result.stdout


@pytest.mark.parametrize("path", ALL, ids=name)
def test_every_finding_stands_where_it_says(path: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--no-cache", "--select", "ALL", "--format", "json", path)
    (file,) = json.loads(result.stdout)["files"]
    text = path.read_bytes().decode()
    for finding in file["findings"]:
        start, end = finding["start"], finding["end"]
        assert text[start["offset"] : end["offset"]] == finding["text"], finding
        before = text[: start["offset"]]
        assert start["line"] == before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        for edit in (finding["fix"] or {"edits": []})["edits"]:
            assert 0 <= edit["start"] <= edit["end"] <= len(text)


@pytest.mark.parametrize("path", ALL, ids=name)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixing_twice_changes_nothing_more(path: Path, unsafe: bool) -> None:
    document = read_bytes(path.read_bytes(), str(path))

    def check(article):  # type: ignore[no-untyped-def]
        return lint(article, RULES.selected()).findings

    once = fix_document(document, check, unsafe)
    twice = fix_document(read_text(once.text, str(path)), check, unsafe)
    assert twice.text == once.text

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from medlint.document.source import Source, Span
from medlint.errors import ConfigurationError
from medlint.linter.baseline import Baseline, load_baseline
from medlint.linter.run import FileReport
from medlint.rules.model import Finding


def report(path: Path, text: str, *marked: str) -> FileReport:
    findings = []
    end = 0
    for words in marked:
        start = text.index(words, end)
        end = start + len(words)
        findings.append(Finding("TST101", "test", "error", "m", Span(start, end)))
    return FileReport(Source(str(path), text), "text", "", "en", tuple(findings))


def test_what_is_recorded_is_silent_even_after_it_moved(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "baseline.json")
    baseline.record([report(tmp_path / "a.txt", "one bad word", "bad")])
    baseline.path.write_text(baseline.dump())
    again = load_baseline(baseline.path)
    moved = report(tmp_path / "a.txt", "A new start.\n\none BAD  word", "BAD")
    assert again.filter(moved).findings == ()
    assert not again.stale()


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "baseline.json")
    baseline.record([report(tmp_path / "a.txt", "bad", "bad")])
    twice = report(tmp_path / "a.txt", "bad bad", "bad", "bad")
    assert len(baseline.filter(twice).findings) == 1


def test_a_small_edit_in_a_long_text_changes_nothing(tmp_path: Path) -> None:
    long = "this sentence is far too long " + "and goes on " * 9 + "until it ends here"
    baseline = Baseline(tmp_path / "baseline.json")
    baseline.record([report(tmp_path / "a.txt", long, long)])
    edited = long.replace("goes on and", "runs on and", 1)
    assert baseline.filter(report(tmp_path / "a.txt", edited, edited)).findings == ()


def test_what_is_mended_is_stale_until_it_is_pruned(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "baseline.json")
    bad = report(tmp_path / "a.txt", "bad", "bad")
    other = report(tmp_path / "b.txt", "bad", "bad")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("bad")
    baseline.record([bad, other])
    baseline.filter(replace(bad, findings=()))
    assert list(baseline.stale()) == [("a.txt", "TST101", "bad")]  # b.txt was not read
    assert baseline.prune() == 1
    assert baseline.accepted.total() == 1


def test_what_was_accepted_of_an_article_that_is_gone_is_stale(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "baseline.json")
    baseline.record([report(tmp_path / "a.txt", "bad", "bad")])
    assert list(baseline.stale()) == [("a.txt", "TST101", "bad")]


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[]")
    with pytest.raises(ConfigurationError, match=r"baseline\.json"):
        load_baseline(path)

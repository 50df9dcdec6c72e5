from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from medlint.document.source import Source, Span
from medlint.errors import ConfigurationError
from medlint.linter.run import FileReport
from medlint.project.changes import changes_since, only_changed, read_diff
from medlint.rules.model import Finding


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *args], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "a.md").write_text("one\ntwo\nthree\n")
    (tmp_path / "ä b.md").write_text("one\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    return tmp_path


def test_changed_and_untracked_lines(repository: Path) -> None:
    (repository / "a.md").write_text("one\n2\nthree\nfour\nfive\n")
    (repository / "ä b.md").write_text("zero\none\n")
    (repository / "new.md").write_text("new\n")
    changes = changes_since("HEAD", repository)
    root = repository.resolve()
    assert changes[root / "a.md"] == (range(2, 3), range(4, 6))
    assert changes[root / "ä b.md"] == (range(1, 2),)
    assert 1 in changes[root / "new.md"][0]


def test_what_another_branch_has_done_since_is_not_our_change(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "theirs")
    (repository / "a.md").write_text("theirs\n")
    git(repository, "commit", "-qam", "Theirs")
    git(repository, "checkout", "-q", "-")
    (repository / "ä b.md").write_text("ours\n")
    git(repository, "commit", "-qam", "Ours")
    assert [p.name for p in changes_since("theirs", repository)] == ["ä b.md"]


def test_findings_on_the_whole_article_stay_with_a_changed_article(repository: Path) -> None:
    path = repository / "a.md"
    source = Source(str(path), path.read_text())
    findings = tuple(
        Finding(code, "rule", "warning", "m", Span(0, 1))
        for code in ("BAL101", "CAV101", "MET101", "RDB110", "STR102", "RDB101", "SPL101")
    )
    report = FileReport(source, "markdown", "", "en", findings)
    kept = only_changed(report, {path.resolve(): (range(3, 4),)})
    assert [f.code for f in kept.findings] == ["BAL101", "CAV101", "MET101", "RDB110", "STR102"]


def test_nothing_changed(repository: Path) -> None:
    assert changes_since("HEAD", repository) == {}


def test_an_unknown_revision_and_no_repository(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no revision"):
        changes_since("nowhere", repository)
    outside = tmp_path / "x"
    outside.mkdir()
    with pytest.raises(ConfigurationError):
        changes_since("HEAD", Path("/"))


def test_a_deleted_file_has_no_lines_and_a_deletion_marks_the_line_before() -> None:
    diff = ["+++ /dev/null", "@@ -1,3 +0,0 @@", "+++ b/a.md", "@@ -2 +1,0 @@"]
    assert list(read_diff(diff)) == [("a.md", (range(1, 2),))]

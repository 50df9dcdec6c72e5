from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from medlint.errors import ConfigurationError
from medlint.project.changes import changes_since, read_diff


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

"""``medlint init`` gives a content repository what it needs and takes nothing from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

Run = Callable[..., Result]
WORKFLOW = ".github/workflows/medlint.yml"


def test_what_is_there_stays_and_what_it_lacks_is_shown(tmp_path: Path, run: Run) -> None:
    hooks = tmp_path / ".pre-commit-config.yaml"
    hooks.write_text("repos: []\n")
    told = run("init", tmp_path).stdout
    assert hooks.read_text() == "repos: []\n"
    assert "left as it is; to add by hand:" in told
    assert "    - id: medlint" in told
    assert (tmp_path / "medlint.toml").is_file()


def test_a_second_time_changes_nothing_and_says_little(tmp_path: Path, run: Run) -> None:
    (tmp_path / "content").mkdir()
    run("init", tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    told = run("init", tmp_path).stdout
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
    assert [line.rsplit(": ", 1)[1] for line in told.splitlines()] == ["there already"] * 3


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, run: Run) -> None:
    assert "There is no folder" in run("init", tmp_path).stdout
    (tmp_path / "pages").mkdir()
    assert "There is no folder" not in run("init", tmp_path, "--content", "pages").stdout


@pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("bash") is None, reason="there is no git or bash"
)
def test_the_workflow_annotates_what_a_pull_request_changes(tmp_path: Path, run: Run) -> None:
    article = tmp_path / "content/flu.md"
    article.parent.mkdir()
    article.write_text("# Flu\n\nFlu is a medication condition.\n")
    run("init", tmp_path)
    git = ("git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "Old")):
        subprocess.run([*git, *command], check=True)
    subprocess.run([*git, "update-ref", "refs/remotes/origin/main", "main"], check=True)
    article.write_text(article.read_text() + "\nAsk about the treatmnet.\n")
    subprocess.run([*git, "commit", "-qam", "New"], check=True)
    steps = yaml.safe_load((tmp_path / WORKFLOW).read_text())["jobs"]["check"]["steps"]
    last = steps[-1]["run"].replace("medlint", f"{sys.executable} -m medlint", 1)
    done = subprocess.run(
        ["bash", "-e", "-c", last],
        cwd=tmp_path,
        env={**os.environ, "GITHUB_BASE_REF": "main"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert [line.split(",")[1] for line in done.stdout.splitlines()] == ["line=5"]

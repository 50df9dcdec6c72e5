"""``pre-commit run`` in a content repository, with the hooks that this repository offers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def git(folder: Path, *args: str) -> str:
    run = subprocess.run(["git", *IDENTITY, *args], cwd=folder, check=True, capture_output=True)
    return run.stdout.decode()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This working tree as a repository with one commit."""
    folder = tmp_path_factory.mktemp("hooks")
    try:
        names = git(REPOSITORY, "ls-files", "--cached", "--others", "--exclude-standard")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not in a git checkout")
    for name in names.splitlines():
        if (REPOSITORY / name).is_file() and not name.startswith(("tests/", "docs/")):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, target)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "all")
    return folder


def test_a_slip_stops_a_commit_and_the_fix_mends_it(hooks: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    reached = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", tmp_path, "click"],
        capture_output=True,
        check=False,
    )
    if reached.returncode:
        pytest.skip("the package registry cannot be reached")
    content = tmp_path / "pages"
    content.mkdir()
    git(content, "init", "--quiet", "--initial-branch", "main")
    revision = git(hooks, "rev-parse", "HEAD").strip()
    (content / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks.as_uri()}\n    rev: {revision}\n"
        "    hooks:\n      - id: medlint\n      - id: medlint-fix\n"
    )
    (content / "flu.md").write_text("# Flu\n\nFlu is caused by a virus. Ask about the the pain.\n")
    (content / "notes.py").write_text("the the\n")
    git(content, "add", "-A")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
    }

    def commit_checks(hook: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", hook, "--all-files"]
        return subprocess.run(
            command, cwd=content, env=environment, capture_output=True, text=True, check=False
        )

    first = commit_checks("medlint")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "flu.md" in first.stdout
    assert "notes.py" not in first.stdout
    mended = commit_checks("medlint-fix")
    assert "files were modified by this hook" in mended.stdout
    assert "the the" not in (content / "flu.md").read_text()
    again = commit_checks("medlint")
    assert again.returncode == 0, again.stdout + again.stderr

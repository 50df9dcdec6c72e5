"""The steps of action.yml, run as a runner runs them, in a repository with a change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent.parent
OLD = "# Flu\n\nFlu is a medication condition.\n"
NEW = OLD + "\nAsk about the treatmnet.\n"


def git(folder: Path, *args: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content repository: one commit, and a change on top of it."""
    folder = tmp_path / "pages"
    (folder / "content").mkdir(parents=True)
    article = folder / "content" / "flu.md"
    article.write_text(OLD)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "old")
    article.write_text(NEW)
    git(folder, "commit", "--quiet", "-a", "-m", "new")
    return folder


def steps() -> list[dict[str, Any]]:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = action["runs"]["steps"]
    return found


def defaults() -> dict[str, str]:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    return {name: given.get("default", "") for name, given in action["inputs"].items()}


def run_check(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The step that checks, with its environment filled in from the inputs."""
    step = next(s for s in steps() if s.get("name") == "Check")
    given = defaults() | {name.replace("_", "-"): value for name, value in inputs.items()}
    filled = {
        name: given[value.split("inputs.")[1].split()[0]] for name, value in step["env"].items()
    }
    tools = folder.parent / "bin"
    tools.mkdir(exist_ok=True)
    shim = tools / "medlint"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m medlint "$@"\n')
    shim.chmod(0o755)
    summary = folder.parent / "summary.md"
    environment = {
        **os.environ,
        **filled,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "src"),
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(folder),
    }
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran, summary


def test_the_check_annotates_sums_up_and_fails(content: Path) -> None:
    ran, summary = run_check(content)
    assert ran.returncode == 1
    assert "::error file=content/flu.md,line=3" in ran.stdout
    assert "treatmnet" in ran.stdout
    assert "flu.md" in summary.read_text()


def test_only_what_changed(content: Path) -> None:
    ran, _ = run_check(content, since="HEAD~1")
    assert "line=5" in ran.stdout
    assert "line=3" not in ran.stdout


def test_level_and_sarif(content: Path) -> None:
    ran, _ = run_check(content, fail_level="never", sarif_file="found.sarif")
    assert ran.returncode == 0
    results = json.loads((content / "found.sarif").read_text())["runs"][0]["results"]
    places = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert places == {"content/flu.md"}


def test_sarif_is_uploaded_when_it_is_asked_for() -> None:
    upload = next(s for s in steps() if "upload-sarif" in s.get("uses", ""))
    assert "inputs.sarif-upload" in upload["if"]
    assert upload["with"]["sarif_file"] == "${{ inputs.sarif-file || 'medlint.sarif' }}"


def test_every_input_is_used_and_every_use_declared() -> None:
    text = (REPOSITORY / "action.yml").read_text(encoding="utf-8")
    for name in defaults():
        assert f"inputs.{name}" in text


def test_the_install_step_installs_what_the_check_needs(tmp_path: Path) -> None:
    """With the packages of this environment in place of the registry's."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    step = next(s for s in steps() if s.get("name") == "Install medlint")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    (site,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    here = next(p for p in sys.path if p.endswith("site-packages"))
    (site / "here.pth").write_text(here + "\n")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        "PATH": f"{tmp_path / 'venv' / 'bin'}:{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # that is: none
        "PIP_FORCE_REINSTALL": "1",
    }
    subprocess.run(["bash", "-e", "-c", step["run"]], env=environment, cwd=tmp_path, check=True)
    said = subprocess.run(
        ["medlint", "--version"], env=environment, cwd=tmp_path, capture_output=True, check=True
    )
    assert b"medlint" in said.stdout
    assert (site / "medlint" / "_rules" / "compiled.msgpack").is_file()

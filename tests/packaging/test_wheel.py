"""The built wheel works by itself: rules and templates are in it, and nothing else is needed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but what the wheel unpacks to."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=REPOSITORY, check=True, capture_output=True
    )
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def medlint(site: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-P", "-m", "medlint", *args],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_the_rules(installed: Path) -> None:
    shipped = {p.relative_to(installed / "medlint/_rules") for p in installed.rglob("_rules/*/*")}
    here = {p.relative_to(REPOSITORY / "rules") for p in (REPOSITORY / "rules").glob("*/*")}
    assert here <= shipped
    assert (installed / "medlint/py.typed").exists()


def test_it_checks_and_publishes_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Flu\n\n# Flu\n\nFlu is a medication condition.\n", encoding="utf-8")
    checked = medlint(installed, tmp_path, "check", "--format", "concise", "a.md")
    assert checked.stderr == ""
    assert checked.returncode == 1
    assert "STR" in checked.stdout
    published = medlint(installed, tmp_path, "publish", "a.md", "-o", "site", "--draft")
    assert published.returncode in (0, 1)
    assert (tmp_path / "site/a.html").is_file()


def test_the_version_imports_next_to_nothing(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from medlint.cli import main; main(['--version'], standalone_mode=False);"
        "heavy = {'yaml', 'regex', 'rich', 'textstat', 'nltk', 'jinja2', 'markdown_it', 'msgspec'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"

"""What --fix, --diff and --add-ignores may and may not do to files; which options go together."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from medlint.cli import fix
from medlint.document.read import read_file
from medlint.errors import WriteError

Run = Callable[..., Result]
SLIP = "# Care\n\nAsk about the the pain."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_link_stays_a_link_and_what_it_leads_to_is_mended(folder: Path, run: Run) -> None:
    (folder / "real").mkdir()
    (folder / "real/a.md").write_text(SLIP)
    (folder / "b.md").symlink_to("real/a.md")
    run("check", "--fix", "b.md")
    assert (folder / "b.md").is_symlink()
    assert "the the" not in (folder / "real/a.md").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_write_protected_is_left_alone(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text(SLIP)
    (folder / "a.md").chmod(0o444)
    result = run("check", "--fix", "a.md")
    assert result.exit_code == 2
    assert "write-protected" in result.stderr


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    (folder / "a.md").write_text(SLIP)
    document = read_file("a.md")
    (folder / "a.md").write_text("Somebody else was here.")
    with pytest.raises(WriteError, match="changed meanwhile"):
        fix.rewrite(document, "mended")
    assert (folder / "a.md").read_text() == "Somebody else was here."


def test_that_it_was_left_alone_is_told(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text(SLIP)

    def refuse(*_: object) -> None:
        raise WriteError("changed meanwhile; left alone", "a.md")

    monkeypatch.setattr(fix, "rewrite", refuse)
    for mode in ("--fix", "--add-ignores"):
        result = run("check", mode, "a.md")
        assert result.exit_code == 2
        assert "a.md: changed meanwhile; left alone" in result.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@pytest.mark.parametrize("end", ["\n", ""])
def test_git_takes_the_difference(folder: Path, run: Run, end: str) -> None:
    path = folder / "a.md"
    path.write_bytes(f"# Care\r\n\r\nA page\x0c break\u2028here. Ask the the nurse.{end}".encode())
    (folder / "fix.diff").write_bytes(run("check", "--diff", "a.md").stdout_bytes)
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "-p0", "fix.diff"], check=True)
    assert "Ask the nurse." in path.read_text(encoding="utf-8")


def test_a_difference_of_a_file_that_is_not_there_fails(folder: Path, run: Run) -> None:
    assert run("check", "--diff", "nowhere.md").exit_code == 2


def test_standard_input_is_fixed_and_nothing_else_is_said(run: Run) -> None:
    result = run("check", "--fix", "-", stdin=SLIP)
    assert (result.stdout, result.stderr, result.exit_code) == (
        SLIP.replace("the the", "the"),
        "",
        0,
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@pytest.mark.parametrize("mode", ["--fix", "--add-ignores"])
def test_only_articles_that_changed_are_touched(folder: Path, run: Run, mode: str) -> None:
    git = ("git", "-c", "user.email=a@example.org", "-c", "user.name=A")
    (folder / "old.md").write_text(SLIP)
    for command in (("init", "-q", "."), ("add", "-A"), ("commit", "-qm", "Begin")):
        subprocess.run([*git, *command], check=True)
    (folder / "new.md").write_text(SLIP)
    run("check", mode, "--changed", ".")
    assert (folder / "old.md").read_text() == SLIP
    assert (folder / "new.md").read_text() != SLIP


def test_a_list_of_files_is_fixed_and_nothing_else(folder: Path, run: Run) -> None:
    for name in ("a.md", "b.md"):
        (folder / name).write_text(SLIP)
    (folder / "list").write_text("b.md\n")
    run("check", "--fix", "--files-from", "list")
    assert (folder / "a.md").read_text() == SLIP
    assert (folder / "b.md").read_text() != SLIP
    (folder / "list").write_text("# none\n")
    assert run("check", "--fix", "--files-from", "list").stdout == "No article was found.\n"
    assert (folder / "a.md").read_text() == SLIP


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--fix", "--watch"), "do not go together"),
        (("--add-ignores", "--diff"), "do not go together"),
        (("--unsafe-fixes",), "goes with --fix or --diff"),
        (("--interactive", "-"), "not on standard input"),
        (("--jsonl", "--fix"), "works on files"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    run: Run, options: tuple[str, ...], told: str
) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_ending_of_the_output_file_names_the_format(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text(SLIP)
    run("check", "a.md", "--output-file", "reports/today.html")
    assert (folder / "reports/today.html").read_text().startswith("<!DOCTYPE html>")


def test_plain_text_has_no_comments_and_that_is_said(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text(SLIP)
    assert "a.txt: plain text has no comments" in run("check", "--add-ignores", "a.txt").stderr

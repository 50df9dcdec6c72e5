from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from medlint.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    runner = CliRunner()
    return lambda *args: runner.invoke(main, args)


def test_an_added_word_is_accepted_from_then_on(run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Care\n\nAsk the team about treatmnet at home.\n")
    assert "SPL101" in run("check", "--no-cache", "a.md", "--select", "SPL").output
    assert "added" in run("words", "add", "treatmnet").output
    assert "SPL101" not in run("check", "--no-cache", "a.md", "--select", "SPL").output
    assert run("words", "list").output == "treatmnet\n"


def test_nothing_of_the_list_is_lost_and_nothing_is_added_twice(run, tmp_path: Path) -> None:
    (tmp_path / "medlint.toml").write_text('region = "uk"\n')
    (tmp_path / "medlint-words.txt").write_text("# ours\nAbcdefg # a product\n")
    run("words", "add", "abcdefg", "Zyxwvu")
    assert (tmp_path / "medlint-words.txt").read_text() == "# ours\nAbcdefg # a product\nZyxwvu\n"
    assert (tmp_path / "medlint.toml").read_text() == 'region = "uk"\n'


def test_a_list_that_is_named_and_not_there_is_an_error(run, tmp_path: Path) -> None:
    (tmp_path / "medlint.toml").write_text('word-list = "gone.txt"\n')
    result = run("words", "list")
    assert result.exit_code == 2
    assert "medlint.toml:1" in result.output
    assert "gone.txt" in result.output

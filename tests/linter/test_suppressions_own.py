from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from medlint.cli import main

ARTICLE = "# Care\n\n<!-- medlint: ignore CLM101 -->\n\nAll is well today.\n"


@pytest.fixture
def codes(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text(ARTICLE)

    def run(*args: str) -> str:
        args = ("check", "--no-cache", "--format", "concise", *args, str(path))
        return CliRunner().invoke(main, args).output

    return run


def test_a_comment_in_vain_is_told_and_may_be_ignored(codes) -> None:
    assert "LNT101" in codes()
    assert "LNT101" not in codes("--ignore", "LNT101")
    assert "LNT101" not in codes("--ignore", "LNT")
    assert "LNT101" not in codes("--ignore", "unused-suppression")


def test_a_comment_on_a_rule_that_was_not_run_is_not_in_vain(codes) -> None:
    assert "LNT101" not in codes("--select", "SPL")
    assert "LNT101" in codes("--select", "CLM")

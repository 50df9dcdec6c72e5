"""Names that a configuration uses must exist; what does not is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def status(tmp_path: Path, run: Run):
    (tmp_path / "a.md").write_text("# Care\n\nAsk about the treatmnet.\n")

    def check(text: str) -> Result:
        config = tmp_path / "medlint.toml"
        config.write_text(text)
        return run("check", "--no-cache", "--format", "concise", "--config", config, tmp_path)

    return check


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('ignore = [\n  "STR",\n  "SLP",\n]\n', 3, "unknown rule 'SLP'; did you mean 'SPL'?"),
        ('[per-file-ignores]\n"*.md" = ["SPL10x"]\n', 2, "unknown rule 'SPL10x'"),
        ('[severity]\nSTX = "error"\n', 2, "unknown rule 'STX'; did you mean 'STR'?"),
        ("[options.long-sentences]\nmore-than = 20\n", 1, "did you mean 'long-sentence'?"),
        ("[options.RDB101]\nmore-than = 20\n", 1, "did you mean 'long-sentence'?"),
        ("[options.long-sentence]\nmax = 20\n", 2, "did you mean 'more-than'?"),
        ('[options.long-sentence]\nmore-than = "20"\n', 2, "takes a number"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_its_line(
    status, text: str, line: int, told: str
) -> None:
    result = status(text)
    assert result.exit_code == 2
    assert told in result.stderr
    assert f"medlint.toml:{line}: " in result.stderr


def test_a_name_from_the_command_line_has_no_place(tmp_path: Path, run: Run) -> None:
    result = run("check", "--select", "SLP", tmp_path)
    assert result.stderr.startswith("medlint: unknown rule 'SLP'")


def test_any_beginning_of_a_code_sets_a_severity_and_the_most_exact_decides(status) -> None:
    told = status('[severity]\nALL = "warning"\nSPL1 = "suggestion"\nSPL = "error"\n').stdout
    assert "suggestion SPL101" in told

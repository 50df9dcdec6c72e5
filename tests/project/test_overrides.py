from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from medlint.cli import main

ARTICLE = "---\ntitle: Care\nmedlint:\n  {}\n---\n\n# Care\n\nAsk about the treatmnet.\n"


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def run(setting: str):
        (tmp_path / "a.md").write_text(ARTICLE.format(setting))
        args = ["check", "--no-cache", "--select", "SPL", "--format", "concise", "a.md"]
        return CliRunner().invoke(main, args)

    return run


def test_an_article_may_ignore_a_rule_for_itself(check) -> None:
    assert "SPL101" in check("kind: news").output
    assert "SPL101" not in check("ignore: [SPL101]").output
    assert "SPL101" not in check("words: [treatmnet]").output
    assert check("ignore: [CLM105]").exit_code == 1  # a rule that this run leaves out anyway
    assert "suggestion SPL101" in check("severity: {SPL101: suggestion}").output


def test_config_says_that_the_front_matter_sets_it(check) -> None:
    check("region: us")
    shown = CliRunner().invoke(main, ["config", "a.md"]).output
    line = next(line for line in shown.splitlines() if line.startswith("region"))
    assert '"us"' in line
    assert "front matter of a.md" in line


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("ignored: [SPL101]", "unknown key 'ignored'; did you mean 'ignore'?"),
        ("ignore: [SPL10x]", "unknown rule 'SPL10x'"),
        ("region: france", "unknown value of region 'france' (uk, us)"),
        ("severity: {SPL10x: error}", "unknown rule 'SPL10x'"),
        ("options: {long-sentence: {more: 9}}", "did you mean 'more-than'?"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(check, setting: str, told: str) -> None:
    result = check(setting)
    assert result.exit_code == 2
    assert told in result.output
    assert "a.md:3" in result.output or "a.md:4" in result.output

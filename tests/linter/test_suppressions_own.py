from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from medlint.cli import main
from medlint.document.read import read_text
from medlint.linter.run import lint
from medlint.linter.suppressions import OWN
from medlint.rules.loader import load_rules
from medlint.rules.model import Rule

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


@pytest.mark.parametrize("rule", OWN.values(), ids=lambda rule: rule.code)
def test_the_rules_on_comments_keep_to_their_examples(rule: Rule) -> None:
    rules = load_rules().selected(select=("SPL101",))
    for examples, wanted in ((rule.bad, True), (rule.good, False)):
        for example in examples:
            document = read_text(example.text, "a.md", "markdown")
            found = lint(document, rules, require_reasons=rule.code == "LNT102").findings
            assert (rule.code in {f.code for f in found}) is wanted


def test_they_are_explained_and_graded_like_the_others(codes, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["rule", "LNT101"]).output
    assert "unused-suppression" in told
    (tmp_path / "medlint.toml").write_text('severity = {LNT101 = "error"}\n')
    assert "error LNT101" in codes("--config", str(tmp_path / "medlint.toml"))

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from medlint.cli import main


def test_answers_are_counted_beside_those_of_earlier(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.md").write_text(f"# Care {n}\n\nAsk about the treatmnet.\n")
    tally = tmp_path / "measured.yml"
    tally.write_text("# ours\nCLM101: {read: 9, right: 8, date: 2026-01-02, where: pages}\n")
    args = ["measure", "SPL101", str(tmp_path), "--tally", str(tally), "--where", "our pages"]

    result = CliRunner().invoke(main, args, input="r\nr\nw\nq\n")
    assert result.exit_code == 0, result.output
    assert "treatmnet" in result.output
    assert "2 of 3 right" in result.output

    again = CliRunner().invoke(main, [*args, "--seed", "2"], input="r\ns\nq\n")
    assert "3 of 4 right" in again.output
    lines = tally.read_text().splitlines()
    assert lines[:2] == ["# ours", "CLM101: {read: 9, right: 8, date: 2026-01-02, where: pages}"]
    assert lines[2].startswith("SPL101: {read: 4, right: 3,")
    assert lines[2].endswith('where: "our pages"}')
    assert len(lines) == 3


def test_an_unknown_rule_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["measure", "SPL199", str(tmp_path)])
    assert result.exit_code == 2
    assert "SPL199" in result.output

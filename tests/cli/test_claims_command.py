from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from medlint.cli import main

TEXT = (
    "# Pain\n\nIbuprofen relieves back pain.[^1] It can cause stomach problems.\n\n[^1]: A trial.\n"
)


def run(tmp_path: Path, *options: str) -> str:
    path = tmp_path / "pain.md"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["claims", *options, str(path)])
    assert result.exit_code == 0, result.output
    return result.output


def test_json_has_place_treatment_direction_strength_and_evidence(tmp_path: Path) -> None:
    first, second = json.loads(run(tmp_path, "--format", "json"))["files"][0]["claims"][:2]
    assert first["start"] == {"offset": 8, "line": 3, "column": 1}
    assert (first["treatments"], first["direction"]) == (["ibuprofen"], "benefit")
    assert (first["strength"], first["conditions"]) == ("causal", ["back pain"])
    assert first["evidence"]["cited"] is True
    assert (second["treatments"], second["direction"]) == (["ibuprofen"], "harm")


def test_table_has_a_balance_sheet(tmp_path: Path) -> None:
    told = run(tmp_path, "--explain")
    assert "strength by “relieves”" in told
    assert "harm         1" in told


def test_csv_has_a_row_for_each_claim(tmp_path: Path) -> None:
    assert run(tmp_path, "--format", "csv").splitlines()[0].startswith("path,line,column,strength")


def test_an_article_on_standard_input() -> None:
    result = CliRunner().invoke(main, ["claims", "--format", "json", "-"], input=TEXT)
    assert json.loads(result.output)["files"][0]["path"] == "-"

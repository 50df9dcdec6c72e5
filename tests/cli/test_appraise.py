from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner, Result

from medlint.cli import main

TEXT = "# Tablets\n\nThe tablets ease pain. They cost £5 a month."


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["appraise", *args], input=text)


def test_json_has_the_fixed_form(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    result = run("--format", "json", str(tmp_path))
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["version"] == 1
    costs = next(c for c in report["files"][0]["criteria"] if c["id"] == "costs")
    assert costs["instrument"] == "HealthNewsReview"
    assert {"id", "question", "status", "score", "evidence", "advice"} <= set(costs)
    place = costs["evidence"][0]
    assert place["text"] == "They cost £5 a month."
    assert place["start"] == {"offset": TEXT.index("They"), "line": 3, "column": 24}


def test_standard_input_and_the_other_formats() -> None:
    assert "Does it adequately discuss the costs" in run("-", text=TEXT).output
    card = run("--format", "markdown", "-", text=TEXT).output
    assert "| ✓ |" in card or "| ✗ |" in card


def test_fail_under() -> None:
    low = run("--fail-under", "1", "-", text=TEXT)
    assert low.exit_code == 1
    assert re.search(r"^-: mean 0\.\d\d, below 1$", low.stderr, re.MULTILINE)
    assert run("--fail-under", "0", "-", text=TEXT).exit_code == 0


def test_a_missing_file_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    result = run("--format", "json", str(tmp_path / "none.md"), str(tmp_path / "a.md"))
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["files"]) == 1


def test_the_report_says_as_what_it_read_the_article() -> None:
    text = "---\nregion: us\nkind: news\n---\n\n# Tablets\n\nThe tablets ease pain."
    assert "read as a piece of news, for the US" in run("-", text=text).output
    other = run("-", text="# Flu vaccine\n\nAsk your GP or call NHS 111.").output
    assert "read as a page about a vaccine, for the UK" in other


def test_an_article_sets_its_own_country_and_kind() -> None:
    front = "---\nmedlint:\n  region: us\n  kind: treatment\n---\n\n"
    assert "read as a page about a treatment, for the US" in run("-", text=front + TEXT).output


def test_a_broken_front_matter_costs_that_article_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nmedlint:\n  regoin: us\n---\n\n" + TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text(TEXT, encoding="utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "did you mean 'region'?" in result.stderr
    assert "Tablets" in result.stdout

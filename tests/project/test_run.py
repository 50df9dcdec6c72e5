from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

import medlint
from medlint.errors import MedlintError, ReadError
from medlint.linter.run import FileReport
from medlint.project import run
from medlint.project.configuration import Configuration
from medlint.project.run import Job, check_files
from medlint.project.workers import Workers


def names(outcomes: Sequence[object]) -> list[str]:
    return [
        Path(o.source.path if isinstance(o, FileReport) else o.path).name  # type: ignore[union-attr]
        for o in outcomes
    ]


def test_outcomes_come_in_order_however_many_there_are(tmp_path: Path) -> None:
    paths: list[Path | ReadError] = []
    for n in range(60):
        path = tmp_path / f"{n:02}.txt"
        path.write_text(f"Text {n}.")
        paths.append(path)
    paths.insert(30, ReadError("gone", "gone.txt"))
    outcomes = list(check_files(paths, Job(Configuration()), workers=2))
    assert names(outcomes) == [*(f"{n:02}.txt" for n in range(30)), "gone.txt"] + [
        f"{n:02}.txt" for n in range(30, 60)
    ]
    assert isinstance(outcomes[30], ReadError)


def double_or_die(items: list[int]) -> list[int]:
    if 13 in items:
        os._exit(1)
    return [2 * i for i in items]


def test_an_item_that_kills_its_process_costs_itself_only() -> None:
    with Workers(2) as workers:
        future = workers.submit(double_or_die, [1, 13, 2])
        with pytest.raises(Exception, match="terminated abruptly"):
            future.result()
        each = workers.each(double_or_die, [[1], [13], [2]], lambda items: [-1 for _ in items])
        assert each == [[2], [-1], [4]]
        assert workers.submit(double_or_die, [4]).result() == [8]


def test_a_bug_in_a_rule_costs_one_file_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(run, "check_document", broken)
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    (outcome,) = check_files([path], Job(Configuration()))
    assert isinstance(outcome, ReadError)
    assert "ZeroDivisionError: oops" in str(outcome)


def test_the_library_function_gives_what_json_gives() -> None:
    entry = medlint.check_text("# Flu\n\n# Flu\n\nText.\n", path="flu.md")
    assert entry["path"] == "flu.md"
    assert [f["text"] for f in entry["findings"] if f["code"] == "STR101"] == ["# Flu"]
    assert entry["findings"][0]["start"].keys() == {"offset", "line", "column"}
    with pytest.raises(MedlintError):
        medlint.check_text("---\na: [\n---\n")

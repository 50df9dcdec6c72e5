"""medlint in the hands of other engines, as docs/batch.md shows it."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

import medlint
from medlint.cli import main
from medlint.project.configuration import Configuration
from medlint.project.run import Job, check_files

TEXTS = ["# Care\n\nAll is well.\n", "# Care\n\nAsk about the treatmnet.\n"] * 3


def test_pandas_apply() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame({"text": TEXTS})
    slips = frame["text"].apply(lambda text: "SPL101" in codes_of(text))
    assert list(slips) == [False, True] * 3


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="Dask distributed is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def test_a_dask_bag(cluster) -> None:
    bag = pytest.importorskip("dask.bag", reason="Dask is not installed")
    with cluster.get_client():
        found = bag.from_sequence(TEXTS, npartitions=2).map(codes_of).compute()
    assert ["SPL101" in codes for codes in found] == [False, True] * 3


def codes_of(text: str) -> list[str]:
    return [finding["code"] for finding in medlint.check_text(text)["findings"]]


def test_check_on_a_cluster_says_what_check_says_here(cluster, tmp_path: Path) -> None:
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.md").write_text(text)
    args = ["check", "--no-cache", "--format", "json", str(tmp_path)]
    here = CliRunner().invoke(main, args)
    there = CliRunner().invoke(main, [*args, "--cluster", cluster.scheduler_address])
    assert json.loads(here.stdout) == json.loads(there.stdout)
    assert here.exit_code == there.exit_code == 1


def test_a_lost_worker_loses_no_article(cluster, tmp_path: Path) -> None:
    files = []
    for n in range(400):
        path = tmp_path / f"{n:03}.md"
        path.write_text(TEXTS[n % 2] + "\nMore about the weather today.\n" * 40)
        files.append(path)
    job = Job(Configuration(select=("SPL",)))
    with cluster.get_client() as client:
        victim = next(iter(client.run(os.getpid).values()))
    outcomes = check_files(files, job, cluster=cluster.scheduler_address)
    reports = []
    for n, outcome in enumerate(outcomes):
        if n == 3:
            os.kill(victim, signal.SIGKILL)
        reports.append(outcome)
    assert [Path(r.source.path).name for r in reports] == [p.name for p in files]
    assert [len(r.findings) > 0 for r in reports] == [bool(n % 2) for n in range(400)]


def test_a_cluster_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask distributed is not installed")
    (tmp_path / "a.md").write_text(TEXTS[0])
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--cluster", "nowhere at all"])
    assert result.exit_code == 2
    assert "no Dask scheduler answers at nowhere at all" in result.output

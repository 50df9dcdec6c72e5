"""The benchmarks run; what they say of this machine is no business of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("module", "options", "wanted"),
    [
        ("benchmarks", ["content", "--largest", "10", "--files", "30"], "from the cache"),
        ("benchmarks.peers", ["content"], "medlint, spelling"),
    ],
)
def test_they_run_to_their_end(module: str, options: list[str], wanted: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-m", module, *options],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert wanted in run.stdout

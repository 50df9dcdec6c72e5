"""What the tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from medlint.cli import main

# How long an example takes says more of the machine than of the program.
settings.register_profile("medlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("medlint")

REPOSITORY = Path(__file__).parent.parent
CONTENT = REPOSITORY / "content"


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a medlint command line in this process."""

    def invoke(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke

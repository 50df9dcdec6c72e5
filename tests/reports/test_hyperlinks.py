from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result

from medlint.reports.hyperlinks import supported


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM_PROGRAM": "vscode", "NO_COLOR": "1"}, False),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_only_where_they_are_shown(environment: dict[str, str], wanted: bool) -> None:
    assert supported(Terminal(), environment) is wanted
    assert supported(StringIO(), environment) is (environment.get("FORCE_HYPERLINK") == "1")


def test_file_and_guideline_are_linked(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Flu\n\n# Flu\n\nAsk about the the pain.\n")
    assert "\x1b]8" not in run("check", "--no-cache", article).stdout
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    told = run("check", "--no-cache", article).stdout
    assert f"\x1b]8;;{article.resolve().as_uri()}\x1b\\" in told
    assert "\x1b]8;;https://" in told

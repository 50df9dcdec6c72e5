"""Comments and front matter that silence findings, and slips in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

SLIP = "Flu is a medication condition."


@pytest.fixture
def codes(tmp_path: Path, run: Callable[..., Result]):
    def check(text: str, name: str = "a.md") -> list[str]:
        path = tmp_path / name
        path.write_text(text)
        style = ("--no-cache", "--select", "SPL", "--format", "concise")
        told = run("check", *style, path).stdout
        return [line.split()[2] for line in told.splitlines()[:-1]]

    return check


@pytest.mark.parametrize(
    "comment",
    ["ignore SPL201", "ignore spl201", "Ignore wrong-word", "IGNORE SPL", "ignore", "ignore all"],
)
def test_a_rule_is_named_in_any_way_and_any_case(codes, comment: str) -> None:
    assert codes(f"# Flu\n\n<!-- medlint: {comment}: a reason -->\n\n{SLIP}\n") == []


def test_a_style_is_named_by_its_folder(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "styles/House").mkdir(parents=True)
    (tmp_path / "styles/House/Terms.yml").write_text(
        "extends: existence\nmessage: No %s\ntokens: [flu]\n"
    )
    config = tmp_path / "medlint.toml"
    config.write_text('rule-folders = ["styles"]\nselect = ["House"]\n')
    (tmp_path / "a.md").write_text("Not a flu.\n\n<!-- medlint: ignore House -->\n\nNo flu.\n")
    told = run("check", "--config", config, "--format", "concise", tmp_path / "a.md").stdout
    assert [line.split(":")[1] for line in told.splitlines() if "House.Terms" in line] == ["1"]


@pytest.mark.parametrize(
    "comment",
    [
        "ignore SPL999",
        "ignore wrong-wrd",
        "disable SPX",
        "ignore SPL201 for a reason",
        "ignroe SPL",
    ],
)
def test_a_comment_with_a_slip_is_told(codes, comment: str) -> None:
    assert codes(f"# Flu\n\n<!-- medlint: {comment} -->\n\n{SLIP}\n") == ["LNT103", "SPL201"]


def test_an_enable_that_ends_nothing_is_told(codes) -> None:
    part = "<!-- medlint: enable SPL201 -->"
    assert codes(f"# Flu\n\n{part}\n\nRest.\n") == ["LNT101"]
    disabled = f"<!-- medlint: disable SPL -->\n\n{SLIP}\n\n"
    assert codes(f"{disabled}{part}\n\n{SLIP}\n") == ["LNT101"]
    assert codes(f"{disabled}<!-- medlint: enable SPL -->\n\n{SLIP}\n") == ["SPL201"]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_that_silences_nothing_is_told(codes, name: str) -> None:
    front = "---\ntitle: Flu\nmedlint:\n  ignore: [SPL201{}]\n---\n\n"
    assert codes(front.format("") + SLIP + "\n", name) == []
    assert codes(front.format(", SPL501") + SLIP + "\n", name) == ["LNT101"]
    assert codes(front.format(", SPL501, LNT101") + SLIP + "\n", name) == []
    assert codes(front.format(", CLM101") + SLIP + "\n", name) == []  # not run anyway

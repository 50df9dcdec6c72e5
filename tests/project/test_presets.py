"""Each preset does to an article what its kind of publisher expects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from medlint.project.configuration import load_configuration
from medlint.project.presets import PRESETS

Check = Callable[[str, str], set[str]]
PLAIN = (
    "# Study\n\n" + "The doctors compared the recovery of people who had taken the tablets. " * 14
)
NEWS = PLAIN.replace("the tablets", "several of the tablets")


@pytest.fixture
def check(tmp_path: Path, run: Callable[..., Result]) -> Check:
    def codes(preset: str, text: str, *options: str) -> set[str]:
        (tmp_path / "medlint.toml").write_text(f'preset = "{preset}"\n')
        (tmp_path / "a.md").write_text(text)
        style = ("--format", "concise", "--config", tmp_path / "medlint.toml")
        told = run("check", "--no-cache", *style, *options, tmp_path / "a.md").stdout
        return {line.split()[2] for line in told.splitlines() if line.count(":") > 2}

    return codes


def test_strict_runs_all_and_asks_for_reasons(check: Check) -> None:
    text = "# Care\n\n<!-- medlint: ignore SPL -->\n\nAsk about the treatmnet.\n"
    assert "LNT102" not in check("default", text)
    assert "LNT102" in check("strict", text)


def test_strict_fails_on_warnings(tmp_path: Path, run: Callable[..., Result]) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Flu care\n\n# Flu care\n\nRest is good.\n")
    status = {}
    for preset in ("default", "strict"):
        config = tmp_path / f"{preset}.toml"
        config.write_text(f'preset = "{preset}"\nselect = ["STR101"]\n')
        status[preset] = run("check", "--no-cache", "--config", config, article).exit_code
    assert status == {"default": 0, "strict": 1}


def test_a_leaflet_needs_its_dates_and_plainer_words(check: Check) -> None:
    missing = "---\ntitle: Rest\nauthor: A. Writer\n---\n\nRest and drink water.\n"
    assert check("patient-leaflet", missing) - check("default", missing) == {"MET111"}
    assert "RDB110" not in check("default", PLAIN)
    assert "RDB110" in check("patient-leaflet", PLAIN)


def test_nhs_is_british(check: Check) -> None:
    american = "# Care\n\nYour estrogen level and the color of your skin may change.\n"
    assert check("nhs", american) - check("default", american)


def test_news_may_be_harder_to_read(check: Check) -> None:
    assert "RDB110" in check("default", NEWS)
    assert "RDB110" not in check("news", NEWS)


@pytest.mark.parametrize("preset", PRESETS)
def test_what_a_preset_sets_is_named_as_its_doing(
    preset: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    config = tmp_path / "medlint.toml"
    config.write_text(f'preset = "{preset}"\n')
    loaded = load_configuration(config)
    told = run("config", "--config", config).stdout
    for key in PRESETS[preset]:
        assert preset in str(loaded.origins[key])
        assert any(key in line and preset in line for line in told.splitlines())

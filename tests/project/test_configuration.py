from __future__ import annotations

from pathlib import Path

import pytest

from medlint.errors import ConfigurationError
from medlint.project.configuration import find_configuration, load_configuration


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    write(tmp_path / "medlint.toml", "")
    inner = write(tmp_path / "news/medlint.toml", "")
    article = write(tmp_path / "news/today/a.md", "")
    assert find_configuration(article) == inner
    assert find_configuration(tmp_path) == tmp_path / "medlint.toml"


def test_a_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    write(tmp_path / "medlint.toml", "")
    write(tmp_path / "a/pyproject.toml", "[tool.other]\n")
    assert find_configuration(tmp_path / "a") == tmp_path / "medlint.toml"
    mine = write(tmp_path / "a/pyproject.toml", '[tool.medlint]\nregion = "uk"\n')
    assert find_configuration(tmp_path / "a") == mine
    assert load_configuration(mine).configuration.region == "uk"


def test_the_search_stops_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "medlint.toml", "")
    (tmp_path / "repo/.git").mkdir(parents=True)
    assert find_configuration(tmp_path / "repo") is None


def test_extends_is_overridden_key_by_key_and_origins_are_kept(tmp_path: Path) -> None:
    base = write(tmp_path / "base.toml", 'region = "us"\ntarget-grade = 6\n')
    mine = write(tmp_path / "site/medlint.toml", 'extends = "../base.toml"\nregion = "uk"\n')
    loaded = load_configuration(mine)
    assert loaded.configuration.region == "uk"
    assert loaded.configuration.target_grade == 6
    assert loaded.origins == {
        "region": str(mine.resolve()),
        "target-grade": str(base.resolve()),
        "extends": str(mine.resolve()),
    }


def test_a_preset_lies_below_what_the_file_says(tmp_path: Path) -> None:
    path = write(tmp_path / "medlint.toml", 'preset = "nhs"\ntarget-grade = 9\n')
    configuration = load_configuration(path).configuration
    assert (configuration.region, configuration.target_grade) == ("uk", 9)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("\nregoin = 'uk'\n", 2, "unknown key 'regoin'; did you mean 'region'?"),
        ("region = 'mars'\n", 1, "unknown value of region 'mars' (uk, us)"),
        ("kind = 'conditon'\n", 1, "did you mean 'condition'?"),
        ("[severity]\nSPL = 'eror'\n", 1, "did you mean 'error'?"),
        ("[publish]\nbase-ulr = 'x'\n", 1, "did you mean 'base-url'?"),
        ("ignore = 'SPL'\n", 1, "'ignore' takes a list, not a text"),
        ("ignore = []\ntarget-grade = 'low'\n", 2, "'target-grade' takes a number, not a text"),
        ("preset = 'nsh'\n", 1, "did you mean 'nhs'?"),
        ("ignore = [\n", 0, ""),
        ("extends = 'gone.toml'\n", 1, "gone.toml"),
        ("extends = 'medlint.toml'\n", 1, "extends itself"),
    ],
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = write(tmp_path / "medlint.toml", text)
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path)
    assert says in caught.value.message
    assert caught.value.path == str(path)
    if line:
        assert caught.value.line == line

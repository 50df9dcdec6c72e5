"""What is kept between runs: the same as what is made anew, and never in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from medlint import ready

PATTERNS = (
    (r"(?P<dose>\d+) ?(?P<unit>mg|ml)\b", re.IGNORECASE),
    (r"(?i)^(?:not |never )?safe$", re.MULTILINE),
    (r"(a)(?P<second>b)?(c)", 0),
    (r"[^\W\d_]+(?:['’-][^\W_]+)*", 0),
)
TEXT = "Take 5 MG.\nNever safe\nabc ac the patient’s well-being"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ready.store.cache_clear()
    yield tmp_path / "medlint"
    ready.store.cache_clear()


def described(found: object) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups(), m.groupdict()) for m in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_finds_what_a_compiled_one_finds(
    store: Path, source: str, flags: int
) -> None:
    for made, library in ((ready.pattern, re), (ready.regex_pattern, regex)):
        wanted = library.compile(source, flags)
        for _ in range(3):  # made; taken from memory; read from the file
            found = made(source, flags)
            assert described(found.finditer(TEXT)) == described(wanted.finditer(TEXT))
            assert found.pattern == source
            assert found.flags == wanted.flags
            assert dict(found.groupindex) == dict(wanted.groupindex)
            ready.store().save()
            ready.store.cache_clear()


def test_a_broken_pattern_is_an_error_every_time(store: Path) -> None:
    for _ in range(2):
        with pytest.raises(re.error):
            ready.pattern("(")
        with pytest.raises(regex.error):
            ready.regex_pattern("(")


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, None])
def test_a_damaged_file_is_as_none(store: Path, damage: bytes | None) -> None:
    ready.pattern("a+b")
    ready.store().save()
    (file,) = store.glob("ready-*")
    data = file.read_bytes()
    file.write_bytes(data[:-1] + b"\xff" if damage is None else damage)
    ready.store.cache_clear()
    assert ready.pattern("a+b").findall("aab") == ["aab"]


def test_what_is_not_new_is_not_written_again(store: Path) -> None:
    ready.pattern("a+b")
    ready.store().save()
    (file,) = store.glob("ready-*")
    file.unlink()
    ready.pattern("a+b")
    ready.store().save()
    assert not file.exists()


def test_a_folder_that_cannot_be_written_to_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    kept = ready.Store(tmp_path / "file" / "ready.msgpack")
    assert kept.get("one", int, lambda: 1) == 1
    kept.save()


def test_a_lexicon_is_read_again_when_it_changes(store: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "words.yml"
    lexicon.write_text("plain: [one]")
    assert ready.yaml_file(lexicon) == {"plain": ["one"]}
    lexicon.write_text("plain: [one, two]")
    assert ready.yaml_file(lexicon) == {"plain": ["one", "two"]}

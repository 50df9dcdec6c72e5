from __future__ import annotations

from pathlib import Path

from medlint.document.source import Source, Span
from medlint.linter.run import FileReport
from medlint.project.cache import Cache, decode, key_of
from medlint.rules.model import Edit, Finding, Fix, Reference, Related

FINDING = Finding(
    "TST101",
    "test",
    "error",
    "m",
    Span(0, 2),
    (Related("see", Span(1, 2)),),
    Fix((Edit(Span(0, 1), "y"),), "safe", "write"),
    (Reference("title", "https://example.org"),),
)
REPORT = FileReport(
    Source("a.md", "text"), "markdown", "T", "en", (FINDING,), {"words": 1.0}, ("w",)
)
KEY = key_of(b"text", "a.md", b"job")


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "sub/cache.sqlite")
    cache.put({KEY: REPORT})
    cache.close()
    found = Cache(tmp_path / "sub/cache.sqlite").get([KEY, b"other"])
    assert decode(found[KEY], REPORT.source) == REPORT
    assert list(found) == [KEY]


def test_the_key_depends_on_bytes_name_and_job() -> None:
    keys = {
        key_of(b"a", "a", b"1"),
        key_of(b"b", "a", b"1"),
        key_of(b"a", "b", b"1"),
        key_of(b"a", "a", b"2"),
    }
    assert len(keys) == 4


def test_a_broken_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database at all, only text" * 200)
    cache = Cache(path)
    cache.put({KEY: REPORT})
    assert cache.get([KEY])


def test_what_is_old_or_too_much_goes(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    cache = Cache(tmp_path / "cache.sqlite")
    monkeypatch.setattr("time.time", lambda: 1000.0)
    cache.put({b"old": REPORT})
    monkeypatch.setattr("time.time", lambda: 1000.0 + 40 * 24 * 3600)
    cache.put({b"new": REPORT})
    cache.tidy()
    assert list(cache.get([b"old", b"new"])) == [b"new"]
    monkeypatch.setattr("medlint.project.cache.MAX_ROWS", 0)
    cache.tidy()
    assert cache.get([b"new"]) == {}

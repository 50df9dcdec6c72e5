from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from medlint.errors import RuleError
from medlint.rules import measured as module
from medlint.rules.loader import load_rules
from medlint.rules.measured import Measured, measurements


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "measured.yml"
    monkeypatch.setattr(module, "data_file", lambda *_: path)
    measurements.cache_clear()
    yield path
    measurements.cache_clear()


def test_measurements_by_code(file: Path) -> None:
    file.write_text("SPL201: {read: 20, right: 19, date: 2026-11-23, where: guidance pages}\n")
    assert measurements() == {"SPL201": Measured(20, 19, "2026-11-23", "guidance pages")}
    assert measurements()["SPL201"].precision == 0.95


def test_no_file_no_measurements(file: Path) -> None:
    assert measurements() == {}
    assert module.measured("SPL201") is None


def test_a_wrong_entry_is_named_with_its_line(file: Path) -> None:
    file.write_text("SPL201: {read: 20, right: 19}\nSPL202: {read: many, right: 1}\n")
    with pytest.raises(RuleError) as raised:
        measurements()
    assert raised.value.line == 2


def test_only_rules_that_exist_are_measured() -> None:
    codes = {rule.code for rule in load_rules()}
    assert set(measurements()) <= codes
    assert all(0 <= m.right <= m.read for m in measurements().values())

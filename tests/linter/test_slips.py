"""A slip that several rules see is told once."""

from __future__ import annotations

from typing import Any

import pytest

import medlint

TITLE = "# Advice\n\nThis page tells you what to do.\n\n"


def slips(text: str) -> list[dict[str, Any]]:
    found = medlint.check_text(TITLE + text)["findings"]
    return [f for f in found if f["code"].startswith("SPL")]


@pytest.mark.parametrize(
    "text", ["Drink plenty off water.", "It is give by mouth.", "He fell ill for a wile."]
)
def test_one_slip_is_told_once(text: str) -> None:
    assert len(slips(text)) == 1


def test_two_slips_are_told_both() -> None:
    assert len(slips("Drink plenty off water, and rest for a wile.")) == 2


@pytest.mark.parametrize(
    "text", ["Take it every to hours.", "There is now cure for it.", "Do no use it."]
)
def test_what_touches_a_number_or_a_negation_is_no_safe_fix(text: str) -> None:
    assert [f["fix"]["safety"] for f in slips(text)] == ["unsafe"]

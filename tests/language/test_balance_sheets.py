"""Passages with known balance sheets, in ``balance_sheets.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from medlint.document.read import read_bytes
from medlint.language.analysis import Analysis

CASES = yaml.safe_load(Path(__file__).with_name("balance_sheets.yml").read_text(encoding="utf-8"))


def sheet(text: str) -> dict[str, set[str]]:
    article = Analysis(read_bytes(text.encode(), "passage.md", "markdown"))
    found: dict[str, set[str]] = {}
    for statement in article.statements:
        for treatment in statement.treatments:
            if statement.directions:
                found.setdefault(treatment.name, set()).update(statement.directions)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_what_is_said_of_each_treatment(case: dict[str, object]) -> None:
    expected = {name: set(str(sides).split()) for name, sides in dict(case["says"]).items()}  # type: ignore[call-overload]
    assert sheet(str(case["text"])) == expected

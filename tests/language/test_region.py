from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.settings import Settings


def region(text: str, **settings: str) -> str:
    return Analysis(read_text(text, "a.md"), Settings(**settings)).region  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask your GP, or call 999.", "uk"),
        ("Take acetaminophen, or call 911.", "us"),
        ("Ask your GP about acetaminophen and Medicare.", ""),
        ("Rest and drink.", ""),
        ("The centre of the er, um.", ""),
        ("---\nlang: en-GB\n---\n\nCall 911 and the FDA.", "uk"),
        ("---\nregion: us\n---\n\nThe NHS, your GP.", "us"),
    ],
)
def test_region_by_the_articles_own_evidence(text: str, expected: str) -> None:
    assert region(text) == expected


def test_region_as_set() -> None:
    assert region("Call 911, the FDA.", region="uk") == "uk"
    assert region("Call 911, the FDA.", language="en-GB") == "uk"

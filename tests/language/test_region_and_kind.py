from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.settings import Settings


def article(text: str, **settings: str) -> Analysis:
    return Analysis(read_text(text, "", "markdown"), Settings(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("The colour is favourable, whilst physiotherapy helps.", "uk"),
        ("Call 911. Medicare pays for the pediatric visit.", "us"),
        ("It hurts.", ""),
    ],
)
def test_region_from_words(text: str, region: str) -> None:
    assert article(text).region == region


def test_settings_and_front_matter_come_first() -> None:
    assert article("Call 911. Medicare pays.", region="uk").region == "uk"
    assert article("---\nregion: us\nkind: vaccine\n---\n\nColour, whilst.").region == "us"
    assert article("---\nkind: vaccine\n---\n\nText.").kind == "vaccine"
    assert article("# Flu vaccine", kind="news").kind == "news"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("MMR vaccine", "vaccine"),
        ("Back pain", "symptom"),
        ("Treatment for asthma", "treatment"),
        ("Ibuprofen tablets", "drug"),
        ("Breast screening", "test"),
        ("Asthma", "condition"),
    ],
)
def test_kind_from_the_title(title: str, kind: str) -> None:
    assert article(f"# {title}\n\nText.").kind == kind

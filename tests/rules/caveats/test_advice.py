from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.caveats.advice import advised


def times(sentence: str, name: str) -> int:
    passages = Analysis(read_text(f"# Aches\n\n{sentence}", "", "markdown")).passages
    found = [(p, p.folded.find(name)) for p in passages if name in p.folded]
    return advised((p, start, start + len(name)) for p, start in found)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Take ibuprofen for the pain.", "ibuprofen"),
        ("Reach for ibuprofen when it hurts.", "ibuprofen"),
        ("An ibuprofen tablet does the trick.", "ibuprofen"),
        ("I swear by codeine.", "codeine"),
        ("A few sunbed sessions give you a healthy glow.", "sunbed"),
        ("Statins are the answer.", "statins"),
        ("Your best bet is naproxen.", "naproxen"),
        ("Omeprazole keeps it at bay.", "omeprazole"),
    ],
)
def test_praise_and_orders_are_advice(sentence: str, name: str) -> None:
    assert times(sentence, name) == 1


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Some people take ibuprofen.", "ibuprofen"),
        ("Do not take ibuprofen for this.", "ibuprofen"),
        ("Ask your doctor whether ibuprofen helps.", "ibuprofen"),
        ("The shop sells ibuprofen.", "ibuprofen"),
        ("Take [ibuprofen](https://example.org/ibuprofen).", "ibuprofen"),
    ],
)
def test_a_word_in_passing_or_a_link_is_none(sentence: str, name: str) -> None:
    assert times(sentence, name) == 0

from __future__ import annotations

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.sentences import Sentence
from medlint.language.splitting import (
    is_enumeration,
    is_flattened_table,
    length,
    place_to_split,
)


def sentence(text: str) -> Sentence:
    (found,) = Analysis(read_text(text, "a.md")).sentences
    return found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The nurse will look at the wound each day and she will change it for you.",
            "and she will change",
        ),
        (
            "Each parent carries one copy of the changed gene, but they show no signs of it.",
            "but they show no",
        ),
        (
            "It is a change in a gene that leads to clots, which can block the vessels of the leg.",
            "which can block the",
        ),
        ("Some people who have had a stroke of this kind find it hard to speak.", ""),
        ("If you are due to have an operation in a month, tell your own doctor first.", ""),
        ("They may have an open palate, hearing loss, thin tooth enamel, or flat feet.", ""),
        ("It is known in two kinds (one that is mild, but it comes back, and one more).", ""),
    ],
)
def test_place_to_split(text: str, place: str) -> None:
    assert place_to_split(sentence(text)) == place


def test_a_list_written_into_a_sentence_is_as_long_as_its_longest_part() -> None:
    found = sentence("Tell us about one two three; four five; and six seven eight nine.")
    assert length(found) == 6
    assert length(sentence("Tell us about one two three; four five.")) == 8


def test_a_row_of_things_is_an_enumeration() -> None:
    assert is_enumeration(sentence("They may have loss of hearing, thin teeth, or flat feet."))
    assert not is_enumeration(sentence("If it hurts, stop, then rest."))


def test_a_very_long_sentence_takes_no_time() -> None:
    assert place_to_split(sentence("word, (and it; " * 8_000)) is not None
    assert length(sentence("word, (and it; " * 8_000)) == 3
    assert place_to_split(sentence("The x, which is a, " * 10_000)) is not None


def test_a_table_pasted_as_running_text_is_no_sentence() -> None:
    rows = (
        "Signs Number Seizures 90% Short nose 90% Myopia 50% Wide feet 26/26 High arch 7.5% Cough"
    )
    assert is_flattened_table(rows)
    assert not is_flattened_table(
        "It helps 5% of men, 6% of women, 7% of boys and 8% of girls/babies."
    )
    text = f"# T\n\n{rows}\n\nRest and drink water.\n"
    assert Analysis(read_text(text, "a.md")).readability.article.words == 4

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.neighbours import find_out_of_place


def meant(text: str) -> dict[str, str]:
    article = Analysis(read_text(text, "a.md", "markdown"))
    return {one.token.text: one.meant for one in find_out_of_place(article)}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("You mat need a scan.", "mat", "may"),
        ("Irritable bowl syndrome is common.", "bowl", "bowel"),
        ("It is carried our under local anaesthetic.", "our", "out"),
        ("Treat the underling cause.", "underling", "underlying"),
    ],
)
def test_a_word_that_its_neighbours_do_not_ask_for(text: str, wrong: str, right: str) -> None:
    assert meant(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "You may need a scan. Treat the underlying cause.",
        "`You mat need` a scan.",
        "The treatment is you. Mat needs it.",
        "Lice live on the scalp, and flies are in the air. The gums bleed.",
        "A bowl of soup. The irritable man, bowl in hand, sat down.",
    ],
)
def test_words_in_their_place(text: str) -> None:
    assert meant(text) == {}


def test_a_word_that_the_article_uses_again_is_meant() -> None:
    assert meant("You mat need a scan. A mat is a rug; this mat is new.") == {}


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abcdeinorst .,-'’\n#*", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for wrong, right in meant(text).items():
        assert wrong != right and right.isalpha()

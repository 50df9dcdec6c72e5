from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medlint.language.phrases import Phrases, ease, fold


def test_finds_whole_words_whatever_the_case() -> None:
    phrases = Phrases([("side effect", 1), ("pain", 2)])
    text = fold("Side Effect of painkillers for PAIN")
    assert [(text[h.start : h.end], h.value) for h in phrases.find(text)] == [
        ("side effect", 1),
        ("pain", 2),
    ]


def test_takes_curly_apostrophes_and_no_break_spaces_for_plain_ones() -> None:
    phrases = Phrases([("don't stop", None)])
    assert [h.start for h in phrases.find(fold("So don’t\u00a0stop."))] == [3]


def test_the_longest_phrase_wins_and_a_twin_is_kept() -> None:
    phrases = Phrases([("pain", "a"), ("pain relief", "b"), ("pain relief", "c")])
    assert [h.value for h in phrases.find("pain relief for pain")] == ["b", "c", "a"]
    assert [h.value for h in phrases.find_all("pain relief")] == ["a", "b", "c"]


def test_a_longer_phrase_that_ends_inside_a_word_hides_nothing() -> None:
    phrases = Phrases([("in", 1), ("in pain", 2)])
    assert [h.value for h in phrases.find("in painful places")] == [1]


def test_no_phrases_find_nothing() -> None:
    assert list(Phrases([]).find("text")) == []
    assert list(Phrases([("", 1)]).find("text")) == []


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(ease(text)) == len(text)
    assert fold(fold(text)) == fold(text)

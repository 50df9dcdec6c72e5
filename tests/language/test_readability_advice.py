from __future__ import annotations

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.readability_advice import advise, shorter_words
from medlint.language.syllables import syllables

LONG = (
    "The nurse will ask you a few things about how you feel and what you take each day, and she "
    "will then tell the doctor who looks after you on the ward at night."
)


def advice(text: str):  # type: ignore[no-untyped-def]
    return advise(Analysis(read_text(text, "a.md")))


def test_the_longest_sentence_comes_first_with_a_place_to_split_it() -> None:
    found = advice(f"# T\n\nIt is short. {LONG}\n")
    assert [s.sentence.text for s in found.splits] == [LONG]
    assert found.splits[0].place.startswith("and she will")
    assert found.splits[0].words == 34


def test_the_grade_afterwards_is_that_of_the_article_with_the_advice_followed() -> None:
    found = advice(f"# T\n\n{LONG} You need additional assistance.\n")
    done = LONG.replace("day, and she", "day. She") + " You need more help."
    after = Analysis(read_text(done, "a.md")).readability.article
    assert {(w.word, w.instead) for w in found.words} == {
        ("additional", "more"),
        ("assistance", "help"),
    }
    assert found.grade_after < found.grade_if_split < found.grade
    assert abs(found.grade_after - after.flesch_kincaid_grade) < 0.25  # the "and" is gone


def test_three_at_most_and_what_saves_most_first() -> None:
    text = "Additional. Approximately. Approximately. Facilitate. Numerous. Obtain."
    words = advice(text).words
    assert [w.word for w in words][:1] == ["approximately"]
    assert len(words) == 3 and words[0].times == 2


def test_the_hardest_section() -> None:
    easy = "You may feel sick. It will pass in a day or two. Rest and drink water. " * 4
    hard = "Immunosuppressive medication considerably reduces inflammatory complications. " * 9
    found = advice(f"# T\n\n## A\n\n{easy}\n\n## B\n\n{hard}\n").hardest
    assert found is not None and found[0] is not None and found[0].text == "B"


def test_nothing_to_say_of_nothing() -> None:
    found = advice("")
    assert (found.splits, found.words, found.hardest, found.grade_after) == ((), (), None, 0.0)


def test_every_short_word_is_shorter() -> None:
    for word, instead in shorter_words().items():
        assert sum(map(syllables, instead.split())) <= syllables(word), word

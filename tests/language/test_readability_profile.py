from __future__ import annotations

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.readability_profile import profile

EASY = "Rest and drink water. Most people feel well again in a week. Call us if you do not."
HARD = (
    "Pharmacological considerations particularly influence individuals experiencing additional "
    "cardiovascular comorbidities, necessitating multidisciplinary consultation."
)


def of(text: str) -> list[tuple[int, bool]]:
    stretches = profile(Analysis(read_text(text, "a.md")))
    return [(s.counts.words, s.grade > 12) for s in stretches]


def test_each_paragraph_is_a_stretch_with_its_grade() -> None:
    assert of(f"# Flu\n\n{EASY}\n\n{HARD} {HARD}\n") == [(18, False), (24, True)]


def test_a_list_is_one_stretch_and_scraps_go_with_their_neighbours() -> None:
    items = "\n".join(f"- {EASY}" for _ in range(3))
    assert of(f"# Flu\n\n{EASY}\n\n{items}\n\nSee a doctor.\n") == [(18, False), (57, False)]


def test_all_words_are_in_some_stretch() -> None:
    article = Analysis(read_text(f"# Flu\n\nRest.\n\n## More\n\n{EASY}\n\n- a\n- b\n", "a.md"))
    words = sum(s.counts.words for s in profile(article))
    assert words == article.readability.article.words


def test_an_empty_article_has_none() -> None:
    assert of("") == []


def test_strong_page_furniture_counts_for_nothing() -> None:
    text = f"# Flu\n\n{EASY}\n\nContact us\n\nI give consent to processing data about myself.\n"
    assert of(text) == [(18, False)]

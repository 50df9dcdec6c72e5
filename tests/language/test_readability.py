from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medlint.document.read import read_file, read_text
from medlint.language.analysis import Analysis
from medlint.language.readability import Counts, count, is_easy
from medlint.language.syllables import exceptions, syllables

CONTENT = Path(__file__).parent.parent.parent / "content"


def counts(text: str) -> Counts:
    return Analysis(read_text(text, "a.md")).readability.article


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("the", 1),
        ("pain", 1),
        ("painkiller", 3),
        ("medicine", 3),
        ("injection", 3),
        ("physiotherapy", 6),
        ("paracetamol", 5),
        ("wanted", 2),
        ("walked", 1),
        ("diseases", 3),
        ("area", 3),
        ("diet", 2),
        ("long-term", 2),
        ("doctor's", 2),
        ("co-codamol", 4),
        ("rhythm", 2),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_table_holds_exceptions_only_and_many() -> None:
    assert len(exceptions()) > 5000
    assert syllables("recipe") == 3
    assert syllables("Recipe") == 3


def test_decimals_abbreviations_and_headings_do_not_distort_the_counts() -> None:
    plain = counts("# A long heading about medicines\n\nTake two mg of it, that is half. Rest.\n")
    dotted = counts("# Another\n\nTake 2.5 mg of it, e.g. half. Rest.\n")
    assert (plain.words, plain.sentences) == (9, 2)
    assert (dotted.words, dotted.sentences) == (8, 2)


def test_a_list_item_without_a_full_stop_is_a_sentence_and_a_table_is_none() -> None:
    found = counts("You may feel:\n\n- sick\n- very tired\n\n| a | b |\n|---|---|\n| one | two |\n")
    assert (found.words, found.sentences) == (6, 3)


def test_sections_and_paragraphs_add_up() -> None:
    text = "# T\n\nOne two.\n\n## A\n\nThree four five.\n\nSix.\n\n## B\n\nSeven.\n"
    found = Analysis(read_text(text, "a.md")).readability
    assert [(h.text if h else "", c.words) for h, c in found.sections] == [
        ("T", 2),
        ("A", 4),
        ("B", 1),
    ]
    assert sum((c for _, c in found.paragraphs), Counts()) == found.article


def test_an_empty_article_has_zeros() -> None:
    assert set(counts("").report().values()) == {0}


def test_complex_words_are_neither_names_nor_compounds_nor_long_by_their_ending() -> None:
    found = counts("The medication from Manchester created self-medicating diseases.")
    assert found.polysyllables == 5
    assert found.complex_words == 1


def test_easy_words_in_all_their_forms() -> None:
    for word in ("walk", "walks", "walked", "walking", "tried", "stopped", "bigger", "mother's"):
        assert is_easy(word), word
    assert not is_easy("pharmacist")


def test_the_formulas_agree_with_textstat(monkeypatch: pytest.MonkeyPatch) -> None:
    """textstat, given our syllables and a text whose sentences nobody can mistake."""
    import textstat
    from textstat.backend.counts import _count_syllables

    class Ours(dict):  # type: ignore[type-arg]
        def __missing__(self, word: str) -> list[list[str]]:
            return [["X1"] * syllables(word)]

    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: Ours())
    article = Analysis(read_file(CONTENT / "corrected" / "tennis-elbow.md"))
    words = [
        [t.text.replace("-", "") for t in s.words] for s in article.sentences if len(s.words) > 3
    ]
    text = " ".join(" ".join(sentence).capitalize() + "." for sentence in words)
    ours = count(Analysis(read_text(text)).sentences)
    assert ours.words == textstat.lexicon_count(text)
    assert ours.sentences == textstat.sentence_count(text)
    assert ours.syllables == textstat.syllable_count(text)
    for name, value in (
        ("flesch_reading_ease", ours.flesch_reading_ease),
        ("flesch_kincaid_grade", ours.flesch_kincaid_grade),
        ("smog_index", ours.smog_index),
        # The paper has 0.0588 letters; textstat has 0.058.
        ("coleman_liau_index", ours.coleman_liau_index - 0.08 * ours.letters / ours.words),
        # textstat counts the full stops among the characters.
        (
            "automated_readability_index",
            ours.automated_readability_index + 4.71 * ours.sentences / ours.words,
        ),
    ):
        assert getattr(textstat, name)(text) == pytest.approx(value, abs=0.15), name


def test_it_works_on_a_machine_that_was_never_online(tmp_path: Path) -> None:
    """No network, no home, no data of NLTK's; and neither textstat nor NLTK is imported."""
    code = (
        "import socket, sys\n"
        "def no(*a, **k): raise OSError('offline')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = no\n"
        "import medlint\n"
        "r = medlint.check_text('Paracetamol eases pain. It is a medicine. Ask a doctor.')\n"
        "print(r['readability']['words'], r['readability']['flesch_kincaid_grade'] != 0)\n"
        "print({'textstat', 'nltk'} & set(sys.modules))\n"
    )
    source = str(Path(__file__).parent.parent.parent / "src")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "NLTK_DATA": str(tmp_path / "none"),
        "PYTHONPATH": os.pathsep.join([source, *filter(None, sys.path)]),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["10 True", "set()"]

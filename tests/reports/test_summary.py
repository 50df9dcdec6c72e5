"""What ``check`` says of an article as a whole."""

from __future__ import annotations

import re

from click.testing import CliRunner

from medlint.cli import main

EASY = "Rest and drink water. Most people feel well again in a week. Call us if you do not."
HARD = (
    "Pharmacological considerations particularly influence individuals experiencing additional "
    "cardiovascular comorbidities, necessitating multidisciplinary consultation, and a clinician "
    "may recommend supplementary investigations before commencing any prophylactic medication."
)


def told(text: str) -> str:
    done = CliRunner().invoke(main, ["check", "--stdin-format", "markdown", "-"], input=text)
    assert done.exit_code in (0, 1), done.output
    return done.output


def test_figures_families_and_what_to_mend_first() -> None:
    out = told(f"# Flu\n\nIt is a medication condition. He comitted suicide.\n\n{HARD}\n\n{EASY}\n")
    assert re.search(r"\d+ words · 1 min to read · grade \d+\.\d \(target 8\)", out)
    assert re.search(r"by family: .*spelling [12]", out)
    assert "read as a page about a condition, for no particular country" in out
    first = out[out.index("mend first:") :]
    assert "1. " in first
    assert "medical condition" in first


def test_a_strip_of_the_grade_and_how_to_lower_it() -> None:
    out = told(f"# Flu\n\n{EASY} It is a medication condition.\n\n{HARD}\n")
    assert re.search(r"grade by paragraph: [▁▂▃▄▅▆▇█]{2}\n", out)
    assert "hardest: grade" in out
    assert re.search(r"split the sentence of \d+ words in line 5", out)
    assert re.search(r"the grade would be \d+", out)


def test_an_easy_article_gets_no_advice_on_its_grade() -> None:
    out = told(f"# Flu\n\n{EASY} It is a medication condition.\n")
    assert "easier to read" not in out

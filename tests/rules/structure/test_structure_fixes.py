from __future__ import annotations

import pytest

from medlint.document.model import Document
from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.linter.fixes import fix_document
from medlint.rules.loader import load_rules
from medlint.rules.model import Finding

ARTICLE = """# Tennis elbow

## Tennis elbow

Tennis elbow is pain on the outer side of the elbow. It often follows hard use of the arm.

## Treatment.

Rest the arm for some weeks. Paracetamol may ease the pain for a time.

## Contact us

Name* Email* Phone

Close slider

© 2024 Example Clinic. All rights reserved.
"""
CLEAN = """# Tennis elbow

Tennis elbow is pain on the outer side of the elbow. It often follows hard use of the arm.

## Treatment

Rest the arm for some weeks. Paracetamol may ease the pain for a time.
"""


@pytest.fixture(scope="module")
def structure() -> object:
    return load_rules().selected(["STR"])


def check(rules: object, document: Document) -> list[Finding]:
    return list(rules.run(Analysis(document)))  # type: ignore[attr-defined]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_safe_fixes_leave_the_article_and_are_stable(structure: object, end: str) -> None:
    dirty, clean = ARTICLE.replace("\n", end), CLEAN.replace("\n", end)
    fixed = fix_document(read_text(dirty, "", "markdown"), lambda d: check(structure, d))
    assert fixed.text == clean
    again = fix_document(read_text(clean, "", "markdown"), lambda d: check(structure, d))
    assert again.text == clean
    assert again.applied == ()


def test_doubtful_furniture_is_not_taken_out_unasked(structure: object) -> None:
    text = CLEAN.replace("## Treatment", "Read more\n\n## Treatment")
    fixed = fix_document(read_text(text, "", "markdown"), lambda d: check(structure, d))
    assert fixed.text == text


def test_a_short_note_needs_no_structure(structure: object) -> None:
    for kind in ("markdown", "html", "text"):
        note = read_text("Drink plenty of water, and rest until you feel better.", "", kind)  # type: ignore[arg-type]
        assert check(structure, note) == []

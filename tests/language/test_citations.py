from __future__ import annotations

import pytest

from medlint.language.citations import heads_references


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "Reference list",
        "Sources",
        "Sources:",
        "Sources of information",
        "Bibliography",
        "Further reading",
        "References and further reading",
        "Key references",
        "## Works cited",
    ],
)
def test_a_heading_of_references(heading: str) -> None:
    assert heads_references(heading)


@pytest.mark.parametrize(
    "heading", ["Sources of iron", "Food sources", "Sources of help", "Ask for references", "Notes"]
)
def test_a_heading_that_only_sounds_like_it(heading: str) -> None:
    assert not heads_references(heading)

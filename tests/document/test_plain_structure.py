"""Plain text has no mark-up: headings, lists and quotes are told by how people write them."""

from __future__ import annotations

import pytest

from medlint.document.read import read_text

SENTENCE = "Hay fever is common in early summer."


def shape(text: str) -> list[str]:
    return [
        f"{block.kind}{block.level or ''} {block.text}".strip()
        for block in read_text(text, "a.txt").walk()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Hay fever\n\n{SENTENCE}", ["heading1 Hay fever", f"paragraph {SENTENCE}"]),
        (
            f"Title\n\n{SENTENCE}\n\nWhat helps?\n\n{SENTENCE}",
            [
                "heading1 Title",
                f"paragraph {SENTENCE}",
                "heading2 What helps?",
                f"paragraph {SENTENCE}",
            ],
        ),
        (f"{SENTENCE}\n\nContact us", [f"paragraph {SENTENCE}", "paragraph Contact us"]),
        (
            f"Title\n\n12 March 2024\n\n{SENTENCE}",
            ["heading1 Title", "paragraph 12 March 2024", f"paragraph {SENTENCE}"],
        ),
        (
            f"Title\n\nBy Jo Bloggs\n\n{SENTENCE}",
            ["heading1 Title", "paragraph By Jo Bloggs", f"paragraph {SENTENCE}"],
        ),
        (
            f"Title\n\nTel: 020 7946 0000\n\n{SENTENCE}",
            ["heading1 Title", "paragraph Tel: 020 7946 0000", f"paragraph {SENTENCE}"],
        ),
        (
            "Title\n=====\n\nPart\n----\nText here, in short.",
            ["heading1 Title", "heading2 Part", "paragraph Text here, in short."],
        ),
        (
            "Things:\n- one\n- two\n  lines",
            ["paragraph Things:", "list", "item one", "item two lines"],
        ),
        ("1. one\n\n2. two", ["list", "item one", "item two"]),
        ("• one\n• two", ["list", "item one", "item two"]),
        ("> a\n> b\n>\n> c", ["quote", "paragraph a b", "paragraph c"]),
        ("  A line\n  of text, wrapped.", ["paragraph A line of text, wrapped."]),
        ("One\n\n* * *\n\nTwo words.", ["heading1 One", "rule", "paragraph Two words."]),
        ("It may help\n- or not - to rest.", ["paragraph It may help - or not - to rest."]),
    ],
)
def test_structure(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


def test_an_ordered_list_knows_its_start() -> None:
    (block,) = read_text("3. a\n4. b", "a.txt").blocks
    assert dict(block.attributes) == {"ordered": "true", "start": "3"}


def test_of_several_short_lines_in_a_row_only_the_last_heads_what_follows() -> None:
    text = f"Title\n\n{SENTENCE}\n\nOne row 12\n\nAnother row 14\n\nResults\n\n{SENTENCE}\n\nAnn\n\nPress"
    assert shape(text) == [
        "heading1 Title",
        f"paragraph {SENTENCE}",
        "paragraph One row 12",
        "paragraph Another row 14",
        "heading2 Results",
        f"paragraph {SENTENCE}",
        "paragraph Ann",
        "paragraph Press",
    ]

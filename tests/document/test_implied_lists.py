"""Lists of a web page that are only drawn with bullets and numbers."""

from __future__ import annotations

import pytest

from medlint.document.model import Block
from medlint.document.read import read_text

WORD = (
    "<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>"
    "<![endif]>{}</p>"
)


def blocks(html: str) -> tuple[Block, ...]:
    return read_text(f"<h1>T</h1>{html}", "a.html").blocks[1:]


def items(block: Block) -> list[str]:
    return [item.text for item in block.children]


def test_paragraphs_with_bullets_as_word_writes_them_are_a_list() -> None:
    (found,) = blocks(WORD.format("rest") + WORD.format("drink <b>water</b>"))
    assert (found.kind, items(found)) == ("list", ["rest", "drink water"])
    assert any(mark.inline.kind == "strong" for mark in found.children[1].prose.marks)


def test_lines_with_bullets_are_a_list_behind_what_leads_to_it() -> None:
    lead, found = blocks("<p>It helps to:<br>• rest<br>• drink</p>")
    assert (lead.text.strip(), items(found)) == ("It helps to:", ["rest", "drink"])


def test_paragraphs_that_count_up_are_an_ordered_list() -> None:
    (found,) = blocks("<p>1. Rest.</p><p>2. Drink.</p>")
    assert found.attributes["ordered"] == "true"
    assert items(found) == ["Rest.", "Drink."]


@pytest.mark.parametrize(
    "html",
    [
        "<p>• one alone</p><p>Text.</p>",
        "<p>1. First.</p><p>3. Third.</p>",
        "<p>2024. A year.</p><p>2025. Another.</p>",
        "<p>Rest.<br>Drink.</p>",
        "<p>-5 degrees</p><p>-6 degrees</p>",
    ],
)
def test_what_is_no_list_stays(html: str) -> None:
    assert {b.kind for b in blocks(html)} == {"paragraph"}


def test_the_words_of_an_item_stand_where_they_stood() -> None:
    page = "<h1>T</h1><p>•&nbsp;rest now</p><p>• drink</p>"
    (found,) = read_text(page, "a.html").blocks[1:]
    span = found.children[0].prose.span(0, 4)
    assert page[span.start : span.end] == "rest"

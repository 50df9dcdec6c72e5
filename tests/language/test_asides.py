from __future__ import annotations

from medlint.document.read import read_text
from medlint.language.analysis import Analysis

PAGE = """---
title: Heart decease
description: "About the the heart"
cards:
  - heading: Signs of a stroke
    icon: heart
---

# Hearts

![A red heart](a-red-heart.png "The heart of a man") and [more](more.html "More of it").

<img src="x.png" alt="A valve">
"""


def test_what_readers_see_beside_the_blocks_stands_where_it_is_read() -> None:
    article = Analysis(read_text(PAGE, "a.md", "markdown"))
    texts = [p.text for p in article.asides]
    assert texts[:3] == ["Heart decease", "About the the heart", "Signs of a stroke"]
    assert set(texts[3:]) == {"A red heart", "The heart of a man", "More of it", "A valve"}
    for passage in article.asides:
        span = passage.span(0, len(passage.text))
        assert PAGE[span.start : span.end] == passage.text
        assert passage.block.prose.editable(0, len(passage.text))


def test_a_page_without_any() -> None:
    assert Analysis(read_text("# Flu\n\nRest.", "a.md", "markdown")).asides == ()


def test_a_description_that_is_an_address_too_is_found_where_it_is_read() -> None:
    text = '<p><img src="/pictures/heart.png" alt="heart"></p>'
    (aside,) = Analysis(read_text(text, "a.html", "html")).asides
    assert aside.span(0, 5).start == text.index('"heart"') + 1

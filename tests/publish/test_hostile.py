from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hostile import hostile_articles
from soups import soup
from strict import problems

from medlint.document.read import read_text
from medlint.publish.article import render_article
from medlint.publish.metadata import read_metadata
from medlint.publish.page import Site, full_page, make_page

ARTICLES = list(hostile_articles())


def test_there_are_many() -> None:
    assert len(ARTICLES) >= 150
    assert len({name for name, _, _ in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize(
    ("format_", "text"), [a[1:] for a in ARTICLES], ids=[a[0] for a in ARTICLES]
)
def test_nothing_outside_the_list_comes_out(format_: str, text: str) -> None:
    document = read_text(text, "a", format_)
    article = render_article(document)
    assert problems(article.html) == []
    page = full_page(make_page(article, read_metadata(document)), Site())
    assert problems(page, page=True) == []
    assert format_ == "text" or "e.example/pixel" not in article.html


def test_the_lock_leaves_what_the_renderer_emits() -> None:
    """The first line of defence must do the work: the second would find nothing to remove."""
    from unittest.mock import patch

    for _, format_, text in ARTICLES:
        document = read_text(text, "a", format_)
        with patch("medlint.publish.article.lock", lambda html: html):
            bare = render_article(document).html
        assert problems(bare) == []


@pytest.mark.parametrize("seed", range(200))
def test_random_articles_come_out_within_the_list(seed: int) -> None:
    format_, text = soup(seed)
    document = read_text(text, "a", format_)
    article = render_article(document)
    assert problems(article.html) == []
    assert article.html == render_article(document).html
    ids = re.findall(r' id="([^"]*)"', article.html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', article.html)) <= set(ids)
    levels = [int(n) for n in re.findall(r"<h(\d)", article.html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))

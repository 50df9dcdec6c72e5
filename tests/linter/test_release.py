"""What is read and judged is freed at once, without the help of Python's collector of cycles."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from medlint.document.read import read_file
from medlint.linter.run import lint
from medlint.rules.loader import load_rules

CONTENT = Path(__file__).parents[2] / "content"
PAGE = "<h1>Flu</h1>\n<p>Flu is an illness. It passes by itself.</p>\n<ul><li>Rest.</li></ul>\n"


@pytest.mark.parametrize("style", ["markdown", "html", "text"])
def test_a_checked_article_holds_no_cycles(style: str, tmp_path: Path) -> None:
    if style == "html":
        path = tmp_path / "page.html"
        path.write_text(PAGE)
    else:
        path = min(CONTENT.rglob({"markdown": "*.md", "text": "*.txt"}[style]))
    rules = load_rules().selected()
    lint(read_file(path), rules)  # lexicons and patterns load at first use
    gc.collect()
    gc.disable()
    try:
        lint(read_file(path), rules)
        assert gc.collect() < 100  # an article's sentences and tokens are thousands of values
    finally:
        gc.enable()

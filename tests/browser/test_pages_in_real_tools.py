from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WIDE, NARROW = (1280, 900), (360, 740)
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(
  v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))));
"""


def open_page(browser: Any, path: Path) -> None:
    browser.get(path.as_uri())


def test_pages_are_valid_html(checker: Callable[[list[Path]], str], pages: list[Path]) -> None:
    assert checker(pages) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_pages_are_accessible(
    browser: Any, axe: str, pages: list[Path], scheme: str, size: tuple[int, int]
) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    found = {}
    for page in pages:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        open_page(browser, page)
        browser.execute_script(axe)
        violations = browser.execute_async_script(RUN_AXE)
        if violations:
            found[page.name] = violations
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert found == {}


def test_pages_are_no_wider_than_a_telephone(browser: Any, pages: list[Path]) -> None:
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wide = []
    for page in pages:
        open_page(browser, page)
        if browser.execute_script("return document.documentElement.scrollWidth") > 320:
            wide.append(page.name)
    assert wide == []


def test_pages_meet_their_own_policy(browser: Any, pages: list[Path]) -> None:
    browser.get_log("browser")
    for page in pages:
        open_page(browser, page)
        font = browser.execute_script(
            "return getComputedStyle(document.querySelector('main')).maxWidth"
        )
        assert font.endswith("px"), "the stylesheet was not let in"
    told = [entry["message"] for entry in browser.get_log("browser")]
    assert [message for message in told if "Content Security Policy" in message] == []


def test_pages_of_random_articles_are_valid_html(
    checker: Callable[[list[Path]], str], tmp_path: Path
) -> None:
    from soups import soup

    from medlint.document.read import read_text
    from medlint.publish.article import render_article
    from medlint.publish.metadata import read_metadata
    from medlint.publish.page import Site, full_page, make_page

    made = []
    for seed in range(300):
        format_, text = soup(seed)
        document = read_text(text, "a", format_)
        page = tmp_path / f"{seed}.html"
        made.append(page)
        rendered = make_page(render_article(document), read_metadata(document))
        page.write_text(full_page(rendered, Site()), encoding="utf-8")
    assert checker(made) == ""

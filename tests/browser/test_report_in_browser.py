"""The HTML report as people use it: read, filtered by keyboard, walked through, on a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from test_pages_in_real_tools import NARROW, RUN_AXE, WIDE, open_page

SHOWN = "return [...document.querySelectorAll('.finding')].filter(f => !f.hidden).length"
FOCUS = "return document.activeElement.id"
HOSTILE = """# Pain </script><script>document.title = 'broken'</script>

<img src=x onerror="document.title='broken'"> Take [this](javascript:document.title='broken') medicine.

This medicne cures everyone &lt;script&gt;document.title = 'broken'&lt;/script&gt; without any risk.
"""


@pytest.fixture
def report(tmp_path: Path, run: Callable[..., Result]) -> Callable[..., Path]:
    def made(*paths: str | Path) -> Path:
        target = tmp_path / "report.html"
        run("check", "--no-cache", "--format", "html", "-o", target, *paths)
        return target

    return made


@pytest.fixture
def size(browser: Any) -> Callable[[tuple[int, int]], None]:
    def set_size(given: tuple[int, int]) -> None:
        metrics = {"width": given[0], "height": given[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    return set_size


def keys(browser: Any, *pressed: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*pressed).perform()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("given", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_is_accessible(
    browser: Any, axe: str, report: Any, size: Any, scheme: str, given: tuple[int, int]
) -> None:
    size(given)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    open_page(browser, report("content"))
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.execute_script(axe)
    assert browser.execute_async_script(RUN_AXE) == []


def test_it_is_no_wider_than_a_telephone(browser: Any, report: Any, size: Any) -> None:
    size((320, 640))
    open_page(browser, report("content"))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320


def test_the_filters_work_by_keyboard(browser: Any, report: Any, size: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    size(WIDE)
    open_page(browser, report("content/flawed"))
    every = browser.execute_script(SHOWN)
    focus = "return [document.activeElement.name, document.activeElement.value]"
    for _ in range(10):
        keys(browser, Keys.TAB)
        if browser.execute_script(focus) == ["severity", "error"]:
            break
    assert browser.execute_script(focus) == ["severity", "error"]
    errors = "return document.querySelectorAll('.finding.error').length"
    keys(browser, Keys.SPACE)
    left = every - browser.execute_script(errors)
    assert 0 < left < every
    assert browser.execute_script(SHOWN) == left
    said = browser.execute_script("return document.getElementById('shown').textContent")
    assert said == f"{left} of {every} findings shown"
    keys(browser, Keys.SPACE)
    assert browser.execute_script(SHOWN) == every


def test_findings_are_walked_through_by_keyboard(browser: Any, report: Any, size: Any) -> None:
    size(WIDE)
    open_page(browser, report("content/flawed/insomnia.txt"))
    visited = []
    for key in ("n", "n", "p", "n"):
        keys(browser, key)
        visited.append(browser.execute_script(FOCUS))
    assert visited == ["a1f1", "a1f2", "a1f1", "a1f2"]
    marked = "return document.querySelectorAll('mark.current, .reference.current').length"
    assert browser.execute_script(marked) > 0


def test_number_and_line_lead_to_and_fro(browser: Any, report: Any, size: Any) -> None:
    size(WIDE)
    open_page(browser, report("content/flawed/insomnia.txt"))
    lost = browser.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.getAttribute('href').slice(1)))"
        ".map(a => a.outerHTML)"
    )
    assert lost == []
    browser.execute_script("document.querySelector('.reference').click()")
    assert re.fullmatch(r"a1f\d+", browser.execute_script(FOCUS))


def test_hundreds_of_findings_stay_usable(
    browser: Any, report: Any, size: Any, tmp_path: Path
) -> None:
    size(WIDE)
    article = tmp_path / "long.md"
    article.write_text("# Rest\n\n" + "Ask about the the pain.  Take 5.0 mg of it.\n\n" * 300)
    open_page(browser, report(article))
    every = browser.execute_script(SHOWN)
    assert every >= 600
    taken = browser.execute_script(
        "const box = document.querySelector('[name=family][value=SPL]');"
        "const start = performance.now(); box.click();"
        "return performance.now() - start"
    )
    assert browser.execute_script(SHOWN) <= every - 300
    assert taken < 5000  # a hang, not a benchmark
    browser.execute_script("document.querySelector('[name=family][value=SPL]').click()")
    keys(browser, "p")
    assert browser.execute_script(FOCUS) == f"a1f{every}"


@pytest.mark.parametrize("name", ["hostile.md", "hostile.html", "hostile.txt"])
def test_a_hostile_article_stays_text(
    browser: Any, report: Any, size: Any, tmp_path: Path, name: str
) -> None:
    article = tmp_path / name
    article.write_text(HOSTILE)
    open_page(browser, report(article))
    assert browser.title.startswith("medlint report: ")
    assert (
        browser.execute_script("return document.querySelectorAll('img, script[src]').length") == 0
    )
    assert browser.execute_script("return document.scripts.length") == 1
    links = browser.execute_script("return [...document.links].map(a => a.href)")
    assert not any(link.startswith("javascript:") for link in links)


def test_it_asks_the_network_for_nothing(browser: Any, report: Any, size: Any) -> None:
    page = report("content/flawed")
    open_page(browser, page)
    asked = "return performance.getEntriesByType('resource').map(e => e.name)"
    assert browser.execute_script(asked) == []
    assert not re.search(
        r"\b(?:src|@import|url\()", page.read_text(encoding="utf-8").split("<main")[0]
    )

"""Hostile articles, published without a policy around them, in a real browser: nothing runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from medlint.document.read import read_text
from medlint.publish import render

# Every element is touched as a reader might, and every address is asked what it is.
TOUCH = """
for (const e of document.querySelectorAll('body *')) {
  for (const t of ['mouseover', 'focus', 'click', 'load', 'error', 'toggle', 'begin']) {
    if (t === 'click' && e.closest('a')) continue;
    e.dispatchEvent(new Event(t, {bubbles: true}));
  }
  if (e.focus) e.focus();
}
const schemes = [...document.querySelectorAll('[href], [src]')].map(
  e => new URL(e.getAttribute('href') || e.getAttribute('src'), location.href).protocol);
return [window.ran || 0, [...new Set(schemes)], document.scripts.length, location.href];
"""


def test_the_canary_sings_where_a_script_runs(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "bare.html"
    page.write_text("<!DOCTYPE html><title>x</title><img src='' onerror='window.ran=1'>")
    browser.get(page.as_uri())
    assert browser.execute_script(TOUCH)[0] == 1


def test_nothing_runs(browser: Any, tmp_path: Path) -> None:
    from hostile import hostile_articles

    seen: dict[str, str] = {}
    for name, format_, text in hostile_articles():
        seen.setdefault(render(read_text(text, "a", format_)), name)
    ran = {}
    for n, (html, name) in enumerate(seen.items()):
        page = tmp_path / f"{n}.html"
        page.write_text(f"<!DOCTYPE html><title>x</title><body>{html}</body>", encoding="utf-8")
        browser.get(page.as_uri())
        canary, schemes, scripts, place = browser.execute_script(TOUCH)
        good = set(schemes) <= {"http:", "https:", "file:", "mailto:", "tel:", "sms:"}
        if canary or scripts or not good or place.split("#")[0] != page.as_uri():
            ran[name] = (canary, schemes, scripts, place)
    assert ran == {}

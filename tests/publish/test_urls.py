from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.publish.urls import SCHEMES, safe_url


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://www.nhs.uk/conditions/flu", "https://www.nhs.uk/conditions/flu"),
        ("HTTP://Example.org", "http://example.org"),
        ("  https://example.org/\n", "https://example.org/"),
        ("//example.org/a", "https://example.org/a"),
        ("/conditions/flu#symptoms", "/conditions/flu#symptoms"),
        ("flu.html?a=1&b=2", "flu.html?a=1&b=2"),
        ("a file.pdf", "a%20file.pdf"),
        ("grippe-é.html", "grippe-%C3%A9.html"),
        ("100%.html", "100%25.html"),
        ("https://example.org/a|b[c]", "https://example.org/a%7Cb%5Bc%5D"),
        ("mailto:ann@example.org?subject=Hi there", "mailto:ann@example.org?subject=Hi%20there"),
        ("tel:+44 20 7946 0000", "tel:+442079460000"),
        ("https://example.org/?utm_source=a&page=2&fbclid=x", "https://example.org/?page=2"),
        ("https://example.org/?utm_medium=a#b", "https://example.org/#b"),
        (r"https:\\example.org\a", "https://example.org/a"),
        (r"\\example.org", "%5C%5Cexample.org"),
        ("page?x=javascript:alert(1)", "page?x=javascript:alert(1)"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
    ],
)
def test_addresses_that_may_stand(url: str, written: str) -> None:
    assert safe_url(url) == written
    assert safe_url(written) == written


SCHEME_SPELLINGS = [
    "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "java\x00script:",
    "\x01javascript:", " javascript:", "javascript\t:", "\u00a0javascript:", "\u200bjavascript:",
    "&#106;avascript:", "&#x6A;avascript:", "javascript&colon;", "javascript&#58;",
    "javascript%3A", "%6aavascript:", "%256Aavascript:", "vbscript:", "data:text/html,",
    "DATA:text/html;base64,", "file:///", "blob:", "filesystem:", "view-source:javascript:",
    "feed:javascript:", "ws://", "about:", "intent:", "x:", "\\javascript:",
]  # fmt: skip


@pytest.mark.parametrize(
    "url", [a + b for a, b in product(SCHEME_SPELLINGS, ["alert(1)", "//example.org/%0aalert(1)"])]
)
def test_addresses_that_may_not(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "http:",
        "http://",
        "https:///a",
        "http:a",
        "mailto:",
        "mailto:nobody",
        "tel:",
        "https://exa mple.org",
        "http://a@b/",
    ],
)
def test_addresses_that_lead_nowhere(url: str) -> None:
    assert safe_url(url) is None


@given(st.text(max_size=40))
def test_nothing_else_comes_out(url: str) -> None:
    found = safe_url(url)
    if found is None:
        return
    assert found.isascii() or "//" in found
    assert not set(found) & set(' \t\n\r"<>\\`{}|^\x00')
    first = found.replace("\\", "/").split("/")[0].split("?")[0].split("#")[0]
    assert ":" not in first or first.split(":")[0] in SCHEMES

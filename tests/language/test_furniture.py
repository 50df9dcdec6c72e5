from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.analysis import Analysis

ARTICLE = """# Tennis elbow

Tennis elbow is pain on the outer side of the elbow. It often follows hard use of the arm.

## Treatment

Rest the arm for some weeks. Paracetamol may ease the pain. A physiotherapist can show exercises.

## When to see a doctor

Contact your doctor if the pain lasts longer than two weeks. Do not share needles or medicines.
"""


def strong(text: str, form: str = "markdown") -> list[str]:
    article = Analysis(read_text(text, "", form))  # type: ignore[arg-type]
    return [_first(f.block) for f in article.furniture if f.strong]


def any_of(text: str) -> list[str]:
    return [_first(f.block) for f in Analysis(read_text(text, "", "markdown")).furniture]


def _first(block: object) -> str:
    return next(b.text for b in block.walk() if b.text)  # type: ignore[attr-defined]


def test_a_clean_article_has_none() -> None:
    assert any_of(ARTICLE) == []


@pytest.mark.parametrize(
    "scrap",
    [
        "Share this page",
        "Close menu",
        "Subscribe to our newsletter",
        "© 2024 Example Clinic. All rights reserved.",
        "Was this page helpful? Yes No",
        "This website uses cookies to improve your experience. Accept all",
        "I consent to the clinic storing my data and I have read the privacy policy.",
        "Accept all cookies | Reject all | Cookie settings",
        "Facebook Twitter LinkedIn Share this article",
        "Leave a reply",
        "By clicking submit you agree to our terms and privacy policy.",
        "Previous post | Next post",
        "Skip to main content",
    ],
)
def test_furniture_at_the_end_is_strong(scrap: str) -> None:
    assert strong(f"{ARTICLE}\n{scrap}\n") == [scrap]


def test_it_spreads_to_weak_neighbours() -> None:
    text = f"{ARTICLE}\n## Contact us\n\nName* Email* Phone\n\nSubmit\n\nClose slider\n"
    assert strong(text) == ["Contact us", "Name* Email* Phone", "Submit", "Close slider"]


def test_signals_are_named() -> None:
    (found,) = Analysis(read_text(f"{ARTICLE}\nClose slider\n", "", "markdown")).furniture
    assert found.signals == ("slider or menu control", "end of the page", "no sentence")


@pytest.mark.parametrize(
    "text",
    [
        "Contact your doctor if it gets worse. Call 999 at once if you cannot breathe.",
        "Never share needles, syringes or razors with anyone, and bring used ones back.",
        "Cookies, crisps and sweets are high in sugar and fat, so eat them less often.",
        "The pharmacy can give you a form. You must give your consent before any operation.",
        "Consent to treatment means a person must give permission before treatment.",
        "Home remedies may help: rest, fluids and honey in hot water for adults.",
        "Call us on 0808 000 0000 if you are worried about a medicine that you take.",
        "The clinic's opening hours may differ on bank holidays, so phone before you go.",
        "## Contact us",
        "## Services",
        "- Home\n- Search for the trigger\n- Talk to a friend",
        "Tell the team if you do not want them to share your data with researchers.",
        "Sign up for a stop smoking service near you, or ask your GP.",
    ],
)
def test_health_advice_is_not_furniture(text: str) -> None:
    assert strong(f"{ARTICLE}\n{text}\n\nRest for a week, and use the arm gently.\n") == []
    assert strong(f"{ARTICLE}\n{text}\n") == []


def test_a_page_about_cookies_is_left_alone() -> None:
    text = "# Cookies\n\nThis website uses cookies.\n\nYou can accept all cookies or reject them.\n"
    assert any_of(text) == []


def test_a_page_of_little_else_is_left_alone() -> None:
    assert strong("Subscribe to our newsletter\n\nShare this page\n\nRest.\n") == []


def test_html_and_plain_text() -> None:
    html = (
        "<h1>Flu</h1><p>Flu is an infection that comes on quickly and makes you tired.</p>"
        "<p>Rest, sleep, keep warm and drink plenty of water until you feel better.</p>"
        '<ul><li><a href="/a">Share on Facebook</a></li><li><a href="/b">Tweet</a></li></ul>'
    )
    assert strong(html, "html") == ["Share on Facebook"]
    text = "Flu\n\nFlu comes on quickly. Rest and sleep until you are well.\n\nClose slider\n"
    assert strong(text, "text") == ["Close slider"]


@pytest.mark.parametrize("again", ["## Tennis elbow?", "TENNIS ELBOW", "# Tennis elbow"])
def test_a_title_said_again_is_found(again: str) -> None:
    text = ARTICLE.replace("Tennis elbow is pain", f"{again}\n\nTennis elbow is pain")
    (block,) = Analysis(read_text(text, "", "markdown")).repeated_titles
    assert block.text.lower().rstrip("?") == "tennis elbow"


def test_a_title_of_the_front_matter_may_stand_as_heading() -> None:
    text = "---\ntitle: Tennis elbow\n---\n\n" + ARTICLE
    assert Analysis(read_text(text, "", "markdown")).repeated_titles == ()


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    for form in ("markdown", "html", "text"):
        article = Analysis(read_text(text, "", form))  # type: ignore[arg-type]
        assert isinstance(article.furniture, tuple)
        assert isinstance(article.repeated_titles, tuple)


def test_a_title_with_the_name_of_the_site_does_not_hide_a_repeat() -> None:
    html = "<title>Flu - A clinic</title><h1>Flu</h1><h2>Flu</h2><p>It comes on quickly.</p>"
    (block,) = Analysis(read_text(html, "", "html")).repeated_titles
    assert block.level == 2

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from publish_samples import document, everything, heading, paragraph
from strict import problems

from medlint.document.model import Document
from medlint.document.read import read_text
from medlint.errors import ConfigurationError
from medlint.publish.article import render_article
from medlint.publish.metadata import read_metadata
from medlint.publish.page import Site, full_page, make_page, shortened

# schema.org 28: the properties that each type has, its parents' included, as far as they are used.
THING = {"name", "description", "url", "image"}
VOCABULARY: dict[str, set[str]] = {
    "MedicalWebPage": THING | {
        "headline", "inLanguage", "datePublished", "dateModified", "lastReviewed", "reviewedBy",
        "author", "publisher", "funder", "about", "audience", "keywords", "citation",
    },
    "Person": THING | {"jobTitle"},
    "Organization": THING,
    "MedicalCondition": THING,
    "MedicalTherapy": THING,
    "MedicalEntity": THING,
    "Drug": THING,
    "MedicalAudience": THING | {"audienceType"},
    "CreativeWork": THING,
}  # fmt: skip


def page(doc: Document, site: Site | None = None, **options: Any) -> str:
    article = render_article(doc)
    return full_page(make_page(article, read_metadata(doc), **options), site or Site())


def json_ld(html: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_a_page_is_within_the_list_and_well_formed() -> None:
    html = page(everything(), Site(title="A & B", footer="<foot>"), home="../index.html")
    assert problems(html, page=True) == []


def test_landmarks_and_head() -> None:
    html = page(everything(), Site("Health"), url="https://example.org/m.html", home="index.html")
    for part in (
        '<html lang="en" dir="ltr">', '<main id="main"', "<article>", "<footer>", "<h1",
        '<a class="skip" href="#main">', '<link rel="canonical" href="https://example.org/m.html">',
        "<title>Migraine: what helps – Health</title>",
        '<meta name="description" content="What helps in migraine.">',
        '<meta property="og:title" content="Migraine: what helps">',
        '<time datetime="2024-05-02">2 May 2024</time>', '<time datetime="2027-05">May 2027</time>',
    ):  # fmt: skip
        assert html.count(part) >= 1, part
    assert html.count("<h1") == 1
    assert "noindex" not in html


def test_authors_and_reviewers() -> None:
    html = page(everything())
    assert "<dt>Written by</dt><dd>Ann Example, pharmacist</dd>" in html
    assert (
        '<a href="https://example.org/ben" rel="noopener">Dr Ben Example</a>, neurologist' in html
    )


def test_structured_data_keeps_to_the_vocabulary() -> None:
    data = json_ld(page(everything(), url="https://example.org/m.html"))
    assert data["@type"] == "MedicalWebPage"
    for node in nodes(data):
        assert set(node) - {"@type", "@context"} <= VOCABULARY[node["@type"]]
    assert data["about"] == {"@type": "MedicalCondition", "name": "migraine"}
    assert data["lastReviewed"] == "2024-05-02"
    assert data["reviewedBy"]["jobTitle"] == "neurologist"
    assert data["audience"] == {"@type": "MedicalAudience", "audienceType": "Patient"}
    assert [c["url"] for c in data["citation"]][1] == "https://example.org/second"


def test_what_the_title_names_is_what_the_page_is_about() -> None:
    data = json_ld(page(document(heading(1, "Botox or medication for back pain?"))))
    assert data["about"] == {"@type": "Drug", "name": "botulinum toxin"}
    assert "about" not in json_ld(page(document(heading(1, "Back pain"))))


def test_structured_data_cannot_end_its_element() -> None:
    title = "</script><script>alert(1)</script><!--"
    html = page(document(paragraph("x"), title=title, author=title, tags=[title]))
    assert problems(html, page=True) == []
    assert json_ld(html)["name"] == title
    assert html.count("<script") == 1


def test_the_policy_allows_what_the_page_holds_and_no_more() -> None:
    html = page(everything())
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
    for element in ("style", "script"):
        content = re.findall(rf"<{element}[^>]*>(.*?)</{element}>", html, re.DOTALL)[0]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "img-src 'self' https://example.org;" in policy
    assert "unsafe" not in policy


def test_contents_of_long_pages_only() -> None:
    sections = [b for n in range(4) for b in (heading(2, f"Part {n}"), paragraph("Text."))]
    long = page(document(heading(1, "T"), *sections))
    assert '<li><a href="#part-3">Part 3</a></li>' in long
    assert '<nav class="contents" aria-labelledby="contents">' in long
    assert "<nav" not in page(document(heading(1, "T"), *sections[:6]))


def test_drafts_say_so_and_are_not_indexed() -> None:
    html = page(everything(), draft=True)
    assert '<meta name="robots" content="noindex">' in html
    assert '<p class="draft">Draft. Not for publication.</p>' in html


def test_language_and_direction() -> None:
    html = page(document(heading(1, "ت"), paragraph("نص"), language="ar"))
    assert '<html lang="ar" dir="rtl">' in html
    assert '<a class="skip" href="#main" lang="en" dir="ltr">' in html
    assert problems(html, page=True) == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-02", "2024-05-02"), ("2 May 2024", "2024-05-02"), ("May 2, 2024", "2024-05-02"),
        ("Thursday, 2nd May 2024", "2024-05-02"), ("Sept 2024", "2024-09"),
        ("3/4/2024", ""), ("2024-13-01", ""), ("soon", ""), (20240502, ""),
    ],
)  # fmt: skip
def test_dates(value: object, iso: str) -> None:
    assert read_metadata(document(last_reviewed=value)).last_reviewed == iso


def test_descriptions_end_at_a_sentence_or_a_word() -> None:
    assert shortened("Short.") == "Short."
    first = "This is the first sentence, which is long enough to stand alone here."
    assert shortened(f"{first} {'More words follow. ' * 9}") == first + " More words follow." * 4
    assert shortened("word " * 60).endswith("word…")


def test_templates_of_the_users_own_are_escaped(tmp_path: Path) -> None:
    template = (
        "<p>{{ page.title }}|{{ page.metadata.published }}|{{ site.title }}</p>{{ page.body }}"
    )
    (tmp_path / "page.html").write_text(template)
    doc = document(heading(1, "<T>"), paragraph("Body"), published="2024-01-01")
    html = page(doc, Site("S & S", template=str(tmp_path)))
    assert html == "<p>&lt;T&gt;|2024-01-01|S &amp; S</p><p>Body</p>"


@pytest.mark.parametrize("template", ["{{ page.nothing }}", "{% if %}", "{{ 1/0 }}"])
def test_a_broken_template_is_told(tmp_path: Path, template: str) -> None:
    (tmp_path / "page.html").write_text(template)
    with pytest.raises(ConfigurationError) as told:
        page(document(paragraph("x")), Site(template=str(tmp_path)))
    assert "page.html" in str(told.value)


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("en_gb", "en-GB"), ("EN", "en"), ("es-419", "es-419"), ("zh-hans-cn", "zh-Hans-CN"),
        ("en-GB-oxendict", "en-GB"), ('en"><script>', "en"), ("English", "en"),
    ],
)  # fmt: skip
def test_language_tags(given: str, tag: str) -> None:
    assert f'<html lang="{tag}"' in page(document(heading(1, "T"), lang=given))


@pytest.mark.parametrize(
    ("said", "named"),
    [("Example Trust", "Example Trust"), ("No outside funding.", ""), ("Funded by readers.", "")],
)
def test_a_sentence_on_funding_names_no_funder(said: str, named: str) -> None:
    document = read_text(f"---\nfunding: {said}\n---\n\n# T\n\nText.\n", "a.md")
    page = make_page(render_article(document), read_metadata(document))
    assert json.loads(page.json_ld).get("funder", {}).get("name", "") == named


def test_a_team_is_no_person() -> None:
    document = read_text("---\nauthor: The editorial team\n---\n\n# T\n\nText.\n", "a.md")
    page = make_page(render_article(document), read_metadata(document))
    assert json.loads(page.json_ld)["author"]["@type"] == "Organization"

from __future__ import annotations

import re

import pytest
from publish_samples import (
    block,
    document,
    everything,
    heading,
    inline,
    items,
    note,
    paragraph,
    table,
)
from strict import problems

from medlint.document.model import Block, Document
from medlint.document.read import read_text
from medlint.publish import render
from medlint.publish.article import render_article
from medlint.publish.context import Picture
from medlint.publish.removal import Removal


def body(*blocks: Block, **metadata: object) -> str:
    """The HTML below the title of an article called T."""
    html = render(document(heading(1, "T"), *blocks, **metadata))
    assert html.startswith('<h1 id="t">T</h1>')
    assert problems(html) == []
    return html.split("</h1>", 1)[1].strip()


def test_everything_is_within_the_list() -> None:
    assert problems(render(everything())) == []


def levels(doc: Document) -> list[int]:
    return [int(n) for n in re.findall(r"<h(\d)", render(doc))]


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ([1, 2, 3, 2], [1, 2, 3, 2]),
        ([1, 3, 5, 3, 2], [1, 2, 3, 2, 2]),
        ([1, 1, 2, 1], [1, 2, 3, 2]),
        ([2, 3, 2], [1, 2, 2]),
        ([1, 6, 2, 4, 6, 3], [1, 2, 2, 3, 4, 3]),
        ([1, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_are_levelled(given: list[int], published: list[int]) -> None:
    assert levels(document(*(heading(n, f"H{i}") for i, n in enumerate(given)))) == published


def test_title_from_metadata_where_no_heading_is_one() -> None:
    html = render(document(heading(2, "Symptoms"), paragraph("Text."), title="Flu"))
    assert html.startswith('<h1>Flu</h1>\n<h2 id="symptoms">')


def test_title_of_the_metadata_said_again_below_is_the_title() -> None:
    html = render(document(heading(2, "Flu!"), paragraph("Text."), title="Flu"))
    assert html == '<h1 id="flu">Flu!</h1>\n<p>Text.</p>'


def test_title_from_the_file_name_as_a_last_resort() -> None:
    html = render(document(paragraph("Text."), path="a/frozen-shoulder.md"))
    assert html.startswith("<h1>Frozen shoulder</h1>")


def test_an_empty_article_still_has_a_title() -> None:
    assert render(document(path="")) == "<h1>Untitled</h1>\n"


def test_ids_are_unique_and_links_find_them() -> None:
    html = body(
        heading(2, "Symptoms"),
        heading(2, "Symptoms"),
        heading(2, "main"),
        heading(2, "Aids & kits"),
        paragraph(inline("link", "x", href="#symptoms")),
        paragraph(inline("link", "y", href="#aids--kits")),
        paragraph(inline("link", "z", href="#nowhere")),
    )
    assert re.findall(r' id="([^"]*)"', html) == ["symptoms", "symptoms-2", "main-2", "aids-kits"]
    assert '<a href="#symptoms">x</a>' in html
    assert '<a href="#aids-kits">y</a>' in html
    assert "<p>z</p>" in html


def test_places_that_the_author_named_keep_their_names() -> None:
    html = body(
        heading(2, inline("anchor", id="s1"), "Symptoms"),
        paragraph(inline("anchor", id="symptoms"), "a", inline("link", "b", href="#s1")),
    )
    assert '<h2 id="symptoms-2"><span id="s1"></span>Symptoms</h2>' in html
    assert '<span id="symptoms"></span>a<a href="#s1">b</a>' in html


def test_text_is_escaped() -> None:
    html = body(paragraph("<script>alert(1)</script> & \x00\x1b\ufffe", inline("code", "<b>")))
    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <code>&lt;b&gt;</code></p>"


def test_links() -> None:
    html = body(
        paragraph(inline("link", "a", href="https://example.org/", title='say "x"')),
        paragraph(inline("link", "b", href="javascript:alert(1)")),
        paragraph(inline("link", "c ", inline("link", "d", href="/d"), href="/c")),
        paragraph("e", inline("link", "", href="/e")),
    )
    assert html.split("\n") == [
        '<p><a href="https://example.org/" title="say &quot;x&quot;" rel="noopener">a</a></p>',
        "<p>b</p>",
        '<p><a href="/c">c d</a></p>',
        "<p>e</p>",
    ]


def test_what_could_not_be_published_is_told() -> None:
    article = render_article(
        document(
            paragraph(inline("link", "b", href="javascript:alert(1)")),
            paragraph(inline("link", "z", href="#nowhere")),
            paragraph(inline("image", src="data:image/png;base64,AAAA", alt="x")),
        )
    )
    assert [note.split(":")[0] for note in article.notes] == [
        "a link that may not be published was left out",
        "a link to a place that is not on the page was left out",
        "an image was left out",
    ]


def test_images() -> None:
    html = body(
        paragraph(inline("image", src="a.png", alt=' A "b" ')),
        paragraph(inline("image", src="t.gif", alt="", width="1", height="1"), "x"),
        paragraph(inline("image", src="c.png", alt="c", title="A caption")),
    )
    assert '<p><img src="a.png" alt="A &quot;b&quot;"></p>' in html
    assert "<p>x</p>" in html
    assert '<figure>\n<img src="c.png" alt="c">\n<figcaption>A caption</figcaption>' in html


def test_image_sizes_from_the_file() -> None:
    doc = document(
        paragraph(inline("image", src="a.png", alt="a", width="200")),
        paragraph(inline("image", src="b.png", alt="b")),
    )
    html = render_article(doc, picture=lambda src: Picture(src, 400, 300)).body
    assert 'src="a.png" alt="a" width="200" height="150"' in html
    assert 'src="b.png" alt="b" width="400" height="300"' in html


def test_linked_image_without_alternative_text_is_no_link() -> None:
    html = body(paragraph(inline("link", inline("image", src="a.png", alt=""), href="/x")))
    assert html == '<p><img src="a.png" alt=""></p>'


def test_lists() -> None:
    loose = block(
        "list", block("item", paragraph("a"), paragraph("b")), block("item", paragraph("c"))
    )
    assert body(items("a", "b")) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    assert body(items("a", ordered="true", start="4")) == '<ol start="4">\n<li>a</li>\n</ol>'
    assert body(loose) == "<ul>\n<li><p>a</p>\n<p>b</p></li>\n<li><p>c</p></li>\n</ul>"
    assert body(items("", "")) == ""


def test_tables_agree_about_their_columns() -> None:
    html = body(table("A | B | C", "1", "1 | 2 | 3"))
    rows = re.findall(r"<tr>(.*)</tr>", html)
    assert [len(re.findall("<t[hd]", row)) for row in rows] == [3, 3, 3]
    assert html.count('scope="col"') == 3
    assert 'aria-label="Table 1"' in html


def test_a_cell_never_leaves_its_table() -> None:
    wide = block("row", block("cell", "a", colspan="999999", rowspan="70000"), block("cell", "b"))
    html = body(block("table", wide, block("row", block("cell", "c"))))
    assert "rowspan" in html
    assert 'rowspan="2"' in html


def test_footnotes_link_both_ways() -> None:
    html = body(
        paragraph("One", note("x"), " two", note("y"), " again", note("x"), " none", note("z")),
        block("footnote", paragraph("First."), label="x"),
        block("footnote", paragraph("Second", note("w"), "."), label="y"),
        block("footnote", paragraph("Third."), label="w"),
        block("footnote", paragraph("Never meant."), label="v"),
    )
    assert re.findall(r'<li id="(fn-\d)">(\w+)', html) == [
        ("fn-1", "First"),
        ("fn-2", "Second"),
        ("fn-3", "Third"),
    ]
    targets = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= targets
    assert html.count('role="doc-backlink"') == 4


def test_references_in_the_metadata_are_listed_and_cited() -> None:
    html = body(
        paragraph("Shown [1,3] and [4], not ", inline("code", "[1]"), "."),
        references=["A", {"title": "B", "url": "javascript:x"}, {"title": "C", "doi": "10.1/x"}],
    )
    assert '[<a href="#ref-1" id="cite-1" aria-label="Reference 1">1</a>,' in html
    assert "[4]" in html
    assert "<code>[1]</code>" in html
    assert '<a href="https://doi.org/10.1/x" rel="noopener">C</a>' in html
    assert '<li id="ref-2">B</li>' in html
    assert html.count("doc-backlink") == 2


def test_references_listed_in_the_article_are_the_ones_cited() -> None:
    html = body(
        paragraph("Shown.", inline("superscript", "1"), " 5 m", inline("superscript", "2")),
        heading(2, "References"),
        items("A", "B", ordered="true"),
    )
    assert '<sup><a href="#ref-1" id="cite-1" aria-label="Reference 1">1</a></sup>' in html
    assert "<sup>2</sup>" in html
    assert '<li id="ref-1">A <a href="#cite-1"' in html
    assert '<li id="ref-2">B</li>' in html


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Call 999 or go to A&E if:", "emergency"),
        ("See a GP urgently or go to A&E if you have:", "emergency"),
        ("Get an urgent GP appointment if:", "urgent"),
        ("See a GP if:", "advice"),
        ("See a doctor if…", "advice"),
        ("When to see a doctor", "advice"),
        ("When to get help", "advice"),
        ("Non-urgent advice: See a GP if:", "advice"),
        ("Warnings", "caution"),
        ("What your doctor will ask", ""),
        ("Symptoms", ""),
        ("See also", ""),
    ],
)
def test_warnings_stand_in_boxes(words: str, kind: str) -> None:
    html = body(heading(2, words), paragraph("x"), heading(3, "More"), heading(2, "Next"))
    found = re.findall(r'<section class="caveat (\w+)">', html)
    assert found == ([kind] if kind else [])
    if kind:
        assert html.index("More") < html.index("</section>") < html.index("Next")


def test_definitions_that_are_none_become_paragraphs() -> None:
    html = body(block("definitions", block("definition", "a"), block("term", "b")))
    assert html == "<p>a</p>\n<p>b</p>"


def test_removed_blocks_are_not_published() -> None:
    keep, drop = paragraph("Keep."), paragraph("Contact us")
    doc = document(heading(1, "T"), keep, items("x"), drop, block("furniture", paragraph("nav")))
    assert render(doc, Removal(frozenset({id(drop)}))).split("\n")[1:] == [
        "<p>Keep.</p>", "<ul>", "<li>x</li>", "</ul>",
    ]  # fmt: skip


def test_typography_reaches_over_emphasis_and_leaves_code() -> None:
    html = body(
        paragraph('He said "', inline("emphasis", "no"), '" to ', inline("code", '"x"'), ".")
    )
    assert html == '<p>He said “<em>no</em>” to <code>"x"</code>.</p>'


def test_deep_nesting_is_published_flat() -> None:
    inner: Block = paragraph("Deep.")
    for _ in range(3000):
        inner = block("quote", inner)
    html = body(inner)
    assert "<p>Deep.</p>" in html
    assert html.count("<blockquote>") < 60


def test_a_dead_term_in_a_table_is_no_heading() -> None:
    html = body(block("table", block("row", block("cell", heading(1, "Not a title")))))
    assert "<strong>Not a title</strong>" in html
    assert "<h1" not in html


def test_the_same_document_gives_the_same_html() -> None:
    assert render(everything()) == render(everything())


def test_attribute_lists_are_not_text() -> None:
    html = body(
        heading(2, "Signs {#first .wide}"),
        paragraph(inline("link", "x", href="/x"), "{rel=external} and {a} set.", " {: .lead}"),
        paragraph(inline("link", "y", href="#first"), " of {x=1} here"),
        paragraph(inline("code", "{#a}"), " in code"),
    )
    assert html.split("\n") == [
        '<h2 id="first">Signs</h2>',
        '<p><a href="/x">x</a> and {a} set.</p>',
        '<p><a href="#first">y</a> of {x=1} here</p>',
        "<p><code>{#a}</code> in code</p>",
    ]


def test_sources_that_the_article_lists_are_told() -> None:
    doc = document(
        heading(1, "T"),
        heading(2, "Sources"),
        items(block("item", inline("link", "NHS", href="https://www.nhs.uk/"), " page"), "A book"),
    )
    found = render_article(doc).references
    assert [(r.title, r.url) for r in found] == [
        ("NHS page", "https://www.nhs.uk/"),
        ("A book", ""),
    ]


def test_what_abbreviations_stand_for_is_said_where_they_stand_first() -> None:
    text = "# T\n\nGo to A&E. An MRI at A&E.\n\n*[A&E]: accident & emergency\n*[MRI]: a scan\n"
    html = render(read_text(text, "a.md"))
    assert '<abbr title="accident &amp; emergency">A&amp;E</abbr>. An' in html
    assert '<abbr title="a scan">MRI</abbr> at A&amp;E.' in html
    assert "*[" not in html


def test_a_place_that_a_template_did_not_fill_in_is_told() -> None:
    text = "# T\n\nSee [help]({{ base }}help) or `{{ code }}`.\n\n```\n{{ x }}\n```\n"
    rendered = render_article(read_text(text, "a.md"))
    assert "a template's place was not filled in: {{ base }}" in rendered.notes
    assert len(rendered.notes) == 1


def test_a_box_ends_with_the_list_that_its_heading_leads_up_to() -> None:
    text = (
        "# T\n\n## See a GP if:\n\n- it lasts\n\nOr ask a pharmacist.\n\n"
        "How it differs:\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    html = render(read_text(text, "a.md"))
    box = html[html.index("<section") : html.index("</section>")]
    assert "pharmacist" in box
    assert "differs" not in box


def test_a_text_message_to_a_crisis_line_stays_a_link() -> None:
    html = render(read_text("# T\n\n[Text 838255](sms:838255) now.\n", "a.md"))
    assert '<a href="sms:838255">Text 838255</a>' in html


def test_a_bold_first_row_is_a_tables_head() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    head, body = row.format("<b>Drug</b>", "<p><b>Dose</b></p>"), row.format("A", "1 mg")
    html = render(read_text(f"<h1>T</h1><table>{head}{body}{body}</table>", "a.html"))
    assert '<th scope="col">Drug</th><th scope="col">Dose</th>' in html
    bold = row.format("<b>B</b>", "<b>2</b>")
    html = render(read_text(f"<h1>T</h1><table>{head}{bold}{body}</table>", "a.html"))
    assert "<th" not in html

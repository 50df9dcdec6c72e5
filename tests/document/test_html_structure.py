"""Pages become blocks as a browser would show them; the rest is furniture or metadata."""

from __future__ import annotations

import pytest
from reading_places import all_blocks

from medlint.document.read import read_text


def shape(text: str) -> list[str]:
    """Each block's kind and prose, furniture left out."""
    return [f"{block.kind} {block.text}".strip() for block in read_text(text, "a.html").walk()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a<p>b", ["paragraph a", "paragraph b"]),
        ("<p> a \n b <b> c</b> </p>", ["paragraph a b c"]),
        ("<b>a<p>b</b> c</p>", ["paragraph a", "paragraph b c"]),
        ("a<br> b", ["paragraph a\nb"]),
        (
            "<ul><li>a<li>b<ul><li>c</ul>",
            ["list", "item a", "item", "paragraph b", "list", "item c"],
        ),
        ("<h2><div>a</div><div>b</div></h2>", ["heading a b"]),
        ("<h2>a<h3>b</h3>", ["heading a", "heading b"]),
        ("<table><tr><td>a</td></tr></table>", ["paragraph a"]),
        ("<table role=none><tr><td>a<td>b</table>", ["paragraph a", "paragraph b"]),
        (
            "<table><tr><td>a<td>b<tr><td>c</table>d",
            ["table", "row", "cell a", "cell b", "row", "cell c", "paragraph d"],
        ),
        ("<dl><div><dt>a<dd>b</div></dl>", ["definitions", "term a", "definition b"]),
        ("<pre>\n a\n  b</pre>", ["code \n a\n  b"]),
        ("<blockquote>a</blockquote>", ["quote", "paragraph a"]),
        ("<p hidden>a</p><p style='display:none'>b</p><template>c</template>d", ["paragraph d"]),
        ("<nav>a</nav><aside>b</aside><form>c</form><div role=search>d</div>e", ["paragraph e"]),
        ("<div id='cookie-banner'>a</div><p id='informed-consent'>b</p>", ["paragraph b"]),
        ("<div class='wide site-footer'>a</div><p class='footer-note'>b</p>", ["paragraph b"]),
        ("<div class='newsletter-signup'>a</div><p class='newsletter'>b</p>", ["paragraph b"]),
        (
            "<div class='site-header'><h1>A</h1></div><ol class='breadcrumb'><li>b</ol>",
            ["heading A"],
        ),
        ("a<main>b</main><p>c", ["paragraph b"]),
        ("<header><h1>a</h1></header><main>b</main>", ["heading a", "paragraph b"]),
        ("<form><article>a</article></form>", ["paragraph a"]),
        (
            "<article><header>a</header><footer>b</footer></article><footer>c</footer>",
            ["paragraph a", "paragraph b"],
        ),
        ("<button>a</button><button aria-expanded=false>b?</button>", ["paragraph b?"]),
        ("<p class=MsoNormal>a<o:p></o:p></p><o:p/>b", ["paragraph a", "paragraph b"]),
        ("5 < 6 & 7 &lt; 8 &notanentity; &copy", ["paragraph 5 < 6 & 7 < 8 ¬anentity; ©"]),
        ("<script>if (a < b) '</p>'</script><style>a</style>b", ["paragraph b"]),
        ("a <code>b  c</code> <sub>2</sub>", ["paragraph a b c 2"]),
        ("a</div></p></b>b", ["paragraph ab"]),
    ],
)
def test_structure(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


def test_cells_know_what_they_head() -> None:
    text = "<table><tr><th>a<th>b<tr><th>c<td colspan=2>d<tr><td>e<th scope=col>f</table>"
    cells = {b.text: dict(b.attributes) for b in all_blocks(read_text(text, "a.html")) if b.text}
    assert cells == {
        "a": {"header": "column"},
        "b": {"header": "column"},
        "c": {"header": "row"},
        "d": {"colspan": "2"},
        "e": {},
        "f": {"header": "column"},
    }


def test_inlines_keep_what_the_model_knows() -> None:
    text = (
        "<a href='/x' title=t onclick=y>l</a> <img src=s alt='' width=1> <q>q</q> <i>i</i>"
        "<abbr title=A>B</abbr><time datetime=2024>t</time><s>s</s><a id=z></a><font>f</font>"
    )
    found = [
        (inline.kind, dict(inline.attributes))
        for top in read_text(text, "a.html").blocks[0].inlines
        for inline in top.walk()
        if inline.kind != "text"
    ]
    assert found == [
        ("link", {"href": "/x", "title": "t"}),
        ("image", {"src": "s", "alt": "", "width": "1"}),
        ("quotation", {}),
        ("emphasis", {}),
        ("abbreviation", {"title": "A"}),
        ("time", {"datetime": "2024"}),
        ("strikethrough", {}),
        ("anchor", {"id": "z"}),
    ]


def test_metadata() -> None:
    text = (
        "<html lang=en-GB><title> Flu &amp; you\n</title><meta name=Author content='A. B.'>"
        '<script type="application/ld+json">{"@graph": [{"dateModified": "2024-05-01", '
        '"author": {"name": "Not first"}, "reviewedBy": [{"name": "C. D."}]}]}</script>'
        "<link rel=canonical href=/flu><svg><title>no</title></svg><p>x"
    )
    document = read_text(text, "a.html")
    assert {key: field.value for key, field in document.metadata.items()} == {
        "lang": "en-GB",
        "title": "Flu & you",
        "author": "A. B.",
        "canonical": "/flu",
        "date-modified": "2024-05-01",
        "reviewed-by": "C. D.",
    }
    assert document.source.slice(document.metadata["author"].span).startswith("<meta name=Author")


def test_comments_are_kept_beside_the_text() -> None:
    document = read_text("a<!-- b --> c", "a.html")
    assert [(c.text, document.source.slice(c.span)) for c in document.comments] == [
        (" b ", "<!-- b -->")
    ]
    assert document.blocks[0].text == "a c"

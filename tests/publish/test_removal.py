from __future__ import annotations

import re

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.publish import render
from medlint.publish.removal import find_removals

BODY = """<h1>Sprained ankle</h1>
<p>A sprain is a stretched or torn ligament. Most get better in 2 weeks. Rest helps most on the first day. After that, gentle movement is better than rest, because it keeps the ankle from getting stiff. A pharmacist can tell you about pain relief.</p>
<h2>What to do</h2><ul><li>Rest the ankle.</li><li><a href="/ice">Use ice.</a></li></ul>
<h2>Related conditions</h2><ul><li><a href="/knee">Knee pain</a></li><li><a href="/hip">Hip</a></li></ul>
"""
SOUP = """<html><head><title>Sprained ankle | Example Health</title></head><body>
<div><a href="/"><img src="logo.png" alt="Example Health"></a></div>
<div><div><a href="/a">Home</a></div><div><a href="/b">Services</a></div></div>
<div>Home &gt; Blog</div><div class="x"><div><div>{}</div></div></div>
<div>Share this article</div><div><a href="#">Facebook</a> <a href="#">Email</a></div>
<div><a href="/1">Ten tips for sleep</a></div>
<div><a href="/p">Privacy policy</a> | <a href="/t">Terms of use</a></div>
<div>&copy; 2026 Example Health. All rights reserved.</div></body></html>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<!--[if gte mso 9]><xml><o:x/></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head><body>
<div class=WordSection1><h1><b><span style='font-size:20pt'>Sprained ankle<o:p></o:p></span></b></h1>
<p class=MsoNormal><span lang=EN-GB>A <b>sprain</b>&nbsp;&nbsp; is a <i>stretched</i> ligament.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>"""
LAYOUT = """<table width=100%><tr><td colspan=2><a href=/a>Home</a> | <a href=/b>News</a></td></tr>
<tr><td><a href=/1>Asthma</a><br><a href=/2>Heart</a></td><td>{}</td></tr></table>"""


def published(html: str) -> str:
    document = read_text(html, "a.html", "html")
    return render(document, find_removals(Analysis(document)))


@pytest.mark.parametrize("page", ["{}", SOUP, LAYOUT], ids=["bare", "soup", "layout table"])
def test_the_article_alone_comes_out(page: str) -> None:
    html = published(page.format(BODY))
    assert re.findall(r"<(h\d)[^>]*>(.*?)</h\d>", html) == [
        ("h1", "Sprained ankle"),
        ("h2", "What to do"),
        ("h2", "Related conditions"),
    ]
    assert (
        re.sub(r"<[^>]*>|\s+", " ", html).split()
        == (
            "Sprained ankle A sprain is a stretched or torn ligament. Most get better in 2 weeks. Rest helps most on the first day. After that, gentle movement is better than rest, because it keeps the ankle from getting stiff. A pharmacist can tell you about pain relief."
            " What to do Rest the ankle. Use ice. Related conditions Knee pain Hip"
        ).split()
    )
    assert '<a href="/knee">' in html


def test_word_leaves_nothing_behind() -> None:
    html = published(WORD)
    assert "<p>A <strong>sprain</strong> is a <em>stretched</em> ligament.</p>" in html
    assert html.count("<p>") == 1
    assert "Mso" not in html


def test_a_picture_or_a_byline_in_front_of_the_title_stays() -> None:
    top = '<p><img src="ankle.jpg" alt="An ankle"></p><p>By Ann Example</p>'
    html = published(top + BODY)
    assert "ankle.jpg" in html
    assert "By Ann Example" in html


def test_a_section_that_held_nothing_else_goes_with_it() -> None:
    text = (
        "# Sprained ankle\n\nA sprain is a torn ligament. Most get better in two weeks or so.\n\n"
        "Rest the ankle and use ice on it for a day or two.\n\n"
        "## Stay in touch\n\nSubscribe to our newsletter\n\nFollow us on Facebook\n"
    )
    document = read_text(text, "a.md", "markdown")
    removal = find_removals(Analysis(document))
    assert "Stay in touch" not in render(document, removal)
    assert "Rest the ankle" in render(document, removal)


def test_a_heading_that_was_bare_before_stays() -> None:
    document = read_text("# T\n\n## Empty\n\n## Full\n\nText.\n", "a.md", "markdown")
    assert "Empty" in render(document, find_removals(Analysis(document)))


def test_a_title_said_again_far_down_a_page_goes() -> None:
    html = published(SOUP.format(BODY.replace("</h1>", "</h1><p>Sprained ankle</p>")))
    assert html.count("Sprained ankle") == 1


def test_a_tracking_pixel_at_the_foot_hides_no_furniture() -> None:
    page = (
        "<h1>Flu</h1><p>Flu gets better in a week.</p><h3>Related posts</h3>"
        '<ul><li><a href="/a">Sciatica</a></li></ul><p>All rights reserved</p><img src="p.gif">'
    )
    html = published(page)
    assert "better in a week" in html
    assert "Sciatica" not in html
    assert "<img" not in html

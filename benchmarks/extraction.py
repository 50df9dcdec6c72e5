# ruff: noqa: E501
"""How well an article is got out of a saved web page: medlint against maintained extractors.

    python benchmarks/extraction.py FOLDER_OF_MARKDOWN_ARTICLES

Each article is turned into HTML and wrapped in page shells such as content management systems
make: navigation, cookie banners, sharing, related links, trackers. Told for each shell and
extractor: the share of the article's words kept, of its headings kept as headings, of its list
items kept as items, and how many of the shell's words are left. Extractors that are not
installed (``justext``, ``trafilatura``, ``readability-lxml``) are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

SEMANTIC = """<!DOCTYPE html><html lang="en"><head><title>{title} | Healthways</title>
<meta name="description" content="x"><script>track("A")</script><style>.B{{color:red}}</style></head><body>
<a class="skip-link" href="#main">Skip to content</a>
<header><a href="/"><img src="logo.svg" alt="Logo"></a><nav><ul><li><a href="/a">Home</a></li>
<li><a href="/b">Conditions</a></li><li><a href="/c">Treatments</a></li></ul></nav>
<form role="search"><label>Search <input name="q"></label><button>Go</button></form></header>
<main id="main"><article>{body}
<div class="share"><p>Share this page</p><ul><li><a href="https://f.example">Facebook</a></li></ul></div>
</article><aside><h2>Related articles</h2><ul><li><a href="/r">One</a></li><li><a href="/s">Two</a></li></ul></aside></main>
<footer><nav><a href="/p">Privacy</a> <a href="/t">Terms</a></nav><p>&copy; 2026 Healthways.</p></footer>
<div id="cookie-banner" role="dialog"><p>We use cookies to improve your visit.</p><button>Accept</button></div>
<noscript><img height="1" width="1" src="https://t.example/p.gif" alt=""></noscript></body></html>"""

SOUP = """<html><head><title>{title}</title><script>var A=1</script></head><body class="page">
<div class="top"><div class="logo"><a href="/">Healthways</a></div><div class="menu"><div><a href="/a">Home</a></div>
<div><a href="/b">About us</a></div><div><a href="/c">Services</a></div><div><a href="/d">Contact</a></div></div></div>
<div class="wrap"><div class="crumb"><a href="/">Home</a> &gt; <a href="/z">Blog</a> &gt; {title}</div>
<div class="left"><div class="post"><div class="inner">{body}</div></div>
<div class="btm"><div>Share this article</div><div><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Email</a></div></div>
<div class="more"><div><b>You may also like</b></div><div><a href="/1">Ten tips for sleep</a></div><div><a href="/2">How to run</a></div></div></div>
<div class="right"><div>Subscribe to our newsletter</div><div><input type="text"> <button>Join</button></div></div></div>
<div class="foot"><div><a href="/p">Privacy policy</a> | <a href="/t">Terms of use</a></div><div>&copy; 2026 Healthways. All rights reserved.</div></div>
<div class="overlay"><div>We use cookies to give you the best experience. <a href="/k">Learn more</a></div><div><a href="#">Accept all cookies</a></div></div>
</body></html>"""

LAYOUT = """<html><body bgcolor=white><table width="100%" cellpadding=0><tr><td colspan=2><font size=2>
<a href=/a>Home</a> | <a href=/b>News</a> | <a href=/c>Contact</a></font></td></tr><tr>
<td width=150 valign=top><font size=1><a href=/1>Asthma</a><br><a href=/2>Diabetes</a><br><a href=/3>Heart</a></font></td>
<td valign=top>{body}<p><font size=1><a href="#top">Back to top</a></font></td></tr>
<tr><td colspan=2 align=center><font size=1>Copyright 2026 Healthways. All rights reserved.</font></td></tr></table></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {{margin:0}} --></style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head>
<body lang=EN-GB><div class=WordSection1>{body}<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>"""

SHELLS = {"semantic": SEMANTIC, "div soup": SOUP, "layout table": LAYOUT, "Word": WORD}
JUNK = re.compile(
    r"healthways|skip to content|\b(?:home|conditions|treatments|search)\b(?=\W|$)|share this (?:page|article)"
    r"|facebook|twitter|related articles|subscribe to our newsletter|privacy(?: policy)?|terms(?: of use)?"
    r"|all rights reserved|we use cookies[^.<]*|accept(?: all cookies)?|you may also like|back to top"
    r"|about us|services|ten tips for sleep|how to run|learn more|&copy;|©|copyright",
    re.IGNORECASE,
)
Extract = Callable[[str], str]


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Title and HTML of each article."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for path in sorted(folder.glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        heading = re.search(r"^# (.*)$", text, re.MULTILINE)
        if heading and len(text) > 1500 and "<" not in text:
            yield heading[1], parser.render(text)


def as_word(html: str) -> str:
    """The HTML as Word writes it: no emphasis but ``b`` and ``i``, ``MsoNormal``, no-break spaces."""
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>")
    html = html.replace("<em>", "<i>").replace("</em>", "</i>")
    html = html.replace("<p>", "<p class=MsoNormal><span lang=EN-GB>")
    return html.replace("</p>", "&nbsp;&nbsp; <o:p></o:p></span></p>")


def as_old(html: str) -> str:
    """The HTML as it was written for layout tables."""
    return html.replace("<p>", "<p><font face=Arial>").replace("</p>", "</font></p>")


def medlint_extract(html: str) -> str:
    """medlint's reader, its block signals and its publisher."""
    from medlint.document.read import read_text
    from medlint.language.analysis import Analysis
    from medlint.publish import render
    from medlint.publish.removal import find_removals

    document = read_text(html, "a.html", "html")
    return render(document, find_removals(Analysis(document)))


def justext_extract(html: str) -> str:
    """jusText, its good paragraphs with their headings."""
    import justext

    found = justext.justext(html.encode(), justext.get_stoplist("English"))
    return "\n".join(
        f"<h2>{p.text}</h2>"
        if p.is_heading
        else f"<li>{p.text}</li>"
        if "li" in p.dom_path.split(".")
        else f"<p>{p.text}</p>"
        for p in found
        if not p.is_boilerplate
    )


def trafilatura_extract(html: str) -> str:
    """trafilatura, with formatting, for recall."""
    import trafilatura

    return trafilatura.extract(html, output_format="html", favor_recall=True) or ""


def readability_extract(html: str) -> str:
    """readability-lxml."""
    from readability import Document

    return Document(html).summary()


EXTRACTORS: dict[str, Extract] = {
    "medlint": medlint_extract,
    "jusText": justext_extract,
    "trafilatura": trafilatura_extract,
    "readability": readability_extract,
}


def words(html: str) -> Counter[str]:
    """The words of an article's HTML, counted."""
    from html import unescape

    plain = re.sub(
        r"<[^>]*>", " ", re.sub(r"<(head|style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    )
    return Counter(re.findall(r"\w+", unescape(plain).replace("’", "'").lower()))


def junk_words(html: str) -> int:
    """How many words of the shells stand in the HTML's text."""
    text = re.sub(r"<[^>]*>", " ", html)
    return sum(len(found.group().split()) for found in JUNK.finditer(text))


def share(kept: int, of: int) -> float:
    """A percentage."""
    return 100 * kept / of if of else 100.0


def inner(element: str, html: str) -> Counter[str]:
    """What stands in each element of a kind, as bare words."""
    pattern = rf"<(?:{element})\b[^>]*>(.*?)</(?:{element})>"
    found = (" ".join(sorted(words(m))) for m in re.findall(pattern, html, re.DOTALL))
    return Counter(f for f in found if f)


def main() -> None:
    """Run every extractor over every shell and print a table."""
    found = list(articles(Path(sys.argv[1])))
    print(f"{len(found)} articles")
    print(f"{'shell':14}{'extractor':14}{'words':>8}{'headings':>10}{'items':>8}{'junk words':>12}")
    for shell, template in SHELLS.items():
        for name, extract in EXTRACTORS.items():
            kept = of = heads = heads_of = items = items_of = junk = 0
            try:
                for title, body in found:
                    dressed = {"Word": as_word, "layout table": as_old}.get(shell, str)(body)
                    out = extract(template.format(title=title, body=dressed))
                    wanted, got = words(body), words(out)
                    kept += sum((wanted & got).values())
                    of += sum(wanted.values())
                    wanted, got = inner("h[1-6]", body), inner("h[1-6]", out)
                    heads += sum((wanted & got).values())
                    heads_of += sum(wanted.values())
                    wanted, got = inner("li", body), inner("li|item", out)
                    items += sum((wanted & got).values())
                    items_of += sum(wanted.values())
                    junk += max(0, junk_words(out) - junk_words(body))
            except ImportError:
                continue
            print(
                f"{shell:14}{name:14}{share(kept, of):7.1f}%{share(heads, heads_of):9.1f}%"
                f"{share(items, items_of):7.1f}%{junk / len(found):12.1f}"
            )


if __name__ == "__main__":
    main()

"""Articles that try to get a script, a tracker or a foreign page into what is published.

Each is made by putting an attack into a context. An attack that runs sets ``window.ran``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

RUN = "window.ran=1"

ADDRESSES = {
    "plain": f"javascript:{RUN}",
    "case": f"JaVasCript:{RUN}",
    "tab": f"java\tscript:{RUN}",
    "tab-entity": f"jav&#x09;ascript:{RUN}",
    "newline-entity": f"java&#10;script:{RUN}",
    "leading-control": f"&#1;javascript:{RUN}",
    "leading-space": f" &#32;javascript:{RUN}",
    "entities": f"&#106;&#97;&#118;&#97;script&#58;{RUN}",
    "long-entities": f"&#0000106avascript:{RUN}",
    "colon-entity": f"javascript&colon;{RUN}",
    "percent": f"javascript%3A{RUN}",
    "double-percent": f"%256aavascript:{RUN}",
    "vbscript": "vbscript:MsgBox(1)",
    "data-html": f"data:text/html,<script>top.{RUN}</script>",
    "data-svg": "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+",
    "view-source": f"view-source:javascript:{RUN}",
    "nul": f"java\x00script:{RUN}",
}

ADDRESS_CONTEXTS = {
    "md-link": "[a]({})",
    "md-angle": "[a](<{}>)",
    "md-reference": "[a][r]\n\n[r]: {}",
    "md-image": "![a]({})",
    "md-autolink": "<{}>",
    "a": '<a href="{}">a</a>',
    "a-single": "<a href='{}'>a</a>",
    "a-bare": "<a href={}>a</a>",
    "img": '<img src="{}" alt="a">',
    "svg-a": '<svg><a xlink:href="{}"><text>a</text></a></svg>',
    "iframe": '<iframe src="{}"></iframe>',
    "object": '<object data="{}">a</object>',
    "form": '<form action="{0}"><button formaction="{0}">a</button></form>',
    "base": '<base href="{}"><a href="x">a</a>',
    "meta": '<meta http-equiv="refresh" content="0;url={}">',
}

HANDLERS = {
    "img-onerror": f'<img src="x" onerror="{RUN}">',
    "img-bare": f"<img/src=x/onerror={RUN}>",
    "svg-onload": f"<svg onload={RUN}>",
    "svg-slash": f"<svg/onload={RUN}>",
    "body-onload": f'<body onload="{RUN}">',
    "details-ontoggle": f'<details open ontoggle="{RUN}"><summary>a</summary></details>',
    "video-onerror": f'<video><source onerror="{RUN}"></video>',
    "audio-onerror": f'<audio src="x" onerror="{RUN}"></audio>',
    "input-autofocus": f'<input autofocus onfocus="{RUN}">',
    "select-autofocus": f'<select autofocus onfocus="{RUN}"></select>',
    "div-autofocus": f'<div tabindex="1" autofocus onfocus="{RUN}">a</div>',
    "marquee": f'<marquee onstart="{RUN}">a</marquee>',
    "style-onload": f"<style onload={RUN}></style>",
    "iframe-onload": f'<iframe onload="{RUN}"></iframe>',
    "iframe-srcdoc": f'<iframe srcdoc="<script>top.{RUN}</script>"></iframe>',
    "object-onerror": f'<object data="x" onerror="{RUN}"></object>',
    "p-onmouseover": f'<p onmouseover="{RUN}" onclick="{RUN}">a</p>',
    "a-onclick": f'<a href="#" onclick="{RUN}">a</a>',
    "strong-onclick": f'<strong onclick="{RUN}">a</strong>',
    "td-onclick": f'<table><tr><th onclick="{RUN}">a</th></tr><tr><td onclick="{RUN}">b</td></tr></table>',
    "animate": f'<svg><animate onbegin="{RUN}" attributeName="x" dur="1s"></svg>',
    "set-href": f'<svg><a><set attributeName="href" to="javascript:{RUN}"/><text>a</text></a></svg>',
    "math": f'<math><maction actiontype="statusline" xlink:href="javascript:{RUN}">a</maction></math>',
    "srcset": f'<img srcset="javascript:{RUN} 1x, x 2x" onerror="{RUN}" alt="">',
    "picture": f'<picture><source srcset="x" onerror="{RUN}"><img src="x" onerror="{RUN}"></picture>',
    "style-expression": f'<p style="width:expression({RUN});background:url(javascript:{RUN})">a</p>',
    "style-binding": f'<p style="-moz-binding:url(//e.example/x#a);behavior:url(x)">{RUN}</p>',
    "content-editable": f'<p contenteditable onfocus="{RUN}" tabindex="0">a</p>',
    "popover": f'<button popovertarget="x">a</button><div popover id="x" onbeforetoggle="{RUN}">b</div>',
    "input-image": f'<input type="image" src="x" onerror="{RUN}">',
    "unclosed": f'<img src="x" onerror="{RUN}" ',
    "quoted-newline": f'<img src="x"\n onerror\n=\n"{RUN}">',
    "no-space": f'<img src="x"onerror="{RUN}">',
    "backtick": f"<img src=`x`onerror={RUN}>",
    "capital": f'<IMG SRC="x" ONERROR="{RUN}">',
}

SCRIPT = f"<script>{RUN}</script>"
STRUCTURES = {
    "script": SCRIPT,
    "script-src": '<script src="//e.example/x.js"></script>',
    "script-split": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script-slash": f"<script/x>{RUN}</script >",
    "script-module": f'<script type="module">{RUN}</script>',
    "comment": f"<!--><img src=x onerror={RUN}>-->",
    "comment-bang": f"<!-- --!><img src=x onerror={RUN}> -->",
    "comment-conditional": f"<!--[if gte IE 4]>{SCRIPT}<![endif]-->",
    "comment-dash": f"<!--->{SCRIPT}",
    "cdata": f"<![CDATA[{SCRIPT}]]>",
    "cdata-svg": f'<svg><![CDATA[><img src=x onerror="{RUN}">]]></svg>',
    "processing": f"<?xml version='1.0'?><?x {SCRIPT}?>",
    "doctype": f"<!DOCTYPE x [<!ENTITY y '{SCRIPT}'>]>&y;",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "textarea": f'<textarea><img title="</textarea><img src=x onerror={RUN}>"></textarea>',
    "title": f"<title></title>{SCRIPT}</title>",
    "xmp": f"<xmp><p title='</xmp>{SCRIPT}'></xmp>",
    "plaintext": f"<plaintext>{SCRIPT}",
    "template": f"<template>{SCRIPT}<img src=x onerror={RUN}></template>",
    "noembed": f"<noembed><img title='</noembed>{SCRIPT}'></noembed>",
    "noframes": f"<noframes><p title='</noframes>{SCRIPT}'></noframes>",
    "svg-script": f"<svg><script>{RUN}</script></svg>",
    "svg-script-entity": "<svg><script>&#119;indow.ran=1</script></svg>",
    "svg-style": f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">',
    "svg-title": f'<svg><title><style><img title="</style><img src onerror={RUN}>"></style></title></svg>',
    "svg-desc": f'<svg><desc><noscript><img title="</noscript><img src onerror={RUN}>"></desc></svg>',
    "foreign-object": f"<svg><foreignObject><iframe onload={RUN}></iframe></foreignObject></svg>",
    "svg-use": "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='window.ran=1'/>#x\"/></svg>",
    "mglyph": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1'
    f' onerror={RUN}&gt;">',
    "form-math": "<form><math><mtext></form><form><mglyph><style></math><img src"
    f" onerror={RUN}></style></mglyph></form></mtext></math></form>",
    "annotation": f'<math><annotation-xml encoding="text/html">{SCRIPT}</annotation-xml></math>',
    "mi-style": f"<math><mi><style><!--</style><img src=x onerror={RUN}>--></mi></math>",
    "select": f"<select><option><style></option></select><img src=x onerror={RUN}></style></select>",
    "table-foster": f"<table><script>{RUN}</script><a href=javascript:{RUN}>a<td></table>",
    "nested-a": f'<a href="x"><table><a href="javascript:{RUN}">b</a></table></a>',
    "broken-p": f'<p><b><i><p></b><a href="javascript:{RUN}"><div></i>a</p></a></div>',
    "attribute-break": f"<p title='\"><img src=x onerror={RUN}>'>a</p>",
    "abbr-break": f"<abbr title='\"><img src=x onerror={RUN}>'>a</abbr>",
    "alt-break": f"<img src=a.png alt='\"><img src=x onerror={RUN}>'>",
    "time-break": f"<time datetime='\"><img src=x onerror={RUN}>'>a</time>",
    "id-break": f"<h2 id='\"><img src=x onerror={RUN}>'>a</h2>",
    "id-clobber": "<h2 id=main>a</h2><p id=location><a id=cookie href=x>a</a>",
    "meta-csp": f'<meta http-equiv="Content-Security-Policy" content="script-src *">{SCRIPT}',
    "meta-refresh": '<meta http-equiv="refresh" content="0;url=https://e.example/">',
    "base": '<base href="https://e.example/">',
    "base-target": '<base target="_blank"><a href="x" target="_blank">a</a>',
    "link-css": '<link rel="stylesheet" href="//e.example/x.css">',
    "style": "<style>@import '//e.example/x.css'; *{background:url(//e.example/x)}</style>",
    "style-break": f"<style></style>{SCRIPT}<style></style>",
    "embed": '<embed src="x.swf" allowscriptaccess="always">',
    "applet": '<applet code="x.class"></applet>',
    "portal": '<portal src="https://e.example"></portal><fencedframe></fencedframe>',
    "form": '<form action="//e.example"><input name="x"><button>a</button></form>',
    "custom": f'<x-y onclick="{RUN}">a</x-y>',
    "declarative-shadow": f'<div><template shadowrootmode="open">{SCRIPT}</template></div>',
    "utf7": "+ADw-script+AD4-window.ran=1+ADw-/script+AD4-",
    "separators": f"a\u2028<script>{RUN}</script>\u2029",
    "nul": f"<scr\x00ipt>{RUN}</scr\x00ipt>",
    "overlong": f"\ufeff<script\u00a0>{RUN}</script\u00a0>",
    "entity-text": f"&lt;script&gt;{RUN}&lt;/script&gt; &amp;lt;script&amp;gt;",
    "pixel": '<img src="https://e.example/pixel.gif" width="1" height="1" alt="">',
    "ping": '<a href="https://e.example" ping="https://e.example/t">a</a>',
    "opener": '<a href="https://e.example" target="_blank">a</a>',
}

MARKDOWN = {
    "md-title": f'[a](b "x\\" onmouseover=\\"{RUN}")',
    "md-title-html": f"[a](b '\"><img src=x onerror={RUN}>')",
    "md-alt": f'![x" onerror="{RUN}](a.png)',
    "md-image-title": f"![a](a.png '\"><img src=x onerror={RUN}>')",
    "md-fence": f'```"><script>{RUN}</script>\ncode </code></pre>{SCRIPT}\n```',
    "md-indented": f"    </code></pre>{SCRIPT}",
    "md-code": f"`</code>{SCRIPT}`",
    "md-heading": f'## a"><img src=x onerror={RUN}> [b](javascript:{RUN})',
    "md-footnote": f'a[^"><img]\n\n[^"><img]: {SCRIPT} [b](javascript:{RUN})',
    "md-table": f"| <img src=x onerror={RUN}> | [a](javascript:{RUN}) |\n|:-:|--:|\n| {SCRIPT} | b |",
    "md-definition": f"{SCRIPT}\n: <img src=x onerror={RUN}>",
    "md-quote": f"> > - {SCRIPT}\n> > - <img src=x onerror={RUN}>",
    "md-reference-title": f"[a][r]\n\n[r]: x '\"><script>{RUN}</script>'",
    "md-nested-link": f"[![a](javascript:{RUN})](javascript:{RUN})",
    "md-escaped": f"\\<script>{RUN}\\</script> [a]\\(javascript:{RUN})",
    "md-entity-link": f"[a](&#x6A;avascript&#58;{RUN})",
    "md-html-inline": f"text <b onclick={RUN}>bold</b> <a href=javascript:{RUN}>a</a> text",
    "md-markdown-in-html": f"<div onclick={RUN}>\n\n[a](javascript:{RUN})\n\n</div>",
}

FRONT_MATTER = {
    "title": SCRIPT,
    "description": f'"><img src=x onerror={RUN}>',
    "author": SCRIPT,
    "canonical": f"javascript:{RUN}",
    "image": "data:image/svg+xml,<svg onload=alert(1)>",
    "language": f'en"><script>{RUN}</script>',
    "dir": f'ltr" onload="{RUN}',
    "last_reviewed": f"</time>{SCRIPT}",
    "topics": f"</script>{SCRIPT}",
}


def hostile_articles() -> Iterator[tuple[str, str, str]]:
    """Name, format and text of each."""
    for (attack, url), (context, shape) in product(ADDRESSES.items(), ADDRESS_CONTEXTS.items()):
        text = shape.format(url)
        if not context.startswith("md-"):
            yield f"html-{context}-{attack}", "html", _page(text)
        yield f"markdown-{context}-{attack}", "markdown", f"# T\n\nText.\n\n{text}\n\nEnd.\n"
    for name, text in {**HANDLERS, **STRUCTURES}.items():
        yield f"html-{name}", "html", _page(text)
        yield f"markdown-block-{name}", "markdown", f"# T\n\nText.\n\n{text}\n\nEnd.\n"
        yield f"markdown-inline-{name}", "markdown", f"# T\n\nText {text} end.\n"
        yield f"text-{name}", "text", f"T\n\nText.\n\n{text}\n\nEnd.\n"
    for name, text in MARKDOWN.items():
        yield f"markdown-{name}", "markdown", f"# T\n\nText.\n\n{text}\n\nEnd.\n"
    for key, value in FRONT_MATTER.items():
        quoted = value.replace("'", "''")
        yield f"front-{key}", "markdown", f"---\n{key}: '{quoted}'\n---\n\n# T\n\nText.\n"
    references = (
        f"- title: '{SCRIPT}'\n    url: 'javascript:{RUN}'\n  - '{SCRIPT} javascript:{RUN}'"
    )
    yield "front-references", "markdown", f"---\nreferences:\n  {references}\n---\n\n# T\n\n[1]\n"


def _page(text: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>T</title></head><body><main><article><h1>T</h1>"
        f"<p>The article's text, in a sentence.</p>{text}<p>End.</p></article></main></body></html>"
    )

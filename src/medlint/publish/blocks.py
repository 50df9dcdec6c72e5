"""Blocks to HTML. Only the elements written here can come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from medlint.document.model import Block
from medlint.publish import escape
from medlint.publish.context import Context, Heading, way_back
from medlint.publish.images import render_image
from medlint.publish.inlines import plain_text, render_inlines
from medlint.publish.outline import visible
from medlint.publish.tables import render_table
from medlint.publish.words import caveat

DEEPEST = 40  # blocks nested deeper are published as paragraphs of the block around them
DEFINITIONS = {"term": "dt", "definition": "dd"}
_LEADS_UP = re.compile(r"(?::|\bif(?: you(?:[’']re| have| are)?)?)\s*$", re.IGNORECASE)
_ALERT = re.compile(r"\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)


def render_blocks(blocks: Iterable[Block], context: Context, depth: int = 0) -> str:
    """Blocks one after another, each on lines of its own."""
    return "\n".join(html for block in blocks if (html := render_block(block, context, depth)))


def render_sections(blocks: Iterable[Block], context: Context) -> str:
    """The top of the article: sections that tell when to get help are set in boxes."""
    parts: list[str] = []
    shown = [b for b in blocks if b.kind != "furniture" and id(b) not in context.removed]
    end = 0  # where the open box ends; 0: none is open
    for i, block in enumerate(shown):
        if end and i == end:
            parts.append("</section>")
            end = 0
        level = context.levels.get(id(block), 0)
        kind = caveat(block.text) if level and not end else ""
        html = render_block(block, context)
        if html and kind:
            parts.append(f'<section class="caveat {kind}">')
            end = _end_of_box(shown, i, context)
        if html:
            parts.append(html)
    if end:
        parts.append("</section>")
    return "\n".join(parts)


def _end_of_box(blocks: Sequence[Block], start: int, context: Context) -> int:
    """Behind which block a box ends: the section, or less where its heading leads up to a list.

    Then it ends with the list and the paragraphs behind it, but for one that leads to more.
    """
    level = context.levels[id(blocks[start])]
    end = start + 1
    while end < len(blocks) and not 0 < context.levels.get(id(blocks[end]), 0) <= level:
        end += 1
    kinds = [b.kind for b in blocks[start:end]]
    if not _LEADS_UP.search(blocks[start].text) or "list" not in kinds:
        return end
    last = kinds.index("list")
    while last + 1 < len(kinds) and kinds[last + 1] == "paragraph":
        if last + 2 < len(kinds) and kinds[last + 2] not in ("paragraph", "heading"):
            break
        last += 1
    return start + last + 1


def render_block(block: Block, context: Context, depth: int = 0) -> str:
    """One block as HTML, or '' where there is nothing in it to publish."""
    html = _render(block, context, depth)
    name = context.block_ids.get(id(block))
    if html and name and block.kind != "heading":
        return re.sub(r"^<(\w+)", rf'<\1 id="{name}"', html, count=1)
    return html


def _render(block: Block, context: Context, depth: int) -> str:
    if block.kind in ("furniture", "footnote") or id(block) in context.removed:
        return ""
    if block is context.title:
        return ""
    if depth > DEEPEST:
        return _flat(block, context)
    if block.kind == "heading":
        return _heading(block, context)
    if block.kind == "code":
        return _code(block)
    if block.kind == "rule":
        return "<hr>"
    if block.kind == "table":
        return render_table(block, context, lambda cell: render_inside(cell, context, depth + 1))
    if block.kind == "list":
        return _list(block, context, depth)
    if block.kind == "quote":
        return _quote(block, context, depth)
    if block.kind == "figure":
        return _figure(block, context, depth)
    if block.kind == "definitions":
        return _definitions(block, context, depth)
    if block.children:
        return render_blocks(block.children, context, depth + 1)
    return _paragraph(block, context)


def _flat(block: Block, context: Context) -> str:
    """What is nested beyond reason, as paragraphs."""
    found = (b for b in visible((block,), context.removed) if b.inlines)
    return "\n".join(html for b in found if (html := _paragraph(b, context)))


def _heading(block: Block, context: Context) -> str:
    level = context.levels.get(id(block), 0)
    html = escape.without_bold(render_inlines(block, context))
    name = context.heading_ids.get(id(block), "")
    if not html or not level:  # in a cell or a term there are no headings
        return f"<p><strong>{html}</strong></p>" if html else ""
    plain = render_inlines(block, context, plain=True)
    context.headings.append(Heading(level, name, plain_text(block, context).strip(), plain))
    return f'<h{level} id="{name}">{html}</h{level}>'


def _paragraph(block: Block, context: Context) -> str:
    images = [i for i in block.inlines if i.kind == "image"]
    if len(images) == 1 and not block.text.strip() and images[0].attributes.get("title"):
        picture = render_image(images[0], context)
        caption = escape.text(images[0].attributes["title"])
        if picture:
            return f"<figure>\n{picture}\n<figcaption>{caption}</figcaption>\n</figure>"
    html = render_inlines(block, context)
    return f"<p>{html}</p>" if html else ""


def _code(block: Block) -> str:
    text = block.text
    if not text.strip():
        return ""
    language = re.sub(r"[^\w+#.-]", "", block.attributes.get("language", ""))
    named = f' class="language-{escape.text(language)}"' if language else ""
    return f"<pre><code{named}>{escape.text(text.rstrip())}\n</code></pre>"


def render_inside(block: Block, context: Context, depth: int) -> str:
    """The content of a cell, item, term or caption: prose as it is, or blocks."""
    if not block.children:
        return render_inlines(block, context)
    shown = [c for c in block.children if c.kind != "furniture" and id(c) not in context.removed]
    if len(shown) == 1 and shown[0].kind == "paragraph" and not block.inlines:
        return render_inlines(shown[0], context)
    own = render_inlines(block, context) if block.inlines else ""
    rest = render_blocks(shown, context, depth)
    return "\n".join(part for part in (own, rest) if part)


def _list(block: Block, context: Context, depth: int) -> str:
    items = [i for i in block.children if id(i) not in context.removed]
    tight = all(_is_tight(item) for item in items)
    rendered = [_item(item, context, depth + 1, tight) for item in items]
    cited = id(block) == context.reference_list
    shown = "\n".join(
        f'<li id="ref-{n}">{html}{way_back(n, context)}</li>'
        if cited
        else f"<li{_id(item, context)}>{html}</li>"
        for n, (item, html) in enumerate(zip(items, rendered, strict=True), 1)
        if html
    )
    if not shown:
        return ""
    if block.attributes.get("ordered") != "true":
        return f"<ul>\n{shown}\n</ul>"
    start = block.attributes.get("start", "1")
    first = f' start="{int(start)}"' if re.fullmatch(r"\d{1,9}", start) and int(start) != 1 else ""
    return f"<ol{first}>\n{shown}\n</ol>"


def _id(block: Block, context: Context) -> str:
    own = context.block_ids.get(id(block)) if block.kind == "item" else None
    return escape.attributes({"id": own})


def _is_tight(item: Block) -> bool:
    return sum(child.kind == "paragraph" for child in item.children) <= 1


def _item(item: Block, context: Context, depth: int, tight: bool) -> str:
    if item.kind != "item":
        return render_block(item, context, depth)
    if not item.children:
        return render_inlines(item, context)
    parts = []
    if item.inlines:
        parts.append(render_inlines(item, context))
    for child in item.children:
        if id(child) in context.removed:
            continue
        if tight and child.kind == "paragraph":
            parts.append(render_inlines(child, context))
        else:
            parts.append(render_block(child, context, depth))
    return "\n".join(part for part in parts if part)


def _quote(block: Block, context: Context, depth: int) -> str:
    children = list(block.children)
    alert = _ALERT.match(children[0].text) if children else None
    if alert is None:
        inner = (
            render_blocks(children, context, depth + 1) if children else _paragraph(block, context)
        )
        return f"<blockquote>\n{inner}\n</blockquote>" if inner else ""
    first = re.sub(r"^\[![A-Za-z]+\]\s*(?:<br>)?\s*", "", render_inlines(children[0], context))
    kind = "caution" if alert[1].upper() in ("IMPORTANT", "WARNING", "CAUTION") else "advice"
    rest = render_blocks(children[1:], context, depth + 1)
    inner = "\n".join(part for part in (f"<p>{first}</p>" if first else "", rest) if part)
    return f'<div class="caveat {kind}" role="note">\n{inner}\n</div>' if inner else ""


def _figure(block: Block, context: Context, depth: int) -> str:
    caption = next((c for c in block.children if c.kind == "caption"), None)
    rest = [c for c in block.children if c is not caption]
    parts = [render_inlines(block, context)] if block.inlines else []
    for child in rest:
        alone = child.kind == "paragraph" and not child.text.strip()
        parts.append(
            render_inlines(child, context) if alone else render_block(child, context, depth + 1)
        )
    inner = "\n".join(part for part in parts if part)
    words = render_inside(caption, context, depth + 1) if caption is not None else ""
    if not inner:
        return f"<p>{words}</p>" if words and "<p>" not in words else words
    named = f"\n<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>\n{inner}{named}\n</figure>"


def _definitions(block: Block, context: Context, depth: int) -> str:
    """Terms each followed by what they mean; a list without that shape becomes paragraphs."""
    parts: list[tuple[str, str]] = []
    for child in block.children:
        if id(child) in context.removed or child.kind == "furniture":
            continue
        if child.kind in ("term", "definition"):
            html = render_inside(child, context, depth + 1)
        else:
            html = render_block(child, context, depth + 1)
        if html:
            parts.append((DEFINITIONS.get(child.kind, ""), html))
    names = [name for name, _ in parts]
    whole = names[:1] == ["dt"] and names[-1:] == ["dd"] and "" not in names
    if whole and not any("<p>" in html for name, html in parts if name == "dt"):
        return "<dl>\n" + "\n".join(f"<{e}>{html}</{e}>" for e, html in parts) + "\n</dl>"
    return "\n".join(html if _is_block(html) else f"<p>{html}</p>" for _, html in parts)


def _is_block(html: str) -> bool:
    return bool(re.match(r"<(?:p|h\d|ul|ol|dl|div|section|figure|blockquote|pre|hr)\b", html))

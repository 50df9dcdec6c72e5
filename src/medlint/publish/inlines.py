"""Inlines to HTML: text set for its language, links and images checked, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medlint.document.model import LEAVES, Block, Inline
from medlint.publish import escape
from medlint.publish.context import Context
from medlint.publish.dates import valid_datetime
from medlint.publish.images import render_image
from medlint.publish.leftovers import attribute_lists
from medlint.publish.typography import typeset
from medlint.publish.urls import is_external, safe_url
from medlint.publish.words import labels

ELEMENTS = {
    "emphasis": "em",
    "strong": "strong",
    "strikethrough": "s",
    "subscript": "sub",
    "superscript": "sup",
    "quotation": "q",
}
DEEPEST = 40  # inlines nested deeper are published as their text
_ADDRESS = re.compile(r"\s*(?:https?://|www\.|mailto:|\S+@\S+\.)\S*\s*$")
_CITATION = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]")
_NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*$")
_UNIT_BEFORE = re.compile(r"(?:\d|\b[a-zA-Zµμ]{1,2}|/\w{1,3})$")


@dataclass
class _Line:
    """The prose of one block on its way out."""

    context: Context
    prose: str
    cells: str | Sequence[str]
    place: int = 0
    in_link: bool = False
    depth: int = 0


def render_inlines(block: Block, context: Context, *, plain: bool = False) -> str:
    """A block's inlines as HTML; ``plain`` leaves out links, references and images."""
    prose = block.prose.text
    cells = _cells(block, context)
    line = _Line(context, prose, cells, in_link=plain)
    html = "".join(_each(block.inlines, line, plain))
    return re.sub(r"(?:\s|<br>)+$", "", re.sub(r"^(?:\s|<br>)+", "", html))


def plain_text(block: Block, context: Context) -> str:
    """A block's prose, set for its language, on one line."""
    return "".join(_cells(block, context))


def _cells(block: Block, context: Context) -> str | Sequence[str]:
    """What stands in the place of each character of a block's prose."""
    prose = block.prose.text
    cells = typeset(prose, context.language, _protected(block, prose))
    leftovers = list(attribute_lists(block)) if context.markdown else []
    if not leftovers:
        return cells
    shown = list(cells)
    for start, end in leftovers:
        shown[start:end] = [""] * (end - start)
    return shown


def _protected(block: Block, prose: str) -> Iterator[tuple[int, int]]:
    for mark in block.prose.marks:
        if mark.inline.kind == "code" or (
            mark.inline.kind == "link" and _ADDRESS.match(prose[mark.start : mark.end])
        ):
            yield mark.start, mark.end


def _each(inlines: tuple[Inline, ...], line: _Line, plain: bool) -> Iterator[str]:
    waiting = 0  # characters of adjacent text that are rendered together
    for inline in inlines:
        if inline.kind in ("text", "entity", "softbreak"):
            waiting += len(inline.text)
            continue
        if waiting:
            yield _text(waiting, line, plain)
            waiting = 0
        yield _one(inline, line, plain)
    if waiting:
        yield _text(waiting, line, plain)


def _text(length: int, line: _Line, plain: bool) -> str:
    start, end = line.place, line.place + length
    line.place = end
    cells = line.cells
    if plain or line.in_link:
        return escape.text("".join(cells[start:end]))
    parts = []
    for first, last, html in sorted(_marked(line, start, end)):
        if first >= start:
            parts += [escape.text("".join(cells[start:first])), html]
            start = last
    return "".join(parts) + escape.text("".join(cells[start:end]))


def _marked(line: _Line, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where citations stand, and abbreviations that the article explains aside, with their HTML."""
    context = line.context
    for match in _CITATION.finditer(line.prose, start, end) if context.citations else ():
        if linked := _cite(match[1], context):
            yield *match.span(), f"[{linked}]"
    for short in [a for a in context.abbreviations if a in line.prose[start:end]]:
        found = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)").search(line.prose, start, end)
        if found:
            title = escape.attributes({"title": context.abbreviations.pop(short)})
            yield *found.span(), f"<abbr{title}>{escape.text(short)}</abbr>"


def _one(inline: Inline, line: _Line, plain: bool) -> str:
    kind = inline.kind
    if kind in LEAVES:
        start = line.place
        line.place += len(inline.text)
        if kind == "break":
            return "\n" if plain else "<br>\n"
        shown = escape.text("".join(line.cells[start : line.place]))
        return f"<code>{shown}</code>" if kind == "code" and shown else shown
    if line.depth >= DEEPEST:
        return _text(_length(inline), line, True)
    line.depth += 1
    html = _nested(inline, line, plain)
    line.depth -= 1
    return html


def _length(inline: Inline) -> int:
    total, stack = 0, [inline]
    while stack:
        found = stack.pop()
        total += len(found.text) if found.kind in LEAVES else 0
        stack.extend(found.children)
    return total


def _nested(inline: Inline, line: _Line, plain: bool) -> str:
    kind = inline.kind
    if kind == "image":
        return "" if plain else render_image(inline, line.context)
    if kind == "footnote-reference":
        return "" if plain else _footnote(inline, line)
    if kind == "anchor":
        name = line.context.anchor(inline)
        content = "".join(_each(inline.children, line, plain))
        return content if plain or not name else f'<span id="{name}"></span>{content}'
    if kind == "link" and not line.in_link:
        return _link(inline, line)
    before = line.place
    content = "".join(_each(inline.children, line, plain))
    if kind == "superscript" and not plain and not line.in_link:
        linked = _superscript(line, before)
        if linked:
            return f"<sup>{linked}</sup>"
    return _wrapped(inline, content)


def _wrapped(inline: Inline, content: str) -> str:
    if not content.strip():
        return content
    if inline.kind in ELEMENTS:
        name = ELEMENTS[inline.kind]
        return f"<{name}>{content}</{name}>"
    if inline.kind == "abbreviation":
        title = inline.attributes.get("title") or None
        return f"<abbr{escape.attributes({'title': title})}>{content}</abbr>"
    if inline.kind == "time":
        given = inline.attributes.get("datetime", "")
        if valid_datetime(given):
            return f"<time{escape.attributes({'datetime': given})}>{content}</time>"
    return content


def _link(inline: Inline, line: _Line) -> str:
    context = line.context
    href = _href(inline.attributes.get("href", ""), context)
    line.in_link = href is not None
    content = "".join(_each(inline.children, line, False))
    line.in_link = False
    if href is None:
        return content
    if not re.sub(r"<(?!img)[^>]*>|\s", "", content) or _silent(content):
        context.notes.append(f"a link without text was left out: {inline.attributes.get('href')}")
        return content
    title = inline.attributes.get("title") or None
    rel = "noopener" if is_external(href) else None
    return f"<a{escape.attributes({'href': href, 'title': title, 'rel': rel})}>{content}</a>"


def _silent(content: str) -> bool:
    """Whether a link's content is images without alternative text, and nothing else."""
    words = re.sub(r"<[^>]*>|\s", "", content)
    return not words and not re.search(r'alt="[^"]*[^"\s]', content)


def _href(url: str, context: Context) -> str | None:
    if url.startswith("#"):
        found = context.target(url[1:])
        if found is None:
            context.notes.append(f"a link to a place that is not on the page was left out: {url}")
            return None
        return f"#{found}"
    href = safe_url(url)
    if href is None:
        if url.strip():
            context.notes.append(f"a link that may not be published was left out: {url[:80]!r}")
        return None
    return context.link(href)


def _footnote(inline: Inline, line: _Line) -> str:
    context = line.context
    label = inline.attributes.get("label", "")
    if label not in context.footnotes or line.in_link:
        return ""
    times = context.cited[label] = context.cited.get(label, 0) + 1
    number = context.numbers.setdefault(label, len(context.numbers) + 1)
    name = f"fnref-{number}" if times == 1 else f"fnref-{number}-{times}"
    word = labels(context.language)["note"]
    return (
        f'<sup class="note"><a href="#fn-{number}" id="{name}" role="doc-noteref"'
        f' aria-label="{escape.text(word)} {number}">{number}</a></sup>'
    )


def _superscript(line: _Line, start: int) -> str:
    """A citation set as a superscript, linked; '' where it is an exponent or something else."""
    text = line.prose[start : line.place].strip()
    if not line.context.citations or not _NUMBERS.match(text):
        return ""
    if _UNIT_BEFORE.search(line.prose[max(0, start - 5) : start]):
        return ""
    return _cite(text, line.context)


def _cite(numbers: str, context: Context) -> str:
    """The numbers of a citation, each a link to its reference; '' if one of them has none."""
    found = [int(n) for n in re.findall(r"\d+", numbers)]
    if not all(1 <= n <= context.citations for n in found):
        return ""

    def link(match: re.Match[str]) -> str:
        number = int(match[0])
        first = number not in context.references_cited
        context.references_cited.add(number)
        name = f' id="cite-{number}"' if first else ""
        word = escape.text(labels(context.language)["reference"])
        return f'<a href="#ref-{number}"{name} aria-label="{word} {number}">{number}</a>'

    return re.sub(r"\d+", link, re.sub(r"\s*-\s*", "–", escape.text(numbers)))

"""Plain text: blocks between blank lines; headings, lists and quotes as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from medlint import ready
from medlint.document.model import NOTHING, Block, Inline
from medlint.document.source import Span

LINE = ready.pattern(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
MARKER = ready.pattern(r"(?:[-*•‣◦▪·–—o]|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
BULLET = ready.pattern(r"[-*•‣◦▪·–—o]")
UNDERLINE = ready.pattern(r"={3,}|-{3,}|~{3,}|\*{3,}|_{3,}")
RULE = ready.pattern(r"(?:[-*_=~#•][ \t]*){3,}")
WORD = ready.pattern(r"[^\W_]+(?:['’\-][^\W_]+)*")
SENTENCE_INSIDE = ready.pattern(r"[.!?][\"'”’)\]]*\s+[A-Z“\"']")
CONTACT = ready.pattern(
    r"@\w|https?://|www\.|\b(?:tel|telephone|phone|fax|email|e-mail)\b\s*:|\d{3}[\d\s-]{4,}",
    re.IGNORECASE,
)
DATELINE = ready.pattern(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4}"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}"
    r"|^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$"
)
LABEL = ready.pattern(
    r"(?:by|written by|author|reviewed by|medically reviewed by|source|sources|photo|image|"
    r"published|updated|last updated|last reviewed|tags|categories|copyright|contact)\b.*[:©]"
    r"|^by\s|©",
    re.IGNORECASE,
)
MAX_HEADING = 100
MAX_WORDS = 15


class Line(msgspec.Struct, frozen=True):
    """A line without its indentation and trailing space: what it says, and where."""

    text: str
    start: int
    end: int
    indent: int


def read(text: str, base: int = 0, hidden: Iterable[Span] = ()) -> tuple[Block, ...]:
    """The blocks of a plain text, from ``base`` on."""
    blocks: list[Block] = []
    guessed: list[int] = []  # headings that nothing but their shortness shows
    hidden_starts = {span.start for span in hidden}
    titled = False
    for group in _groups(text, base, hidden_starts):
        while _is_underlined(group):
            blocks.append(_underlined(group, titled))
            titled, group = True, group[2:]
        if not group:
            continue
        found = list(_blocks(group, titled, not blocks))
        if found[0].kind == "heading":
            guessed += [len(blocks)] if blocks else []
            titled = True
        blocks += found
    for i in _no_headings(guessed, len(blocks)):
        blocks[i] = replace(blocks[i], kind="paragraph", level=0)
    return tuple(_joined(blocks))


def _no_headings(guessed: Sequence[int], end: int) -> Iterator[int]:
    """Those of the short lines that head nothing: all but the last of several in a row, and those
    that end the text.

    They are the rows of a table, points without a mark, or names and titles below a text.
    """
    known = {*guessed, end}
    for i in guessed:
        if i + 1 in known and (i - 1 in known or i + 2 in known or i + 1 == end):
            yield i


def _groups(text: str, base: int, hidden: set[int]) -> Iterator[list[Line]]:
    """Lines that stand together between blank lines."""
    group: list[Line] = []
    for found in LINE.finditer(text, base):
        line = found[1]
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if stripped and found.start() + indent not in hidden:
            start = found.start() + indent
            group.append(Line(stripped, start, start + len(stripped), indent))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _blocks(group: list[Line], titled: bool, first: bool) -> Iterator[Block]:
    if len(group) == 1 and RULE.fullmatch(group[0].text):
        yield Block("rule", Span(group[0].start, group[0].end))
    elif all(line.text.startswith(">") for line in group):
        yield _quote(group)
    elif _is_heading(group, first):
        span = Span(group[0].start, group[-1].end)
        yield Block("heading", span, 2 if titled else 1, _inlines(group))
    else:
        yield from _lists(group)


def _is_underlined(group: list[Line]) -> bool:
    return len(group) > 1 and UNDERLINE.fullmatch(group[1].text) is not None


def _underlined(group: list[Line], titled: bool) -> Block:
    """A heading that a row of signs underlines."""
    level = 1 if group[1].text[0] == "=" or not titled else 2
    return Block("heading", Span(group[0].start, group[1].end), level, _inlines(group[:1]))


def _is_heading(group: list[Line], first: bool) -> bool:
    """A short line by itself that does not end as a sentence does.

    A date, an address or a name of the author is none.
    """
    if len(group) > 1 or MARKER.match(group[0].text):
        return False
    text = group[0].text
    words = WORD.findall(text)
    if not words or len(text) > MAX_HEADING + 60 * first or len(words) > MAX_WORDS + 10 * first:
        return False
    if text[-1] in ".!,;:…" or (text[-1] in "\"”’')" and text[-2:-1] in ".!,"):
        return False
    if SENTENCE_INSIDE.search(text) and not text.endswith("?"):
        return False
    if CONTACT.search(text) or DATELINE.search(text) or LABEL.match(text):
        return False
    return not text[0].islower()


def _quote(group: list[Line]) -> Block:
    inner = [_cut(line, re.match(r"(?:>[ \t]?)+", line.text).end()) for line in group]  # type: ignore[union-attr]
    span = Span(group[0].start, group[-1].end)
    parts: list[list[Line]] = [[]]
    for line in inner:
        if line.text:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return Block("quote", span, children=tuple(_paragraph(part) for part in parts if part))


def _cut(line: Line, count: int) -> Line:
    """A line without its first characters."""
    rest = line.text[count:].lstrip()
    return Line(rest, line.end - len(rest), line.end, line.indent)


def _lists(group: list[Line]) -> Iterator[Block]:
    """A paragraph, then perhaps items; a line that follows an item belongs to it."""
    first = next((i for i, line in enumerate(group) if _is_item(line)), len(group))
    if first > 0 and len(group) - first == 1 and not group[first - 1].text.endswith(":"):
        first = len(group)  # a lone dash at a line's start is a dash
    if first:
        yield _paragraph(group[:first])
    items: list[list[Line]] = []
    for line in group[first:]:
        if _is_item(line):
            items.append([line])
        else:
            items[-1].append(line)
    if items:
        yield from _list(items)


def _is_item(line: Line) -> bool:
    found = MARKER.match(line.text)
    return found is not None and not (line.text[0] == "o" and line.indent == 0)


def _list(items: list[list[Line]]) -> Iterator[Block]:
    """Items as lists: a change from bullets to numbers begins another."""
    made: list[Block] = []
    ordered: str | None = None
    for lines in items:
        found = MARKER.match(lines[0].text)
        number = (found[1] if found else None) or ""
        if made and bool(number) != bool(ordered):
            yield _whole_list(made, ordered)
            made = []
        if not made:
            ordered = number
        cut = _cut(lines[0], found.end() if found else 0)
        span = Span(lines[0].start, lines[-1].end)
        made.append(Block("item", span, inlines=_inlines([cut, *lines[1:]])))
    yield _whole_list(made, ordered)


def _whole_list(items: list[Block], start: str | None) -> Block:
    span = Span(items[0].span.start, items[-1].span.end)
    attributes = {"ordered": "true", "start": start} if start else NOTHING
    return Block("list", span, children=tuple(items), attributes=attributes)


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """Lists with blank lines between their items are one list."""
    held: list[Block] = []  # lists that belong together
    for block in blocks:
        if held and block.kind == "list" and _goes_on(held, block):
            held.append(block)
            continue
        if held:
            yield _merged(held)
        held = [block] if block.kind == "list" else []
        if block.kind != "list":
            yield block
    if held:
        yield _merged(held)


def _goes_on(held: list[Block], block: Block) -> bool:
    start = block.attributes.get("start")
    if held[0].attributes.get("ordered") != block.attributes.get("ordered"):
        return False
    if start is None:
        return True
    count = sum(len(b.children) for b in held)
    return int(start) == int(held[0].attributes["start"]) + count


def _merged(lists: list[Block]) -> Block:
    if len(lists) == 1:
        return lists[0]
    children = tuple(item for block in lists for item in block.children)
    span = Span(lists[0].span.start, lists[-1].span.end)
    return Block("list", span, children=children, attributes=lists[0].attributes)


def _paragraph(lines: list[Line]) -> Block:
    return Block("paragraph", Span(lines[0].start, lines[-1].end), inlines=_inlines(lines))


def _inlines(lines: list[Line]) -> tuple[Inline, ...]:
    """The lines, joined by line ends that read as spaces."""
    made: list[Inline] = []
    for line in lines:
        if made:
            made.append(Inline("softbreak", Span(made[-1].span.end, line.start), " "))
        made.append(Inline("text", Span(line.start, line.end), line.text))
    return tuple(made)

"""The reader of plain text: paragraphs between blank lines, headings by how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medlint.document.model import Block, Document, Inline
from medlint.document.source import LINE_END, Source, Span

LIST_MARK = re.compile(r"(?:[-*•–·▪◦]|\(?(?P<number>\d{1,3})[.)]|\(?[a-z]\))[ \t]+(?=\S)")
QUOTE_MARK = re.compile(r">[ \t]?")
UNDERLINE = re.compile(r"([=\-~*])\1{2,}\s*$")
RULE = re.compile(r"(?:[-*_=~#][ \t]*){3,}$")
LONGEST_HEADING = 100  # characters
MOST_WORDS = 14
SENTENCE_END = re.compile(r"[.!;:,…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # offset of the first character that is not white space
    end: int
    text: str


def read_plain(source: Source) -> Document:
    """Read an article in plain text."""
    groups = list(_groups(source.text))
    blocks = tuple(_headings_placed(_blocks(groups)))
    return Document(source, "text", blocks)


def _groups(text: str) -> Iterator[list[_Line]]:
    """The lines between blank lines."""
    group: list[_Line] = []
    start = 1 if text.startswith("\ufeff") else 0
    ends = [(m.start(), m.end()) for m in LINE_END.finditer(text, start)]
    for end, following in [*ends, (len(text), len(text))]:
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            first = start + len(raw) - len(raw.lstrip())
            group.append(_Line(first, first + len(stripped), stripped))
        elif group:
            yield group
            group = []
        start = following
    if group:
        yield group


def _blocks(groups: Sequence[list[_Line]]) -> Iterator[Block]:
    for group in groups:
        yield from _group(group)


def _group(lines: list[_Line]) -> Iterator[Block]:
    if len(lines) == 1 and RULE.match(lines[0].text):
        yield Block("rule", Span(lines[0].start, lines[0].end))
        return
    if len(lines) > 1 and UNDERLINE.match(lines[1].text):
        level = 1 if lines[1].text[0] == "=" else 2
        span = Span(lines[0].start, lines[1].end)
        yield Block("heading", span, level, _inlines(lines[:1]))
        if lines[2:]:
            yield from _group(lines[2:])
        return
    if all(QUOTE_MARK.match(line.text) for line in lines):
        inner = [_without_mark(line, QUOTE_MARK) for line in lines]
        inner = [line for line in inner if line.text]
        if inner:
            span = Span(lines[0].start, lines[-1].end)
            yield Block("quote", span, children=tuple(_group(inner)))
        return
    first_item = next((n for n, line in enumerate(lines) if LIST_MARK.match(line.text)), None)
    if first_item is not None and (
        first_item == 0
        or lines[first_item - 1].text[-1] in ":;-"
        or sum(1 for x in lines if LIST_MARK.match(x.text)) > 1
    ):
        if first_item:
            yield _paragraph(lines[:first_item])
        yield _list(lines[first_item:])
        return
    yield _paragraph(lines)


def _without_mark(line: _Line, mark: re.Pattern[str]) -> _Line:
    match = mark.match(line.text)
    cut = match.end() if match else 0
    text = line.text[cut:]
    cut += len(text) - len(text.lstrip())
    return _Line(line.start + cut, line.end, line.text[cut:])


def _list(lines: list[_Line]) -> Block:
    items: list[list[_Line]] = []
    numbers = []
    for line in lines:
        match = LIST_MARK.match(line.text)
        if match:
            items.append([line])
            numbers.append(match["number"])
        else:
            items[-1].append(line)
    blocks = tuple(
        Block(
            "item",
            Span(item[0].start, item[-1].end),
            inlines=_inlines([_without_mark(item[0], LIST_MARK), *item[1:]]),
        )
        for item in items
    )
    attributes = {"ordered": "true", "start": numbers[0]} if numbers[0] else {}
    return Block(
        "list", Span(lines[0].start, lines[-1].end), children=blocks, attributes=attributes
    )


def _paragraph(lines: list[_Line]) -> Block:
    return Block("paragraph", Span(lines[0].start, lines[-1].end), inlines=_inlines(lines))


def _inlines(lines: list[_Line]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for line in lines:
        if found:
            found.append(Inline("softbreak", Span(found[-1].span.end, line.start), " "))
        found.append(Inline("text", Span(line.start, line.end), line.text))
    return tuple(found)


def _headings_placed(blocks: Iterator[Block]) -> Iterator[Block]:
    """Short lines that stand alone and do not end like a sentence are headings, if text follows."""
    all_blocks = list(blocks)
    longer = [len(b.text) > LONGEST_HEADING or SENTENCE_END.search(b.text) for b in all_blocks]
    titled = False
    for n, block in enumerate(all_blocks):
        if block.kind == "heading":
            titled = titled or block.level == 1
            yield block
        elif _looks_like_heading(block) and any(longer[n + 1 :]):
            level = (
                1
                if not titled
                and not any(
                    b.kind == "paragraph" and longer[i] for i, b in enumerate(all_blocks[:n])
                )
                else 2
            )
            titled = titled or level == 1
            yield Block("heading", block.span, level, block.inlines)
        else:
            yield block


def _looks_like_heading(block: Block) -> bool:
    if block.kind != "paragraph" or len(block.inlines) != 1:
        return False
    text = block.text
    return (
        len(text) <= LONGEST_HEADING
        and len(text.split()) <= MOST_WORDS
        and not SENTENCE_END.search(text)
        and bool(re.search(r"[^\W\d_]", text))
        and not re.match(r"[a-z]", text)
        and "@" not in text
        and "://" not in text
    )

"""The texts that rules are run over: blocks, sentences, links, the summary, the raw source.

Each view knows which parts of a selector it answers to, and where its characters stand in the
source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

import msgspec

from medlint import ready
from medlint.document.model import BlockKind, Format, Mark
from medlint.document.source import Span
from medlint.language.analysis import Analysis, Passage
from medlint.language.phrases import ease, fold

Place = Callable[[int, int], tuple[Span, bool]]  # the source span, and whether it can be edited

ADDRESS = ready.pattern(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
EXTENSIONS = {"markdown": "md", "html": "html", "text": "txt"}
GAP = "\n\n"
# Case-insensitive patterns see "ss" in "ß" and "fi" in "ﬁ", which the index cannot. They are
# shown this letter in its place, which has no case.
STAND_IN = "\ua78f"


class View(msgspec.Struct, frozen=True, dict=True):
    """A text, the parts of a selector that name it, and the way back to the source."""

    text: str
    parts: frozenset[str]
    place: Place
    passage: Passage | None = None
    offset: int = 0  # of the text in the passage's prose
    value: str = ""  # of a field: its key

    @cached_property
    def eased(self) -> str:
        """The text with plain apostrophes, spaces and hyphens, and no letter that folds to two."""
        eased = ease(self.text)
        return eased if self.plain else "".join(c if _plain(c) else STAND_IN for c in eased)

    @cached_property
    def folded(self) -> str:
        """The text as phrases are looked for in it."""
        if self.passage is not None and self.text is self.passage.text:
            return self.passage.folded
        return fold(self.text)

    @cached_property
    def plain(self) -> bool:
        """Whether upper and lower case are one character each: ``ß`` and its like are not."""
        if self.text.isascii():
            return True
        lower = self.text.replace("µ", "μ").lower()
        return lower.casefold() == lower and len(lower) == len(self.text)

    @cached_property
    def addresses(self) -> tuple[tuple[int, int], ...]:
        """Where bare web addresses stand; what seems a word inside one is none."""
        if "://" not in self.text and "www." not in self.text.lower():
            return ()
        return tuple(m.span() for m in ADDRESS.finditer(self.text))

    def around(self, start: int) -> tuple[int, str]:
        """The sentence that holds the character at ``start``: where it begins, and its text."""
        if self.passage is None:
            begin = self.text.rfind("\n", 0, start) + 1
            end = self.text.find("\n", start)
            return begin, self.text[begin : end if end >= 0 else len(self.text)]
        place = start + self.offset
        sentences = self.passage.sentences
        i = bisect_right(sentences, place, key=lambda s: s.start) - 1
        if i < 0:
            return 0, self.text
        sentence = sentences[i]
        return sentence.start - self.offset, sentence.text


def _plain(character: str) -> bool:
    lower = character.replace("µ", "μ").lower()
    return lower.casefold() == lower and len(lower) == 1


def views(
    article: Analysis, family: str, chosen: Callable[[View], bool] = lambda _: True
) -> Iterator[View]:
    """All views of one family: text, sentence, summary, raw, alt, frontmatter, or a mark's.

    Of sentences only those of passages that ``chosen`` is true of.
    """
    if family == "text":
        yield from (_whole(article, p) for p in article.passages)
    elif family == "sentence":
        for passage in article.passages:
            whole = _whole(article, passage)
            for s in passage.sentences if chosen(whole) else ():
                yield _part(whole, passage, s.start, s.end, "sentence")
    elif family == "summary":
        yield from _summary(article)
    elif family == "raw":
        yield View(article.document.source.text, frozenset({"raw"}), _raw_place)
    elif family == "frontmatter":
        yield from _fields(article)
    elif family == "alt":
        yield from _alternatives(article)
    else:
        yield from _marks(article, family)


def _raw_place(start: int, end: int) -> tuple[Span, bool]:
    return Span(start, end), start < end


def _parts(article: Analysis, passage: Passage) -> frozenset[str]:
    block, around = passage.block, tuple(c.kind for c in passage.containers)
    header = bool(block.attributes.get("header"))
    return _named(article.document.format, block.kind, block.level, header, around)


@lru_cache(maxsize=1000)
def _named(
    form: Format, kind: BlockKind, level: int, header: bool, around: tuple[BlockKind, ...]
) -> frozenset[str]:
    parts = {"text", EXTENSIONS[form]}
    if kind == "heading":
        parts |= {"heading", f"h{level}"}
    if kind == "item" or "item" in around:
        parts.add("list")
    if "quote" in around:
        parts.add("blockquote")
    if kind == "cell":
        parts |= {"table", "header" if header else "cell"}
    if kind == "caption":
        parts |= {"caption", "table" if "table" in around else "figure"}
    if kind == "paragraph" and not around:
        parts.add("paragraph")
    return frozenset(parts)


def _whole(article: Analysis, passage: Passage) -> View:
    prose = passage.block.prose

    def place(start: int, end: int) -> tuple[Span, bool]:
        return prose.span(start, end), prose.editable(start, end)

    return View(_masked(passage), _parts(article, passage), place, passage)


def _masked(passage: Passage) -> str:
    """The prose with each character of inline code as an asterisk, so that lengths hold."""
    text = passage.text
    pieces, done = [], 0
    for mark in passage.block.prose.marks:
        if mark.inline.kind == "code" and mark.start >= done:
            pieces += [text[done : mark.start], "*" * (mark.end - mark.start)]
            done = mark.end
    return "".join((*pieces, text[done:])) if pieces else text


def _part(whole: View, passage: Passage, start: int, end: int, name: str) -> View:
    def place(a: int, b: int) -> tuple[Span, bool]:
        return whole.place(a + start, b + start)

    return View(whole.text[start:end], whole.parts | {name}, place, passage, start)


def _marks(article: Analysis, family: str) -> Iterator[View]:
    for passage in article.passages:
        found = [m for m in passage.block.prose.marks if m.inline.kind == family]
        for mark in found:
            yield _mark(article, passage, mark, family)


def _mark(article: Analysis, passage: Passage, mark: Mark, family: str) -> View:
    prose = passage.block.prose

    def place(a: int, b: int) -> tuple[Span, bool]:
        a, b = a + mark.start, b + mark.start
        return prose.span(a, b), prose.editable(a, b)

    text = passage.text[mark.start : mark.end]
    parts = (_parts(article, passage) - {"text"}) | {family}
    return View(text, parts, place, passage, mark.start)


def _summary(article: Analysis) -> Iterator[View]:
    chosen = [
        p
        for p in article.passages
        if p.kind not in ("heading", "cell", "caption") and not p.inside("table")
    ]
    if not chosen:
        return
    starts, length = [], 0
    for passage in chosen:
        starts.append(length)
        length += len(passage.text) + len(GAP)

    def place(start: int, end: int) -> tuple[Span, bool]:
        i = bisect_right(starts, start) - 1
        passage, offset = chosen[i], starts[i]
        prose = passage.block.prose
        a, b = start - offset, min(end - offset, len(passage.text))
        whole = end - offset <= len(passage.text)
        return prose.span(a, b), whole and prose.editable(a, b)

    yield View(GAP.join(map(_masked, chosen)), frozenset({"summary"}), place)


def _fields(article: Analysis) -> Iterator[View]:
    source = article.document.source
    for key, field in article.document.metadata.items():
        if isinstance(field.value, str) and field.value:
            place = _verbatim(source.text, field.span, field.value)
            yield View(field.value, frozenset({"frontmatter", key.lower()}), place)


def _alternatives(article: Analysis) -> Iterator[View]:
    source = article.document.source
    if "![" not in source.text and "alt" not in source.text:
        return
    for block in article.document.walk():
        for inline in (i for top in block.inlines for i in top.walk()):
            if inline.kind == "image" and (alt := inline.attributes.get("alt")):
                place = _verbatim(source.text, inline.span, alt)
                yield View(alt, frozenset({"attr", "alt"}), place)


def _verbatim(source: str, span: Span, value: str) -> Place:
    """Places inside ``value`` if it stands in the span once and as it is, or the whole span."""
    inside = source[span.start : span.end]
    first = inside.find(value)
    once = first >= 0 and inside.find(value, first + 1) < 0

    def place(start: int, end: int) -> tuple[Span, bool]:
        if not once:
            return span, False
        begin = span.start + first
        return Span(begin + start, begin + end), start < end

    return place

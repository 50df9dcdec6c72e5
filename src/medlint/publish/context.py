"""What one rendering needs to know everywhere: ids, places to link to, notes for the editor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

import msgspec

from medlint.document.model import Block, Inline
from medlint.publish import escape
from medlint.publish.words import labels

# Ids that the page itself uses; an article's own never take them.
_RESERVED = re.compile(
    r"(?:main|contents|references|notes|(?:fn|fnref|ref|cite|table)-\d+(?:-\d+)?)$"
)
LONGEST_ID = 70  # characters


class Heading(msgspec.Struct, frozen=True):
    """A heading as it is published."""

    level: int
    id: str
    text: str
    html: str


class Picture(msgspec.Struct, frozen=True):
    """Where an image is to be loaded from, and how large it is (0: not known)."""

    src: str
    width: int = 0
    height: int = 0


@dataclass
class Context:
    """The state of one rendering."""

    language: str = "en"
    markdown: bool = False
    link: Callable[[str], str | None] = lambda url: url
    picture: Callable[[str], Picture | None] = lambda src: Picture(src)
    removed: frozenset[int] = frozenset()  # by id() of the block
    title: Block | None = None  # the heading that is the page's h1
    citations: int = 0  # how many numbered references the article has
    reference_list: int = 0  # id() of the list that the numbers refer to, if the article has it
    ids: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)  # how often an id was wanted
    targets: dict[str, str] = field(default_factory=dict)  # what a link says → the id it means
    levels: dict[int, int] = field(default_factory=dict)  # by id() of the heading
    block_ids: dict[int, str] = field(default_factory=dict)  # given by the author; by id()
    heading_ids: dict[int, str] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    footnotes: dict[str, Block] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)  # footnote label → times referred to
    numbers: dict[str, int] = field(default_factory=dict)  # footnote label → its number
    references_cited: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)
    tables: int = 0
    abbreviations: dict[str, str] = field(default_factory=dict)  # not yet met → what each means

    def claim(self, wanted: str) -> str:
        """An id near to the one wanted that nothing else on the page has."""
        name, n = wanted, self.counts.get(wanted, 1)
        while name in self.ids or _RESERVED.match(name):
            n += 1
            name = f"{wanted}-{n}"
        self.ids.add(name)
        self.counts[wanted] = n
        return name

    def anchor(self, inline: Inline) -> str:
        """The id of a place that the article's author named."""
        return self.block_ids.get(id(inline), "")

    def target(self, fragment: str) -> str | None:
        """The id that a link to ``#fragment`` means, or None if there is no such place."""
        name = unquote(fragment)
        return self.targets.get(name) or self.targets.get(slug(name))


def slug(text: str) -> str:
    """A heading's id: its words in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "").replace("'", "")
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    if len(words) > LONGEST_ID:
        words = words[:LONGEST_ID].rsplit("-", 1)[0]
    return words or "section"


def way_back(number: int, context: Context) -> str:
    """A link from a reference to the place that cites it first, if any does."""
    if number not in context.references_cited:
        return ""
    word = escape.text(labels(context.language)["back"])
    return f' <a href="#cite-{number}" role="doc-backlink" aria-label="{word} ({number})">↩</a>'

"""What readers see of an article beside its blocks: titles and descriptions of the front matter,
the alternative texts of images, the titles of images and links.

Each is a passage, so that rules read it as they read any other; its place is that in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from medlint.document.model import Block, Inline
from medlint.document.source import Span
from medlint.language.analysis import Passage

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

READ = frozenset(  # keys of the front matter whose values readers see
    "description excerpt heading intro lead standfirst subtitle summary title".split()
)
SAID = ("alt", "title")  # attributes of images and links
# Without one of these a file has no image and no title; HTML's tags and Markdown's brackets.
SIGNS = ("](", "]:", "alt=", "title=")


def find_asides(article: Analysis) -> tuple[Passage, ...]:
    """What stands in the source as it is read: nothing that is escaped or broken over lines."""
    return (*_described(article), *_attributes(article))


def _described(article: Analysis) -> Iterator[Passage]:
    span = article.document.front_matter
    end = span.end if span else len(article.document.source.text)
    for key, field in article.document.metadata.items():
        for said in _said(key, field.value):
            yield from _passage(article, said, field.span.start, end)


def _said(key: str, value: object) -> Iterator[str]:
    if isinstance(value, str):
        if key in READ and value:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _said(key, item)
    elif isinstance(value, dict):
        for inner, item in value.items():
            yield from _said(str(inner), item)


def _attributes(article: Analysis) -> Iterator[Passage]:
    if not any(sign in article.document.source.text for sign in SIGNS):
        return
    for block in article.document.walk():
        for inline in (i for top in block.inlines for i in top.walk()):
            if inline.kind in ("image", "link"):
                for name in SAID:
                    if said := inline.attributes.get(name):
                        yield from _passage(article, said, inline.span.start, inline.span.end)


def _passage(article: Analysis, said: str, start: int, end: int) -> Iterator[Passage]:
    """Where it stands between quotation marks, brackets or spaces: not inside an address."""
    text = article.document.source.text
    while (start := text.find(said, start, end)) >= 0:
        span = Span(start, start + len(said))
        around = text[start - 1 : start] + text[span.end : span.end + 1]
        if not any(c.isalnum() or c in "/-_." for c in around.rstrip(".")):
            yield Passage(
                0, Block("paragraph", span, inlines=(Inline("text", span, said),)), (), ()
            )
            return
        start += 1

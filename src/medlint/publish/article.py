"""A Document as the HTML of one article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from medlint.document.model import Block, Document
from medlint.language.citations import heads_references
from medlint.publish import escape
from medlint.publish.blocks import render_sections
from medlint.publish.context import Context, Heading, Picture, way_back
from medlint.publish.footnotes import render_footnotes
from medlint.publish.glossary import Glossary, render_glossary
from medlint.publish.inlines import render_inlines
from medlint.publish.leftovers import abbreviation_lists, template_marks
from medlint.publish.lock import lock
from medlint.publish.metadata import Metadata, Reference, language_tag, read_metadata
from medlint.publish.outline import lay_out, plain_title, title_block, visible
from medlint.publish.removal import Removal
from medlint.publish.subjects import title_subjects
from medlint.publish.typography import typeset
from medlint.publish.urls import is_external, safe_url
from medlint.publish.words import labels

_MARKERS = re.compile(r"\s?\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]")  # of citations
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Rendered(msgspec.Struct, frozen=True):
    """An article as HTML, and what a page around it needs to know.

    ``body`` is everything below the title; ``notes`` say in words what could not be published.
    """

    title: str
    heading: str  # the h1 element
    body: str
    headings: tuple[Heading, ...]
    language: str
    direction: str
    description: str  # as given, or else the first paragraph
    origins: tuple[str, ...]  # of images from elsewhere
    notes: tuple[str, ...]
    references: tuple[Reference, ...]  # of the metadata, or else those that the article lists
    about: tuple[tuple[str, str], ...]  # types of schema.org and names
    contents: bool  # whether the article brings a table of contents of its own

    @property
    def html(self) -> str:
        """Title and body."""
        return f"{self.heading}\n{self.body}"


def render(document: Document, removal: Removal | None = None, language: str = "") -> str:
    """The article alone, as HTML that can stand anywhere: its title and what follows.

    Only elements, attributes and addresses of a fixed list can come out, whatever went in.
    """
    return render_article(document, removal, language=language).html


def render_article(
    document: Document,
    removal: Removal | None = None,
    *,
    language: str = "",
    metadata: Metadata | None = None,
    link: Callable[[str], str | None] = lambda url: url,
    picture: Callable[[str], Picture | None] = lambda src: Picture(src),
    glossary: Glossary = (),
) -> Rendered:
    """Render an article; ``link`` and ``picture`` may change or refuse the addresses it uses."""
    metadata = metadata or read_metadata(document)
    language = language_tag(language) or metadata.language or "en"
    removed = removal.blocks if removal else frozenset()
    context = Context(language, document.format == "markdown", link, picture, removed)
    shown = _published(document, context)
    listed = _reference_list(shown)
    _lay_out(document, shown, listed, len(metadata.references), context)
    heading = _title(document, context)
    parts = [render_sections(document.blocks, context), render_footnotes(context)]
    parts.append(render_glossary(glossary, context))
    if listed is None:
        parts.append(_references(metadata.references, context))
    body = "\n".join(part for part in parts if part)
    direction = metadata.direction or ("rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr")
    return Rendered(
        title=_one_line(plain_title(document, context.title), language),
        heading=lock(heading),
        body=lock(body),
        headings=tuple(context.headings),
        language=language,
        direction=direction,
        description=_one_line(metadata.description, language) or _lead(shown, context),
        origins=tuple(sorted(context.origins)),
        notes=tuple(dict.fromkeys(context.notes)),
        contents=any(_is_contents(b) for b in shown),
        about=metadata.about or title_subjects(document, context.title),
        references=metadata.references or tuple(_listed_references(listed) if listed else ()),
    )


def _published(document: Document, context: Context) -> list[Block]:
    """The blocks that are published; lists of abbreviations are read and left out."""
    shown = list(visible(document.blocks, context.removed))
    for block, meanings in abbreviation_lists(shown) if context.markdown else ():
        context.removed |= {id(block)}
        context.abbreviations.update(meanings)
    for mark in template_marks(shown):
        context.notes.append(f"a template's place was not filled in: {mark}")
    return [b for b in shown if id(b) not in context.removed]


def _lay_out(
    document: Document, shown: list[Block], listed: Block | None, given: int, context: Context
) -> None:
    """Settle the title, the headings, what footnotes there are and what citations lead to."""
    context.title = title_block(document, context.removed)
    context.footnotes = {b.attributes.get("label", ""): b for b in shown if b.kind == "footnote"}
    if listed is None:
        context.citations = given
    elif _is_numbered(listed):
        context.reference_list = id(listed)
        context.citations = sum(id(c) not in context.removed for c in listed.children)
    lay_out(document, context)


def _title(document: Document, context: Context) -> str:
    block = context.title
    html = escape.without_bold(render_inlines(block, context)) if block is not None else ""
    if not html:
        html = escape.text("".join(typeset(plain_title(document, block), context.language)))
    name = context.heading_ids.get(id(block)) if block is not None else None
    return f"<h1{escape.attributes({'id': name})}>{html}</h1>"


def _one_line(text: str, language: str) -> str:
    return escape.clean("".join(typeset(text, language))).strip()


def _lead(blocks: list[Block], context: Context) -> str:
    """The first paragraph of some length: a description where none is given.

    One that only leads up to a list says too little, where there is another.
    """
    paragraphs = [_MARKERS.sub("", b.text) for b in blocks if b.kind == "paragraph"]
    found = [text for text in paragraphs if len(text) >= 40]
    whole = next((t for t in found[:4] if not t.rstrip().endswith(":")), "".join(found[:1]))
    return _one_line(whole, context.language)


def _reference_list(blocks: list[Block]) -> Block | None:
    """The list under a heading "References"."""
    under = False
    for block in blocks:
        if block.kind == "heading":
            under = heads_references(block.text)
        elif under and block.kind == "list":
            return block
    return None


def _is_numbered(block: Block) -> bool:
    return block.attributes.get("ordered") == "true" and block.attributes.get("start", "1") == "1"


def _listed_references(block: Block) -> Iterator[Reference]:
    """The sources that the article itself lists, with the first address of each."""
    for item in block.children:
        texts = [b for b in item.walk() if b.inlines]
        title = escape.clean(" ".join(" ".join(b.text.split()) for b in texts))
        links = (
            safe_url(mark.inline.attributes.get("href", ""))
            for b in texts
            for mark in b.prose.marks
            if mark.inline.kind == "link"
        )
        if title:
            yield Reference(title, next((u for u in links if u and is_external(u)), ""))


def _is_contents(block: Block) -> bool:
    """Whether a list is a table of contents: three links or more to places on the page."""
    if block.kind != "list" or len(block.children) < 3:
        return False
    return all(_leads_within(item) for item in block.children)


def _leads_within(item: Block) -> bool:
    first = next((b for b in item.walk() if b.inlines), None)
    links = [i for i in first.inlines if i.kind == "link"] if first else []
    return bool(links) and links[0].attributes.get("href", "").startswith("#")


def _references(references: tuple[Reference, ...], context: Context) -> str:
    if not references:
        return ""
    words = labels(context.language)
    name = context.claim("sources") if "references" in context.ids else "references"
    items = "\n".join(
        f'<li id="ref-{n}">{_reference(reference)}{way_back(n, context)}</li>'
        for n, reference in enumerate(references, 1)
    )
    heading = escape.text(words["references"])
    context.headings.append(Heading(2, name, words["references"], heading))
    top = f'<h2 id="{name}">{heading}</h2>'
    return f'<section class="references">\n{top}\n<ol>\n{items}\n</ol>\n</section>'


def _reference(reference: Reference) -> str:
    title = escape.text(reference.title)
    if reference.url:
        attributes = escape.attributes({"href": reference.url, "rel": "noopener"})
        title = f"<a{attributes}>{title}</a>"
    return f"{title}. {escape.text(reference.detail)}" if reference.detail else title

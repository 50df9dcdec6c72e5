"""Documents built by hand, so that these tests do not hang on a reader."""

from __future__ import annotations

from medlint.document.model import Block, Document, Field, Inline
from medlint.document.source import Source, Span

NOWHERE = Span(0, 0)


def text(value: str) -> Inline:
    return Inline("text", NOWHERE, value)


def inline(kind: str, *children: Inline | str, **attributes: str) -> Inline:
    inner = tuple(text(c) if isinstance(c, str) else c for c in children)
    named = {k.rstrip("_"): v for k, v in attributes.items()}
    if kind in ("code", "break", "softbreak", "entity"):
        return Inline(kind, NOWHERE, inner[0].text if inner else " ", attributes=named)
    return Inline(kind, NOWHERE, children=inner, attributes=named)


def block(kind: str, *content: Block | Inline | str, level: int = 0, **attributes: str) -> Block:
    named = {k.rstrip("_"): v for k, v in attributes.items()}
    if content and isinstance(content[0], Block):
        return Block(kind, NOWHERE, level, children=tuple(content), attributes=named)
    inner = tuple(text(c) if isinstance(c, str) else c for c in content)
    return Block(kind, NOWHERE, level, inlines=inner, attributes=named)


def heading(level: int, *content: Inline | str) -> Block:
    return block("heading", *content, level=level)


def paragraph(*content: Inline | str) -> Block:
    return block("paragraph", *content)


def items(*content: object, **attributes: str) -> Block:
    made = [c if isinstance(c, Block) else block("item", c) for c in content]
    return block("list", *made, **attributes)


def table(*rows: str, header: bool = True, caption: str = "") -> Block:
    """Rows as "a | b"; the first is the header."""
    made = [block("caption", caption)] if caption else []
    for n, row in enumerate(rows):
        named = {"header": "column"} if header and n == 0 else {}
        made.append(block("row", *(block("cell", c.strip(), **named) for c in row.split("|"))))
    return block("table", *made)


def document(*blocks: Block, path: str = "article.md", **metadata: object) -> Document:
    fields = {k: Field(v, NOWHERE) for k, v in metadata.items()}
    return Document(Source(path, ""), "markdown", tuple(blocks), fields)


def everything() -> Document:
    """An article with every kind of block and inline, some of them awkwardly nested."""
    return document(
        heading(1, "Migraine: ", inline("emphasis", "what helps")),
        paragraph(
            "Migraine is common", note("a"), ". See [1] and [1, 2].", inline("break"), "Next."
        ),
        heading(3, "Symptoms & signs"),
        items(
            "nausea",
            block("item", paragraph("light"), items("bright", "flickering")),
            block(
                "item", block("quote", paragraph("Quoted")), block("code", inline("code", "x < 1"))
            ),
        ),
        items("rest", "drink water", ordered="true", start="3"),
        heading(2, "See a GP if:"),
        items("it lasts more than 72 hours"),
        heading(2, "Call 999 if:"),
        paragraph("The headache is ", inline("strong", "sudden"), "."),
        heading(2, "Medicines"),
        table("Medicine | Dose", "paracetamol | 500 mg", "ibuprofen", caption="Usual doses"),
        block(
            "table",
            block("row", *(block("cell", c, header="column") for c in ("", "Day 1", "Day 2"))),
            block(
                "row",
                block("cell", "Morning", header="row"),
                block("cell", "1", colspan="2", rowspan="5"),
            ),
            block("row", block("cell", heading(2, "Evening"), paragraph("2"), header="row")),
        ),
        block(
            "figure",
            paragraph(inline("image", src="https://example.org/a b.png", alt="A brain")),
            block("caption", "The brain."),
        ),
        paragraph(inline("image", src="b.png", alt='Quote " here', width="40", height="30")),
        block("quote", paragraph("[!WARNING] Do not drive.")),
        block("rule"),
        block(
            "definitions",
            block("term", "Aura"),
            block("definition", "Changes of sight before a headache."),
            block("definition", paragraph("It passes.")),
        ),
        paragraph(
            inline("subscript", "2"),
            "CO",
            inline("superscript", "1"),
            " ",
            inline("abbreviation", "WHO", title="World Health Organization"),
            " ",
            inline("time", "May 2024", datetime="2024-05"),
            " ",
            inline("strikethrough", "old"),
            " ",
            inline("quotation", "said"),
            " ",
            inline("code", 'a -- "b"'),
            " ",
            inline("anchor", id="there"),
            inline("link", "there", href="#there"),
            " ",
            inline("link", inline("emphasis", "NHS"), href="https://www.nhs.uk/?utm_source=x&a=1"),
            note("a"),
        ),
        block("footnote", paragraph("A note with ", inline("strong", "weight"), "."), label="a"),
        description="What helps in migraine.",
        author="Ann Example, pharmacist",
        reviewer={
            "name": "Dr Ben Example",
            "role": "neurologist",
            "url": "https://example.org/ben",
        },
        published="2024-01-05",
        last_reviewed="2024-05-02",
        next_review="May 2027",
        conditions=["migraine"],
        references=[
            {"title": "Headaches in over 12s", "url": "https://www.nice.org.uk/guidance/cg150"},
            "A second source. https://example.org/second",
        ],
        topics=["Head & nerves"],
    )


def note(label: str) -> Inline:
    return inline("footnote-reference", label=label)

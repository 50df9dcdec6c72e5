"""Unique words in random Markdown, of every construct in every container, are found in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_places import all_blocks, assert_places, assert_words_found

from medlint.document.read import read_text

Draw = Callable[[st.SearchStrategy], object]
INLINES = [
    "{w}",
    "*{i}*",
    "**{i} {i}**",
    '[{i} {w}](u "t")',
    "![unseen](u)",
    "&lt;{w}&mdash;",
    "\\*{w}\\[",
    "[{i}][ref]",
    "<b>{w}</b>",
    "~~{w}~~",
    "<http://{w}.org>",
    "[{w}",
    "{w}]",
    "***{w}*",
    "`{w} {w}`",
    "``{w}`{w}``",
    "_{w}",
    "{w}\n{w}",
    "{w}  \n   {w}",
    "{w}\\\n\t{w}",
    "{w}[^n]",
    "<sub>{w}</sub><!-- unseen -->",
]
CONTAINERS = [("> ", "> "), (">", "> "), ("- ", "  "), ("12)  ", "     "), (">\t", ">\t")]


class Writer:
    """Writes Markdown from what hypothesis draws, with words that each occur once."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.numbers = count()
        self.words: list[str] = []

    def pick(self, choices: list) -> object:
        return self.draw(st.sampled_from(choices))

    def word(self) -> str:
        self.words.append(f"w{next(self.numbers)}x")
        return self.words[-1]

    def inline(self, depth: int = 0) -> str:
        pattern = self.pick(INLINES if depth < 3 else INLINES[:1])
        return re.sub(
            r"\{([wi])\}",
            lambda m: self.word() if m[1] == "w" else self.inline(depth + 1),
            str(pattern),
        )

    def line(self) -> str:
        return " ".join(self.inline() for _ in range(self.draw(st.integers(1, 4))))

    def one_line(self) -> str:
        return re.sub(r"(?:  |\\)?\n\s*", " ", self.line())

    def block(self, depth: int = 0) -> str:
        kind = self.pick(["p", "h", "s", "t", "d", *(["c"] * 4 if depth < 4 else [])])
        if kind == "h":
            return f"## {self.one_line()} {self.pick(['', '#', '###  '])}\n"
        if kind == "s":
            return f"{self.one_line()}\n===\n"
        if kind == "t":
            return f"| {self.one_line()} | {self.word()} \\| {self.word()} |\n|-|:-:|\n| {self.one_line()} |\n"
        if kind == "d":
            return f"{self.word()}\n: {self.one_line()}\n"
        if kind == "p":
            return self.line() + "\n"
        first, rest = self.pick(CONTAINERS)  # type: ignore[misc]
        body = "\n".join(self.block(depth + 1) for _ in range(self.draw(st.integers(1, 2))))
        return "".join(self.indented(body, first, rest))

    def indented(self, body: str, first: str, rest: str) -> Iterator[str]:
        for number, line in enumerate(body.splitlines(keepends=True)):
            lazy = number and self.draw(st.integers(0, 9)) == 0
            yield ("" if lazy else rest if number else first) + line


@given(data=st.data(), ending=st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_words_are_found(data: st.DataObject, ending: str) -> None:
    writer = Writer(data.draw)
    blocks = [writer.block() for _ in range(data.draw(st.integers(1, 3)))]
    text = "\n".join([*blocks, "[ref]: /url\n\n[^n]: note\n"]).replace("\n", ending)
    document = read_text(text, "a.md")
    assert_places(document)
    shown = "\n".join(block.text for block in all_blocks(document))
    assert_words_found(document, [word for word in writer.words if word in shown])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# A *b*\n\nC", [("heading", "A b"), ("paragraph", "C")]),
        ("- a\n- b\n", [("list", ""), ("item", "a"), ("item", "b")]),
        (
            "- a\n\n- b\n",
            [("list", ""), ("item", ""), ("paragraph", "a"), ("item", ""), ("paragraph", "b")],
        ),
        ("a\nb  \nc", [("paragraph", "a b\nc")]),
        ("<h3 class=x>A</h3>\n<div>\n\nB\n\n</div>", [("heading", "A"), ("paragraph", "B")]),
        ("<ul><li>\n\n**a**\n\n</li></ul>", [("list", ""), ("item", ""), ("paragraph", "a")]),
        ("{% include x.html %}\n\nA\n{{< b >}}\nC", [("paragraph", "A C")]),
        ("<script>x</script>\n\nA <script>y</script> b", [("paragraph", "A  b")]),
        ("<!-- a\n\nb -->\n\nC", [("paragraph", "C")]),
        ("<div><!-- a\n\nb -->\nC</div>", [("paragraph", "C")]),
        ("```py\nx\n```", [("code", "x\n")]),
        ("a[^1]\n\n[^1]: b", [("paragraph", "a"), ("footnote", ""), ("paragraph", "b")]),
    ],
)
def test_structure(text: str, blocks: list[tuple[str, str]]) -> None:
    document = read_text(text, "a.md")
    assert [(block.kind, block.text) for block in all_blocks(document)] == blocks


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("> # A b\n> text", ["> # A b\n> text", "# A b", "text"]),
        ("x\n\n* one\n  two\n* three", ["x", "* one\n  two\n* three", "* one\n  two", "* three"]),
        ("a\n\n---\n\nb", ["a", "---", "b"]),
        ("| a | b |\n|-|-|\n| c | d |", None),
        ("a [b *c*](d) **e** `f`", ["a [b *c*](d) **e** `f`"]),
        (
            "- x\n\n  ```\n  y\n  ```\n",
            ["- x\n\n  ```\n  y\n  ```", "- x\n\n  ```\n  y\n  ```", "x", "```\n  y\n  ```"],
        ),
    ],
)
def test_spans_of_blocks(text: str, written: list[str] | None) -> None:
    document = read_text(text, "a.md")
    spans = [document.source.slice(block.span) for block in all_blocks(document)]
    if written is None:
        written = [text, "| a | b |", "a", "b", "| c | d |", "c", "d"]
    assert spans == written


def test_spans_of_inlines() -> None:
    document = read_text("a [b *c*](d) **e** ![f](g) <b>h</b>[^i]\n\n[^i]: j", "a.md")
    marks = [document.source.slice(mark.inline.span) for mark in document.blocks[0].prose.marks]
    assert marks == ["*c*", "[b *c*](d)", "**e**", "![f](g)", "<b>h</b>", "[^i]"]

"""Readers survive anything, and what they say of places is true."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_places import all_blocks, assert_places, assert_words_found, prose

from medlint.document.model import Format
from medlint.document.read import FORMATS, read_bytes, read_file, read_text
from medlint.errors import ReadError

FOLDER = Path(__file__).parent / "documents"
PIECES = st.sampled_from(
    [
        *"\n\r\t #*_`~[]()<>!&;|:-+.\\\"'=^{}%/?abcX1é\u00a0",
        *("\n\n", "\r\n", "    ", "- ", "1. ", "> ", "| a | b |\n|-|-|\n", "```", "---\n", "+++\n"),
        *("<div>", "</div>", "<p>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<table><tr><td>"),
        *("<!--", "-->", "<br>", "&amp;", "&nbsp;", "&#10;", "[^a]", "[^a]: ", ": ", "[a](b)"),
        *("<script>", "</script>", "<title>", "<pre>", "</pre>", "<code>", "</code>", "<a href=x>"),
        *("{% x %}", "![i](s)", "**", "word ", "\ufeff", "<h2 id='q'>", "</h2>", "<td", "<x y='"),
    ]
)


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_our_documents(path: Path, ending: str, mark: str) -> None:
    plain = path.read_text(encoding="utf-8")
    document = read_bytes((mark + plain.replace("\n", ending)).encode(), str(path))
    assert_places(document)
    assert_words_found(document, re.findall(r"\bw\d+x\b", plain))
    assert "unseen" not in prose(document)


@pytest.mark.parametrize("chosen", FORMATS)
@given(text=st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text(chosen: Format, text: str) -> None:
    try:
        document = read_text(text, "a", chosen)
    except ReadError as error:
        assert "front matter" in str(error)
    else:
        assert_places(document)


@given(data=st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes) -> None:
    for chosen in FORMATS:
        try:
            assert_places(read_bytes(data, "a", chosen))
        except ReadError as error:
            assert str(error).startswith("a:")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("chosen", FORMATS)
def test_encodings(mark: bytes, encoding: str, chosen: Format) -> None:
    data = mark + "Fièvre à 39 °C\r\n".encode(encoding)
    document = read_bytes(data, "a", chosen)
    assert [block.text for block in document.blocks] == ["Fièvre à 39 °C"]
    assert document.source.text.encode(document.source.encoding) == data
    assert_places(document)


@pytest.mark.parametrize("data", [b"\xff", b"abc \xe9 def", b"PK\x03\x04\0\0", b"\xff\xfea"])
def test_what_is_not_text(data: bytes) -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes(data, "page.md")
    assert str(raised.value).startswith("page.md: ")
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.md"):
        with pytest.raises(ReadError):
            read_file(path)


@pytest.mark.parametrize("chosen", FORMATS)
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", ""),
        ("a", "a"),
        ("> " * 1000 + "deep", "deep"),
        ("- " * 1000 + "deep", "deep"),
        ("\n".join(" " * 2 * n + "- x" for n in range(1000)) + "deep", "deep"),
        ("<div>" * 2000 + "deep", "deep"),
        ("<ul><li>" * 2000 + "deep", "deep"),
        ("<b><i>" * 2000 + "deep", "deep"),
        ("<blockquote><table><tr><td>" * 500 + "deep", "deep"),
        ("word " * 4000 + "deep", "deep"),
        ("# Heading\n\n" * 1000 + "deep", "deep"),
        ("Heading\n===\n" * 2000 + "deep", "deep"),
        ("[" * 2000 + "deep", "deep"),
        ("<a" * 3000 + " deep", "deep"),
        ("<a b='" * 3000 + "'> deep", "deep"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_nothing_is_too_much(chosen: Format, text: str, word: str) -> None:
    document = read_text(text, "a", chosen)
    assert word in prose(document)
    assert all(block.kind for block in all_blocks(document))
    assert_places(document)

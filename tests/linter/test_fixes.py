from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from medlint.document.model import Document
from medlint.document.read import read_text
from medlint.document.source import Span
from medlint.linter.fixes import apply_edits, choose, fix_document
from medlint.rules.model import Edit, Finding, Fix


def replacing(pattern: str, replacement: str, safety: str = "safe"):
    """A check that finds a pattern in the source and offers a replacement for it."""

    def check(document: Document) -> Sequence[Finding]:
        return [
            finding(Edit(Span(*m.span()), replacement), safety=safety)
            for m in re.finditer(pattern, document.source.text)
        ]

    return check


def finding(*edits: Edit, safety: str = "safe") -> Finding:
    fix = Fix(edits, safety)  # type: ignore[arg-type]
    return Finding("TST101", "test", "warning", "m", edits[0].span, fix=fix)


def test_safe_fixes_are_made_until_nothing_changes() -> None:
    fixed = fix_document(read_text("a  b    c"), replacing("  ", " "))
    assert fixed.text == "a b c"
    assert len(fixed.applied) == 4


def test_unsafe_fixes_need_to_be_asked_for() -> None:
    check = replacing("bad", "good", "unsafe")
    assert fix_document(read_text("bad"), check).text == "bad"
    assert fix_document(read_text("bad"), check, unsafe=True).text == "good"


def test_two_fixes_that_undo_each_other_come_to_an_end() -> None:
    def check(document: Document) -> Sequence[Finding]:
        return [*replacing("a", "b")(document), *replacing("b", "a")(document)]

    assert fix_document(read_text("ab"), check).text in ("ab", "ba")


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    one = finding(Edit(Span(0, 3), "x"))
    two = finding(Edit(Span(2, 5), "y"))
    three = finding(Edit(Span(5, 6), "z"))
    assert choose([three, two, one], unsafe=False) == [one, three]


def test_a_fix_of_several_edits_is_made_whole() -> None:
    both = finding(Edit(Span(0, 1), "X"), Edit(Span(4, 5), "Y"))
    between = finding(Edit(Span(2, 3), "Z"))
    assert choose([both, between], unsafe=False) == [both]
    assert apply_edits("a b c", both.fix.edits) == "X b Y"  # type: ignore[union-attr]


def test_a_fix_that_would_break_the_structure_is_rejected_and_the_others_are_made() -> None:
    source = "one word\n\ntwo word\n"

    def check(document: Document) -> Sequence[Finding]:
        return [*replacing("one", "# one")(document), *replacing("word", "term")(document)]

    assert fix_document(read_text(source, "a.md"), check).text == "one term\n\ntwo term\n"


def test_a_fix_may_delete_a_block() -> None:
    fixed = fix_document(read_text("# T\n\njunk\n\ntext\n", "a.md"), replacing("junk\n\n", ""))
    assert fixed.text == "# T\n\ntext\n"


def test_a_fix_may_delete_a_block_of_a_page_that_is_one_line() -> None:
    source = "<h1>T</h1><p>T</p><p>One word.</p><p>junk</p>"

    def check(document: Document) -> Sequence[Finding]:
        text = document.source.text
        cuts = [replacing(cut, "")(document) for cut in ("<p>T</p>", "<p>junk</p>") if cut in text]
        return [*(f for found in cuts for f in found), *replacing("word", "term")(document)]

    fixed = fix_document(read_text(source, "a.html"), check)
    assert fixed.text == "<h1>T</h1><p>One term.</p>"


def test_a_fix_that_deletes_more_than_a_block_is_rejected() -> None:
    source = "<h1>T</h1><p>One.</p><p>junk</p><p>Two.</p>"
    fixed = fix_document(read_text(source, "a.html"), replacing("</h1><p>One.</p>", ""))
    assert fixed.text == source


@given(st.text(alphabet="ab \n\r\ufeff#>-", max_size=60))
def test_text_outside_the_edits_never_changes(text: str) -> None:
    fixed = fix_document(read_text(text, "a.md"), replacing("a", "c"))
    assert fixed.text.replace("c", "a") == text

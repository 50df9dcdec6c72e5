"""Apply the fixes of findings to the source, and nothing else."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from medlint.document.model import Block, Document, Format
from medlint.document.read import read_text
from medlint.document.source import Source
from medlint.rules.model import Edit, Finding, Fix

MAX_PASSES = 10

Check = Callable[[Document], Sequence[Finding]]


class Fixed(msgspec.Struct, frozen=True):
    """The text after fixing, and the findings whose fixes went into it."""

    text: str
    applied: tuple[Finding, ...]


def fixable(finding: Finding, unsafe: bool) -> bool:
    """Whether a finding's fix may be applied."""
    return finding.fix is not None and (unsafe or finding.fix.safety == "safe")


def choose(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """The findings to fix in one pass: in order, none that overlaps one taken before it."""
    chosen: list[Finding] = []
    last = (-1, 0)
    for finding in sorted(
        (f for f in findings if fixable(f, unsafe)), key=lambda f: _extent(_fix(f))
    ):
        extent = _extent(_fix(finding))
        if extent[0] >= last[1] and extent != last:
            chosen.append(finding)
            last = extent
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they must not overlap."""
    parts, last = [], 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        parts += [text[last : edit.span.start], edit.replacement]
        last = edit.span.end
    return "".join([*parts, text[last:]])


def fix_document(document: Document, check: Check, unsafe: bool = False) -> Fixed:
    """Fix until nothing changes, at most ten times over.

    A fix that would change the article's structure beyond the lines that it edits, or beyond the
    blocks that it takes out whole, is rejected.
    """
    applied: list[Finding] = []
    seen = {document.source.text}
    for _ in range(MAX_PASSES):
        kept, fixed = _one_pass(document, choose(check(document), unsafe))
        if not kept or fixed.source.text in seen:
            break
        seen.add(fixed.source.text)
        applied += kept
        document = fixed
    return Fixed(document.source.text, tuple(applied))


def _one_pass(document: Document, chosen: list[Finding]) -> tuple[list[Finding], Document]:
    within = [f for f in chosen if _within_lines(document.source, _fix(f))]
    if not within:
        return chosen, _apply(document, chosen)
    fixed = _apply(document, within)
    if _shape(fixed) == _shape(document, within):
        return within, fixed
    return _one_by_one(document, within)


def _one_by_one(document: Document, chosen: list[Finding]) -> tuple[list[Finding], Document]:
    """Keep the fixes that leave the structure as it is, each tried on top of those before it."""
    kept = list[Finding]()
    for finding in chosen:
        tried = [*kept, finding]
        if _shape(_apply(document, tried)) == _shape(document, tried):
            kept = tried
    return kept, _apply(document, kept)


def _apply(document: Document, findings: list[Finding]) -> Document:
    source = document.source
    edits = [edit for f in findings for edit in _fix(f).edits]
    return reread(source, document.format, apply_edits(source.text, edits))


def reread(source: Source, format: Format, text: str) -> Document:  # noqa: A002
    """The same file with another text."""
    return read_text(text, source.path, format)


def _shape(document: Document, without: Sequence[Finding] = ()) -> list[str]:
    """The kinds of the blocks in order, but for those that fixes take out whole."""
    edits = [e for f in without for e in _fix(f).edits if not e.replacement]
    gone = sorted((e.span.start, e.span.end) for e in edits)

    def stays(block: Block) -> bool:
        i = bisect_right(gone, (block.span.start, math.inf)) - 1
        return i < 0 or block.span.end > gone[i][1]

    return [block.kind for block in document.walk() if stays(block)]


def _within_lines(source: Source, fix: Fix) -> bool:
    return not any("\n" in source.slice(e.span) or "\n" in e.replacement for e in fix.edits)


def _fix(finding: Finding) -> Fix:
    assert finding.fix is not None
    return finding.fix


def _extent(fix: Fix) -> tuple[int, int]:
    return min(e.span.start for e in fix.edits), max(e.span.end for e in fix.edits)


def difference(source: Source, text: str) -> Iterator[str]:
    """The lines of a unified diff from the source to the text, as ``patch`` and git take it."""
    import difflib

    for line in difflib.unified_diff(_lines(source.text), _lines(text), source.path, source.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; unlike ``splitlines``, at newlines alone."""
    return [line for line in re.split(r"(?<=\n)", text) if line]

"""Write the comments that silence findings into an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from medlint.document.model import Block, Document
from medlint.document.source import Span
from medlint.linter.fixes import apply_edits
from medlint.rules.model import Edit, Finding


def add_ignores(document: Document, findings: Sequence[Finding], reason: str = "") -> str:
    """The article's text with a comment for each place where something was found.

    In Markdown the comment ends the line that the finding begins in; in HTML it stands on a line
    of its own before the block. Findings on the front matter or the head of a page have theirs at
    the first line or block. Plain text has no comments: it comes back as it is.
    """
    if document.format == "text":
        return document.source.text
    place = _before_block if document.format == "html" else _end_of_line
    codes: dict[int, set[str]] = {}
    for finding in findings:
        codes.setdefault(place(document, finding.span), set()).add(finding.code)
    return apply_edits(
        document.source.text,
        [Edit(Span(at, at), _comment(document, at, c, reason)) for at, c in codes.items()],
    )


def _comment(document: Document, at: int, codes: Iterable[str], reason: str) -> str:
    said = f": {reason}" if reason else ""
    comment = f"<!-- medlint: ignore {', '.join(sorted(codes))}{said} -->"
    begins_line = at in document.source.line_starts
    if document.format == "html":
        end = "\r\n" if "\r\n" in document.source.text else "\n"
        return f"{comment}{end}" if begins_line else f"{end}{comment}{end}"
    return comment if begins_line else " " + comment


def _end_of_line(document: Document, span: Span) -> int:
    source = document.source
    start = max(span.start, document.front_matter.end if document.front_matter else 0)
    number = source.position(start).line
    line = source.line(number)
    kept = line.rstrip()
    if kept.endswith("|") and kept.count("|") > 1:  # behind the last bar would be another cell
        kept = kept[:-1].rstrip()
    return source.line_starts[number - 1] + len(kept)


def _before_block(document: Document, span: Span) -> int:
    inner: Block | None = None
    for block in document.walk():
        if inner is None and span.start < block.span.start:
            return block.span.start  # in the head
        if block.span.start <= span.start < block.span.end and block.kind not in ("row", "cell"):
            inner = block
    return inner.span.start if inner else len(document.source.text)

"""A table without header cells."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.document.model import Block
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def table_without_header(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag a table of two rows and two columns or more of which no cell is a header."""
    for block in article.document.walk():
        if block.kind == "table" and _is_data(block) and not _has_header(block):
            first = next(b for b in block.children if b.kind == "row")
            yield rule.finding(first.span)


def _is_data(table: Block) -> bool:
    rows = [b for b in table.children if b.kind == "row"]
    return len(rows) > 1 and any(len(row.children) > 1 for row in rows)


def _has_header(table: Block) -> bool:
    return any(
        cell.attributes.get("header") and cell.text.strip()
        for row in table.children
        for cell in row.children
    )

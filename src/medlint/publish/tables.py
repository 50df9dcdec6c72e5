"""Tables: real header cells with a scope, a caption, and rows that agree about their columns."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from medlint.document.model import LEAVES, Block
from medlint.publish import escape
from medlint.publish.context import Context
from medlint.publish.words import labels

WIDEST = 1000  # columns
LARGEST = 200_000  # places that spanning cells may cover in one table; then cells are single
Content = Callable[[Block], str]


class Cell(msgspec.Struct, frozen=True):
    """A cell in its place, or the gap where a row is too short (block is None)."""

    block: Block | None
    columns: int = 1
    rows: int = 1


def render_table(block: Block, context: Context, content: Content) -> str:
    """A table as HTML; it can be scrolled sideways, by keyboard too."""
    rows = [row for row in block.children if row.kind == "row" and id(row) not in context.removed]
    if not any(row.children for row in rows):
        return ""
    head = _head(rows) or int(_is_bold_head(rows))
    groups = [(name, g) for name, g in (("thead", rows[:head]), ("tbody", rows[head:])) if g]
    grids = [_grid(group) for _, group in groups]
    width = max(_width(grid) for grid in grids)
    context.tables += 1
    number = context.tables
    caption = _caption(block, content)
    word = labels(context.language)["table"]
    name = f'aria-labelledby="table-{number}"' if caption else f'aria-label="{word} {number}"'
    lines = [f'<div class="table" role="region" {name} tabindex="0">', "<table>"]
    if caption:
        lines.append(f'<caption id="table-{number}">{caption}</caption>')
    for (element, _), grid in zip(groups, grids, strict=True):
        lines.append(f"<{element}>")
        lines.extend(
            _row(cells, width, element == "thead", content) for cells in _filled(grid, width)
        )
        lines.append(f"</{element}>")
    return "\n".join([*lines, "</table>", "</div>"])


def _caption(block: Block, content: Content) -> str:
    found = next((child for child in block.children if child.kind == "caption"), None)
    return content(found) if found is not None else ""


def _head(rows: list[Block]) -> int:
    """How many rows at the top are headers; never all of them."""
    n = 0
    for row in rows:
        if not row.children or any(c.attributes.get("header") != "column" for c in row.children):
            break
        n += 1
    return n if n < len(rows) else 0


def _is_bold_head(rows: list[Block]) -> bool:
    """Whether the first row of a table without header cells is bold, and it alone."""
    cells = [cell for row in rows for cell in row.children]
    if len(rows) < 2 or len(rows[0].children) < 2 or any("header" in c.attributes for c in cells):
        return False
    return _is_bold(rows[0]) and not _is_bold(rows[1])


def _is_bold(row: Block) -> bool:
    """Whether all that a row says is bold."""
    inlines = [i for cell in row.children for b in cell.walk() for i in b.inlines]
    shown = [i for i in inlines if i.kind not in LEAVES or i.text.strip()]
    return bool(shown) and all(i.kind == "strong" for i in shown)


def _span(value: str | None, most: int) -> int:
    match = re.fullmatch(r"\s*(\d{1,9})\s*", value or "")
    return max(1, min(int(match[1]), most)) if match else 1


def _grid(rows: list[Block]) -> list[dict[int, Cell | None]]:
    """Column → cell for each row; None where a cell from above or from the left covers it."""
    grid: list[dict[int, Cell | None]] = [{} for _ in rows]
    room = LARGEST
    for y, row in enumerate(rows):
        x = 0
        for block in row.children:
            while x in grid[y]:
                x += 1
            tall = _span(block.attributes.get("rowspan"), len(rows) - y)
            wanted = _span(block.attributes.get("colspan"), WIDEST)
            room -= tall * wanted
            if room < 0:
                tall = wanted = 1
            wide = next((n for n in range(1, wanted) if x + n in grid[y]), wanted)
            for covered in grid[y : y + tall]:
                covered.update(dict.fromkeys(range(x, x + wide)))
            grid[y][x] = Cell(block, wide, tall)
            x += wide
    return grid


def _width(grid: list[dict[int, Cell | None]]) -> int:
    """The columns in which a cell begins; those that only wide cells reach are cut off."""
    return 1 + max((x for row in grid for x, cell in row.items() if cell is not None), default=0)


def _filled(grid: list[dict[int, Cell | None]], width: int) -> list[list[Cell]]:
    return [
        [cell for x in range(width) if (cell := row.get(x, Cell(None))) is not None] for row in grid
    ]


def _row(cells: list[Cell], width: int, head: bool, content: Content) -> str:
    x_left = width
    parts = []
    for cell in cells:
        parts.append(_cell(cell, min(cell.columns, x_left), head, content))
    return "<tr>" + "".join(parts) + "</tr>"


def _cell(cell: Cell, columns: int, head: bool, content: Content) -> str:
    if cell.block is None:
        return "<td></td>"
    inner = content(cell.block)
    given = cell.block.attributes
    header = (given.get("header") or ("column" if head else None)) if inner else None
    inner = escape.without_bold(inner) if header else inner
    element = "th" if header else "td"
    scope = None
    if header:
        scope = "col" if header == "column" else "row"
        if head and columns > 1:
            scope = "colgroup"
    align = given.get("align", "")
    return "<{0}{1}>{2}</{0}>".format(
        element,
        escape.attributes(
            {
                "scope": scope,
                "class": align if align in ("center", "right") else None,
                "colspan": str(columns) if columns > 1 else None,
                "rowspan": str(cell.rows) if cell.rows > 1 else None,
            }
        ),
        inner,
    )

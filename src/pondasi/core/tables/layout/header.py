"""What stands over each column: the header's labels from outer to inner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pondasi.core.tables.address import cell_name
from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.grid import Grid, Line
from pondasi.core.tables.layout.surroundings import is_unit
from pondasi.core.tables.layout.tags import is_class_line, is_counter_line
from pondasi.core.tables.periods import year_of

_BRACKETED = re.compile(r"[(\[]\s*[^\W\d_A-Z][^()\[\]]{1,25}[)\]]")
"""A word in small letters between brackets."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One label of a header and the cell in which it is printed."""

    text: str
    cell: str


@lru_cache(maxsize=65_536)
def clean_label(text: str) -> str:
    """A label with single blanks; a year kept as a number loses its empty fraction."""
    squeezed = " ".join(text.split())
    return squeezed.removesuffix(".0") if squeezed.endswith(".0") and year_of(squeezed) else squeezed


def header_paths(grid: Grid, block: Block) -> dict[int, tuple[Heading, ...]]:
    """For every column of the block its headings, outer to inner; without lines of column numbers or units."""
    above = (None, *block.header)
    lines = [
        line
        for line, upper in zip(block.header, above, strict=False)
        if not is_counter_line(grid, line) or is_class_line(grid, line, upper)
    ]
    measured = unit_line(grid, block)
    if measured is not None:
        paths = _paths(grid, block, [line for line in lines if line is not measured])
        over = [paths[column] for column in measured.looks]
        bracketed = all(grid.text(measured.row, column).startswith(("(", "[")) for column in measured.looks)
        if all(over) and (bracketed or len(set(over)) == len(over)):
            return paths
    return _paths(grid, block, lines)


def unit_line(grid: Grid, block: Block) -> Line | None:
    """The header line below the first that holds units and nothing else; None where there is none."""
    for line in block.header[1:]:
        texts = [grid.text(line.row, column) for column in line.looks]
        bracketed = len(texts) >= 2 and all(_BRACKETED.fullmatch(text) for text in texts)
        if bracketed or all(is_unit(text) for text in texts):
            return line
    return None


def _paths(grid: Grid, block: Block, lines: list[Line]) -> dict[int, tuple[Heading, ...]]:
    paths: dict[int, tuple[Heading, ...]] = {}
    for column in block.columns:
        path: list[Heading] = []
        for depth, line in enumerate(lines):
            heading = _heading(grid, lines, depth, line, column)
            if heading and heading not in path and not (path and path[-1].text == heading.text):
                path.append(heading)
        paths[column] = tuple(path)
    return paths


def _heading(grid: Grid, lines: list[Line], depth: int, line: Line, column: int) -> Heading | None:
    """The label over a column in one header line: its own, its merged area's, or the one it hangs under."""
    area = grid.merge_at.get((line.row, column))
    row, left = (area[0], area[1]) if area else (line.row, column)
    text = grid.text(row, left)
    if not text and not area:
        left = _parent_column(grid, lines, depth, column)
        text = grid.text(row, left) if left else ""
    return Heading(clean_label(text), cell_name(row, left)) if text else None


def _parent_column(grid: Grid, lines: list[Line], depth: int, column: int) -> int:
    """The column at the left whose label also covers this blank one; 0 where there is none.

    Both must have labels of their own further down, and the label must not be merged to an end before this column.
    """
    line, lower = lines[depth], lines[depth + 1 :]
    if not any(column in below.looks for below in lower):
        return 0
    left = max((other for other in line.looks if other < column), default=0)
    if not left or not any(left in below.looks for below in lower):
        return 0
    area = grid.merge_at.get((line.row, left))
    return 0 if area and area[3] < column and area[3] > area[1] else left

"""Finding the tables of a sheet: which rows are header and which are body, above and beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pondasi.core.tables.layout.beside import side_by_side
from pondasi.core.tables.layout.body import body_end, next_data
from pondasi.core.tables.layout.grid import Grid, Line
from pondasi.core.tables.layout.head import fixed_header, header_lines
from pondasi.core.tables.layout.tags import NOTE, TITLE, is_continuation, tag_lines, texts_of


@dataclass(frozen=True)
class Block:
    """A table's place: its columns, its header lines and its body lines (data and sections, top to bottom)."""

    columns: tuple[int, ...]
    header: tuple[Line, ...]
    body: tuple[Line, ...]
    above: tuple[Line, ...] = ()
    """Lines between the table before and the header: titles, units, notes."""
    below: tuple[Line, ...] = ()
    """Lines after the body up to the next table's own."""


def find_blocks(grid: Grid, header_rows: tuple[int, ...] = ()) -> list[Block]:
    """Every table of the sheet, in reading order. `header_rows` fixes the header of all of them."""
    blocks: list[Block] = []
    for columns in side_by_side(grid):
        lines = [cut for line in grid.lines if (cut := line.within(columns))]
        group = _stacked(grid, lines, header_rows)
        if blocks and group and not group[0].above:
            top = (group[0].header or group[0].body)[0].row
            shared = tuple(line for line in blocks[0].above if line.row < top)
            group[0] = replace(group[0], above=shared)
        blocks.extend(group)
    return blocks


def _stacked(grid: Grid, lines: list[Line], header_rows: tuple[int, ...]) -> list[Block]:
    tags = tag_lines(grid, lines)
    blocks: list[Block] = []
    start = 0
    while True:
        first = next_data(tags, start)
        if first is None:
            break
        header, above_end, body_start = header_lines(grid, lines, tags, start, first)
        if header_rows:
            header, above_end, body_start = fixed_header(lines, header_rows, start, first)
            first = max(first, body_start)
        end = body_end(grid, lines, tags, header, first)
        heads = {texts_of(grid, line) for line in header}
        inside = range(body_start, end + 1)
        body = [line for line in map(lines.__getitem__, inside) if texts_of(grid, line) not in heads]
        body = [line for line in body if not is_continuation(grid, line)]
        columns = tuple(sorted({column for line in (*header, *body) for column in line.looks}))
        blocks.append(Block(columns, tuple(header), tuple(body), tuple(lines[start:above_end])))
        start = end + 1
    return _with_lines_below(grid, blocks, lines)


def _with_lines_below(grid: Grid, blocks: list[Block], lines: list[Line]) -> list[Block]:
    """The lines between two tables shared out: notes of the one, title of the other."""
    finished: list[Block] = []
    carried: tuple[Line, ...] | None = None
    for index, block in enumerate(blocks):
        last = block.body[-1].row
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        stop = (following.header or following.body)[0].row if following else None
        between = [line for line in lines if line.row > last and (stop is None or line.row < stop)]
        below = _notes_of(grid, last, between) if following else between
        above = block.above if carried is None else carried
        finished.append(Block(block.columns, block.header, block.body, above, tuple(below)))
        carried = tuple(between[len(below) :])
    return finished


def _notes_of(grid: Grid, last_row: int, between: list[Line]) -> list[Line]:
    """The lines that belong to the table above: notes, and what follows it without an empty row and is no title."""
    taken: list[Line] = []
    row = last_row
    for line in between:
        text = grid.text(line.row, line.first)
        if not NOTE.match(text) and (line.row > row + 1 or TITLE.match(text)):
            break
        taken.append(line)
        row = line.row
    return taken

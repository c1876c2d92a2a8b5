"""The header of a table: which lines above its first data belong to it."""

from __future__ import annotations

from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.layout.surroundings import unit_of_line
from pondasi.core.tables.layout.tags import NUMBERED_TITLE, Tag, value_columns

_FEW = 4


def header_lines(grid: Grid, lines: list[Line], tags: list[Tag], start: int, first: int) -> tuple[list[Line], int, int]:
    """Header lines above the first data line, the index where they begin, and where the body begins."""
    head: list[int] = []
    body_start, index = first, first - 1
    data = _fullest(lines, tags, first)
    while index >= start:
        line, tag = lines[index], tags[index]
        above = (lines[index - 1], tags[index - 1]) if index > start else None
        upper = above[0] if above else None
        if not head and (_lacks_figures(line, data, above) or _only_marks(line, data)):
            body_start = index
        elif _is_lone(grid, line, tag, data) or _is_section_name(grid, line, data, upper):
            if head or not _under_header(lines, tags, range(start, index), data):
                break
            body_start = index
        elif (
            (tag is not Tag.YEARS and _spans_all(grid, line, data))
            or (head and tag is Tag.SINGLE and _is_unit_aside(grid, line, upper, data))
            or (head and (_gap(grid, line, lines[head[-1]]) and any(tags[i] is not Tag.COUNTERS for i in head)))
            or _is_pair(grid, line)
        ):
            break
        else:
            head.append(index)
        index -= 1
    if not head:
        return [], first, first
    return [lines[i] for i in reversed(head)], head[-1], body_start


def _fullest(lines: list[Line], tags: list[Tag], first: int) -> Line:
    """The first data line, or one of the next few that has more figures: the first row may lack some."""
    near = [lines[i] for i in range(first, min(first + _FEW, len(lines))) if tags[i] is Tag.DATA]
    return max(near, key=lambda line: len(line.columns(Look.NUMBER, Look.MARK, Look.YEAR)))


def _lacks_figures(line: Line, data: Line, above: tuple[Line, Tag] | None) -> bool:
    """A first row without figures: filled like the data below it, under a line that heads the figures."""
    over = value_columns(data)
    if above is None or above[0].row != line.row - 1 or len(line.looks) < 2 or set(line.looks) & over:
        return False
    alike = all(data.looks.get(column) is look for column, look in line.looks.items())
    heads = above[1] is Tag.COUNTERS or not above[0].count(Look.NUMBER)
    return alike and heads and bool(set(above[0].looks) & over)


def _only_marks(line: Line, data: Line) -> bool:
    """A first row in which a mark stands for every figure: `Balikpapan Timur | NA`."""
    over = [line.looks[column] for column in value_columns(data) if column in line.looks]
    beside = [line.looks[column] for column in data.columns(Look.TEXT) if column in line.looks]
    return bool(over) and bool(beside) and all(look is Look.MARK for look in over)


def _is_unit_aside(grid: Grid, line: Line, above: Line | None, data: Line) -> bool:
    """A unit that stands for the whole table, rather than below the heading of its one column of figures."""
    below_heading = (
        above is not None
        and above.row == line.row - 1
        and len(above.looks) >= 2
        and line.first in above.looks
        and line.first in value_columns(data)
    )
    return bool(unit_of_line(grid.text(line.row, line.first))) and not below_heading


def _is_lone(grid: Grid, line: Line, tag: Tag, data: Line) -> bool:
    """A title or a section: one cell, or a numeral and a name that stand over no figure."""
    if len(line.looks) == 1 and data.looks.get(line.first) is Look.TEXT:
        return True
    if tag is Tag.SINGLE:
        return not _group_heading(grid, line, data)
    return tag is Tag.WORDS and len(line.looks) == 2 and not set(line.looks) & value_columns(data)


def _is_section_name(grid: Grid, line: Line, data: Line, above: Line | None) -> bool:
    """A lone cell over the names below, where the header directly above already names their column."""
    column = line.first
    if len(line.looks) != 1 or above is None or above.row != line.row - 1 or len(above.looks) < 3:
        return False
    merged = (line.row, column) in grid.merge_at
    return not merged and column in above.looks and data.looks.get(column) in (Look.TEXT, Look.YEAR)


def _spans_all(grid: Grid, line: Line, data: Line) -> bool:
    """A title merged over nearly all columns of the table, with leftovers beside it."""
    area = grid.merge_at.get((line.row, line.first))
    if area is None or line.first > data.first:
        return False
    return area[3] - area[1] + 1 >= max(3, 0.8 * (data.last - data.first + 1))


def fixed_header(
    lines: list[Line], header_rows: tuple[int, ...], start: int, first: int
) -> tuple[list[Line], int, int]:
    """The header that a person pointed at; lines between it and the first data are body."""
    chosen = [i for i in range(start, len(lines)) if lines[i].row in header_rows]
    if not chosen:
        return [], first, first
    return [lines[i] for i in chosen], chosen[0], chosen[-1] + 1


def _group_heading(grid: Grid, line: Line, data: Line) -> bool:
    """A lone cell that heads some of the columns rather than being a title or a section."""
    column = line.first
    if column <= data.first or line.looks[column] is Look.NUMBER:
        return False
    area = grid.merge_at.get((line.row, column))
    if area and area[3] > area[1]:
        return True
    text = grid.text(line.row, column)
    return len(text) <= 60 and not NUMBERED_TITLE.match(text)


def _under_header(lines: list[Line], tags: list[Tag], above: range, data: Line) -> bool:
    """Whether header lines stand directly above a lone cell, so that it is a section of the body."""
    width = len(lines[above.stop].looks)
    over = value_columns(data)
    for index in reversed(above):
        line, tag = lines[index], tags[index]
        narrow = tag is Tag.WORDS and len(line.looks) <= 2 and not set(line.looks) & over
        if tag is not Tag.SINGLE and not narrow:
            return tag is Tag.YEARS or (tag in (Tag.WORDS, Tag.COUNTERS) and len(line.looks) >= max(2, width))
    return False


def _gap(grid: Grid, upper: Line, lower: Line) -> bool:
    """Whether an empty row parts two lines; a row inside a merged area that begins above is not empty."""
    for row in range(upper.row + 1, lower.row):
        if not any((row, column) in grid.merge_at for column in upper.looks):
            return True
    return False


def _is_pair(grid: Grid, line: Line) -> bool:
    """A line such as `Satuan : orang`: a name and a value, not a header."""
    texts = [grid.text(line.row, column) for column in sorted(line.looks)]
    return len(texts) <= 4 and (texts[0].endswith(":") or any(text.startswith(":") for text in texts[1:]))

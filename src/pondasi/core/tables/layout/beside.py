"""Tables beside each other: columns in groups that stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pondasi.core.tables.layout.grid import Grid, Look
from pondasi.core.tables.layout.surroundings import is_unit

_FIGURES = frozenset({Look.NUMBER, Look.MARK, Look.YEAR})


def side_by_side(grid: Grid) -> list[list[int]]:
    """Columns in groups that stand alone: separated by empty columns, each with words of its own at its left."""
    used = sorted({column for line in grid.lines for column in line.looks} | _bridged(grid))
    groups: list[list[int]] = []
    for index, column in enumerate(used):
        apart = bool(groups) and column > groups[-1][-1] + 1
        if groups and not (apart and _stands_alone(grid, _run(used, index))):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _bridged(grid: Grid) -> set[int]:
    """Empty columns over which the names at their left are merged, row for row."""
    counted = Counter(
        column
        for top, left, bottom, right in grid.sheet.merges
        if right - left <= 3
        for column in range(left + 1, right + 1)
    )
    return {column for column, count in counted.items() if count >= 3}


def _run(columns: Sequence[int], index: int) -> range:
    """The columns from this one on that follow each other without an empty one."""
    end = index
    while end + 1 < len(columns) and columns[end + 1] == columns[end] + 1:
        end += 1
    return range(columns[index], columns[end] + 1)


def _stands_alone(grid: Grid, columns: range) -> bool:
    """Whether a table may begin at these columns: names first (or behind row numbers), and figures at their right."""
    names = columns[0]
    looks = [line.looks.get(names) for line in grid.lines]
    if sum(look in _FIGURES for look in looks) > sum(look is Look.TEXT for look in looks):
        if len(columns) < 3 or not _counts_rows(grid, names):
            return False
        names = columns[1]
    right = range(names + 1, columns[-1] + 1)
    beside = [
        line
        for line in grid.lines
        if line.looks.get(names) is Look.TEXT and any(line.looks.get(c) in _FIGURES for c in right)
    ]
    return len(beside) >= 2 and not all(is_unit(grid.text(line.row, names)) for line in beside)


def _counts_rows(grid: Grid, column: int) -> bool:
    """Whether the column's whole numbers go up by one."""
    cells = [grid.cell(line.row, column) for line in grid.lines if line.looks.get(column) is Look.NUMBER]
    numbers = [cell.value for cell in cells if cell is not None and isinstance(cell.value, Decimal)]
    return len(numbers) >= 2 and all(later - earlier == 1 for earlier, later in pairwise(numbers))

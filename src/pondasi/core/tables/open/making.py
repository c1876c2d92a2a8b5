"""A sheet while its cells stream by, within bounds that no real table reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet
from pondasi.core.tables.open.archive import TOO_LARGE, TOO_LARGE_REMEDY, Limits

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_MOST_MERGED_CELLS = 2_000_000
Area = tuple[int, int, int, int]


class DamagedFile(Exception):
    """The file's inside cannot be understood. Never leaves this folder."""


@dataclass(eq=False, repr=False)
class Bounds:
    """What one workbook may still bring: filled cells, characters in them, merged areas, and sheets."""

    limits: Limits = field(default_factory=Limits)
    cells: int = 0
    characters: int = 0
    merges: int = 0

    def count(self, cells: int, characters: int) -> None:
        self.cells += cells
        self.characters += characters
        if self.cells > self.limits.cells or self.characters > self.limits.characters:
            raise too_large()

    def count_merge(self) -> None:
        self.merges += 1
        if self.merges > self.limits.merges:
            raise too_large()


def too_large() -> UnreadableFile:
    return UnreadableFile(TOO_LARGE, TOO_LARGE_REMEDY)


@dataclass(eq=False, repr=False)
class SheetInMaking:
    """Collects what a reader of any format finds; rows and columns count from 1."""

    name: str
    bounds: Bounds
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, cell: Cell | None) -> None:
        """One cell; None, an empty one, costs nothing. Raises `DamagedFile` for a place outside of any sheet."""
        if cell is None:
            return
        if not (0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN):
            raise DamagedFile(f"cell at row {row}, column {column}")
        self.cells[row, column] = cell
        self.bounds.count(1, len(cell.text))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.bounds.count_merge()
        if 0 < top <= bottom <= LAST_ROW and 0 < left <= right <= LAST_COLUMN and (bottom > top or right > left):
            self.merges.append((top, left, bottom, right))

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns.update(range(max(first, 1), min(last, LAST_COLUMN) + 1))

    def hide_rows(self, first: int, last: int) -> None:
        """Rows far below the filled ones may be hidden by the million; `sheet` keeps those that matter."""
        if len(self.hidden_rows) < LAST_ROW:
            self.hidden_rows.update(range(max(first, 1), min(last, LAST_ROW) + 1))

    def sheet(self) -> Sheet:
        height = max((row for row, _ in self.cells), default=0)
        width = max((column for _, column in self.cells), default=0)
        return Sheet(
            self.name,
            self.cells,
            tuple(_bounded(self.merges, self.cells.keys(), height, width)),
            self.hidden,
            frozenset(row for row in self.hidden_rows if row <= height),
            frozenset(column for column in self.hidden_columns if column <= width),
        )


def _bounded(merges: list[Area], filled: Iterable[tuple[int, int]], height: int, width: int) -> list[Area]:
    """The merged areas that touch the filled part; where they cover absurdly much, only those that hold something."""
    near = [area for area in merges if area[0] <= height and area[1] <= width]
    if sum(map(_size, near)) <= _MOST_MERGED_CELLS:
        return near
    places = set(filled)
    total = 0

    def fits(area: Area) -> bool:
        nonlocal total
        total += _size(area)
        return total <= _MOST_MERGED_CELLS

    return list(takewhile(fits, (area for area in near if area[:2] in places)))


def _size(area: Area) -> int:
    return (area[2] - area[0] + 1) * (area[3] - area[1] + 1)

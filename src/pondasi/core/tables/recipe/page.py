"""A sheet as remembered rules see it: the words of its rows and the headings over its columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.grid import Grid, Line, Look, look_of, squeezed
from pondasi.core.tables.layout.header import clean_label, header_paths
from pondasi.core.tables.model import Recipe, Sheet
from pondasi.core.tables.timeless import timeless_key
from pondasi.core.values import Period

_WORDY = frozenset({Look.TEXT, Look.YEAR, Look.COUNTER})

Path = tuple[str, ...]


class Page:
    """One sheet; rows and columns are numbers from 1 as the officer sees them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._paths: dict[tuple[int, ...], dict[int, Path]] = {}

    @cached_property
    def _worded(self) -> dict[int, list[tuple[int, str]]]:
        """Row to its cells with words, from left to right."""
        rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for (row, column), cell in self.sheet.cells.items():
            if look_of(cell) in _WORDY:
                rows[row].append((column, clean_label(squeezed(cell.text))))
        return {row: sorted(rows[row]) for row in sorted(rows)}

    @property
    def rows(self) -> list[int]:
        """The rows with words, top to bottom."""
        return list(self._worded)

    def words(self, row: int, without: Collection[int] = ()) -> tuple[str, ...]:
        """The words of a row, but for those in columns of figures."""
        return tuple(text for column, text in self._worded.get(row, ()) if column not in without)

    def row_before(self, row: int) -> int:
        """The nearest row above with words; 0 where there is none."""
        return max((other for other in self._worded if other < row), default=0)

    @cached_property
    def _used(self) -> tuple[int, ...]:
        return tuple(sorted({column for _, column in self.sheet.cells}))

    def paths(self, header_rows: Sequence[int]) -> dict[int, Path]:
        """For every column that is used, its headings from outer to inner."""
        key = tuple(header_rows)
        if key not in self._paths:
            self._paths[key] = self._read_paths(key)
        return self._paths[key]

    def _read_paths(self, header_rows: tuple[int, ...]) -> dict[int, Path]:
        used = self._used
        wanted = set(header_rows)
        cells = {place: cell for place, cell in self.sheet.cells.items() if place[0] in wanted}
        if not cells:
            return {column: () for column in used}
        top = Sheet(self.sheet.name, cells, self.sheet.merges)
        grid = Grid(top, Recipe(), {})
        block = Block(used, tuple(Line(line.row, line.looks) for line in grid.lines), ())
        return {column: tuple(h.text for h in path) for column, path in header_paths(grid, block).items()}


class Keys:
    """Words of one period, as keys that those of another period share."""

    def __init__(self, period: Period | None) -> None:
        self.period = period

    def of(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(timeless_key(word, self.period) for word in words)

    def share(self, wanted: Sequence[str], words: Collection[str]) -> float:
        """Which part of the wanted keys these words hold, from 0 to 1."""
        held = set(self.of(tuple(words)))
        return sum(key in held for key in wanted) / len(wanted) if wanted else 0.0

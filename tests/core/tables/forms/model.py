"""A filled form, and what it must read back as: every change says what it does to both."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import product

import openpyxl
from tests.core.tables.forms.structures import period_of, random_structure

from pondasi.core.tables.template.identity import Sign, read_mark
from pondasi.core.tables.template.write import write_form
from pondasi.core.values import DataStructure, Period, Status

Place = tuple[int, int]
Key = tuple[str, ...]
Truth = dict[Key, tuple[Decimal | None, Status]]
POOL = 60


@dataclass
class Grid:
    """The cells of one sheet by row and column, and its merged areas (top, left, bottom, right)."""

    cells: dict[Place, object]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def insert(self, *, row: int = 0, column: int = 0) -> None:
        """A blank line before that one; merged areas that it cuts grow, as in every spreadsheet program."""
        self._move(lambda r, c: (r + (0 < row <= r), c + (0 < column <= c)))

    def delete(self, *, row: int = 0, column: int = 0) -> None:
        self.cells = {place: value for place, value in self.cells.items() if place[0] != row and place[1] != column}
        self.merges = [
            (t, left, b - (t <= row <= b), r - (left <= column <= r))
            for t, left, b, r in self.merges
            if (t, b) != (row, row) and (left, r) != (column, column)
        ]
        self._move(lambda r, c: (r - (0 < row < r), c - (0 < column < c)))

    def _move(self, to: Callable[[int, int], Place]) -> None:
        self.cells = {to(*place): value for place, value in self.cells.items()}
        self.merges = [(*to(top, left), *to(bottom, right)) for top, left, bottom, right in self.merges]

    def reorder_rows(self, order: Mapping[int, int]) -> None:
        self.cells = {(order.get(row, row), column): value for (row, column), value in self.cells.items()}

    def reorder_columns(self, order: Mapping[int, int]) -> None:
        self.cells = {(row, order.get(column, column)): value for (row, column), value in self.cells.items()}

    @property
    def width(self) -> int:
        return max(column for _, column in self.cells)

    @property
    def height(self) -> int:
        return max(row for row, _ in self.cells)


@cache
def blank_form(seed: int) -> tuple[DataStructure, bytes]:
    """A random structure and its form."""
    structure = random_structure(seed)
    return structure, write_form(structure, period_of(structure), city="Kota Contoh", producer="Dinas Contoh")


@cache
def _blank_cells(seed: int) -> tuple[dict[Place, object], list[tuple[int, int, int, int]]]:
    sheet = openpyxl.load_workbook(io.BytesIO(blank_form(seed)[1])).worksheets[0]
    cells = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
    merges = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    return cells, merges


@dataclass
class Disturbed:
    """A filled form, what was done to it, and what it must read back as."""

    structure: DataStructure
    grid: Grid
    chance: random.Random
    truth: Truth = field(default_factory=dict)
    open_labels: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    sheet: str = "Formulir"
    alone: bool = False
    """Copied into another workbook: the sheets that came with the form are gone."""

    @property
    def period(self) -> Period:
        return period_of(self.structure)

    def marks(self, sign: Sign) -> dict[int, dict[str, str]]:
        """Rows (or columns) with that sign, and their codes."""
        across = sign in (Sign.COLUMN, Sign.PAST, Sign.LABELS, Sign.REASON)
        found = {}
        for (row, column), value in self.grid.cells.items():
            mark = read_mark(value) if isinstance(value, str) else None
            if mark is not None and mark.sign is sign:
                found[column if across else row] = dict(mark.codes)
        return found

    def key(self, row: Mapping[str, str], column: Mapping[str, str]) -> Key:
        codes = {**row, **column}
        return tuple(codes[dimension.id] for dimension in self.structure.dimensions)

    @property
    def label_column(self) -> int:
        return next(iter(self.marks(Sign.LABELS)))

    def fill(self) -> None:
        """Every free cell: mostly figures, some blank, some with a mark; some blank rows with a reason."""
        rows, columns = self.marks(Sign.ROW), self.marks(Sign.COLUMN)
        free: Truth = {}
        for (row, in_row), (column, in_column) in product(rows.items(), columns.items()):
            if (row, column) not in self.grid.cells:
                value, status, written = self._figure()
                free[self.key(in_row, in_column)] = (value, status)
                if written is not None:
                    self.grid.cells[row, column] = written
        self._reasons(free)
        self.truth = {
            self.key(row, column): self._expected(free, self.key(row, column))
            for row, column in product(rows.values(), columns.values())
        }

    def _figure(self) -> tuple[Decimal | None, Status, object]:
        fate = self.chance.random()
        if fate < 0.05:
            return None, Status.MISSING, None
        if fate < 0.12:
            return self.chance.choice(
                (
                    (None, Status.NIL, "–"),
                    (None, Status.NIL, "-"),
                    (None, Status.MISSING, "…"),
                    (None, Status.SUPPRESSED, "NA"),
                )
            )
        digits = self.structure.measure.decimals
        value = Decimal(self.chance.choice((self.chance.randint(0, 40), self.chance.randint(0, 9_999_999)))).scaleb(
            -digits
        )
        return value, Status.OK, value

    def _reasons(self, free: Truth) -> None:
        (reason,) = self.marks(Sign.REASON)
        columns = self.marks(Sign.COLUMN)
        for row, codes in self.marks(Sign.ROW).items():
            blank = [one for column, one in columns.items() if (row, column) not in self.grid.cells]
            if blank and self.chance.random() < 0.5:
                status, text = self.chance.choice(
                    ((Status.NIL, "– tidak ada"), (Status.SUPPRESSED, "NA tidak dapat ditampilkan"))
                )
                self.grid.cells[row, reason] = text
                free |= {self.key(codes, one): (None, status) for one in blank}

    def _expected(self, free: Truth, key: Key) -> tuple[Decimal | None, Status]:
        """A figure as it was typed; a total as the sum of its parts, known once all of them are."""
        if key in free:
            return free[key]
        for place, dimension in enumerate(self.structure.dimensions):
            children = dimension.code_list.children.get(key[place])
            if children:
                parts = [self._expected(free, (*key[:place], child, *key[place + 1 :])) for child in children]
                if any(value is None and status is not Status.NIL for value, status in parts):
                    return None, Status.MISSING
                return sum((value or Decimal(0) for value, _ in parts), Decimal(0)), Status.OK
        raise AssertionError(f"{key} was neither free nor a total")

    def calculate(self) -> None:
        """Formulas become their results, as in a file that a spreadsheet program saved."""
        rows, columns = self.marks(Sign.ROW), self.marks(Sign.COLUMN)
        for row, column in product(rows, columns):
            if str(self.grid.cells.get((row, column), "")).startswith("="):
                value = self.truth[self.key(rows[row], columns[column])][0]
                self.grid.cells[row, column] = "…" if value is None else value


def filled(seed: int) -> Disturbed:
    """A form filled at random; saved by a program that calculates or by one that does not."""
    structure, _ = blank_form(seed % POOL)
    cells, merges = _blank_cells(seed % POOL)
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    made = Disturbed(structure, Grid(dict(cells), list(merges)), chance)
    made.fill()
    if chance.random() < 0.5:
        made.calculate()
        made.done.append("calculate")
    return made

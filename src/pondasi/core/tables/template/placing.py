"""A plan on its sheet: which row and column everything stands in, and the formulas of the totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pondasi.core.tables.address import cell_name, column_letters, range_name
from pondasi.core.tables.template.guide import NOT_YET, SPARE_ROWS
from pondasi.core.tables.template.plan import Column, Plan, Row
from pondasi.core.values import DataStructure, Dimension

LABEL_COLUMN, CODE_COLUMN, FIRST_FIGURE = 1, 2, 3
FIRST_HEADER_ROW = 6
_LONGEST_FORMULA = 8000
_MOST_RANGES = 60
Codes = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Placing:
    """Rows and columns of the sheet, from 1. The names stand left of the hidden codes, so that sorting takes both."""

    structure: DataStructure
    plan: Plan
    shows_past: bool
    _row_of: dict[Codes, int] = field(default_factory=dict)
    _column_of: dict[Codes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.plan.rows, self.first_row):
            if not row.is_section:
                self._row_of[frozenset(row.codes.items())] = number
        for number, column in enumerate(self.plan.columns, FIRST_FIGURE):
            self._column_of[frozenset(column.codes.items())] = number

    @property
    def header_rows(self) -> range:
        """The period's row, then one for each dimension across."""
        return range(FIRST_HEADER_ROW, FIRST_HEADER_ROW + 1 + len(self.plan.across))

    @property
    def code_row(self) -> int:
        return self.header_rows.stop

    @property
    def first_row(self) -> int:
        return self.code_row + 1

    @property
    def last_row(self) -> int:
        """Of the planned rows."""
        return self.code_row + len(self.plan.rows)

    @property
    def last_spare_row(self) -> int:
        return self.last_row + SPARE_ROWS

    @property
    def last_figure(self) -> int:
        return FIRST_FIGURE + len(self.plan.columns) - 1

    @property
    def reason_column(self) -> int:
        return self.last_figure + 1

    @property
    def first_past(self) -> int:
        return self.reason_column + 1

    @property
    def last_column(self) -> int:
        return self.reason_column + (len(self.plan.columns) if self.shows_past else 0)

    def formula(self, row: Row, column: Column) -> str:
        """The total of a cell's parts, `…` until every part has a figure or `–`; "" where it is no such total."""
        if not self.structure.measure.kind.additive or not (row.is_total or column.is_total):
            return ""
        parts = self._parts_across(row, column) or self._parts_down(row, column)
        ranges = list(_ranges(parts))
        if not parts or len(ranges) > _MOST_RANGES:
            return ""
        listed = ",".join(ranges)
        counted = "".join(f'+COUNTIF({one},"–")+COUNTIF({one},"-")' for one in ranges)
        formula = f'=IF(COUNT({listed}){counted}={len(parts)},SUM({listed}),"{NOT_YET}")'
        return formula if len(formula) <= _LONGEST_FORMULA else ""

    def _parts_across(self, row: Row, column: Column) -> list[tuple[int, int]]:
        number = self._row_of[frozenset(row.codes.items())]
        return [(number, self._column_of[codes]) for codes in _parts(self.plan.across, column.codes)]

    def _parts_down(self, row: Row, column: Column) -> list[tuple[int, int]]:
        number = self._column_of[frozenset(column.codes.items())]
        return [(self._row_of[codes], number) for codes in _parts(reversed(self.plan.down), row.codes)]


def _parts(dimensions: Iterable[Dimension], codes: Mapping[str, str]) -> list[Codes]:
    """The parts of the first dimension that has a total here."""
    for dimension in dimensions:
        children = dimension.code_list.children.get(codes[dimension.id])
        if children:
            return [frozenset({**codes, dimension.id: child}.items()) for child in children]
    return []


def _ranges(cells: list[tuple[int, int]]) -> Iterable[str]:
    """Neighbouring cells as ranges; all lie in one row or all in one column."""
    down = len({column for _, column in cells}) == 1
    line = sorted((row, column) if down else (column, row) for row, column in cells)
    for _, run in groupby(enumerate(line), key=lambda pair: pair[1][0] - pair[0]):
        members = [place for _, place in run]
        (first, across), (last, _) = members[0], members[-1]
        if first == last:
            yield cell_name(first, across) if down else f"{column_letters(first)}{across}"
        elif down:
            yield range_name(first, across, last, across)
        else:
            yield range_name(across, first, across, last)

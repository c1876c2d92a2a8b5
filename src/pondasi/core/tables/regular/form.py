"""What the ordinary reader made of the sample: the form that all rows must follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.evidence import Part, TotalBasis
from pondasi.core.tables.layout.blocks import find_blocks
from pondasi.core.tables.layout.columns import Column, survey
from pondasi.core.tables.layout.grid import Grid
from pondasi.core.tables.layout.table import Surveyed, survey_block
from pondasi.core.tables.matching import match
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe, Sheet
from pondasi.core.tables.regular.body import Irregular
from pondasi.core.values import Observation, Table

_NAMES = (Part.LABEL, Part.CLASS)
_WORDED = frozenset({TotalBasis.WORD, TotalBasis.UNNAMED})


@dataclass(frozen=True)
class Form:
    """One table on one sheet of the sample. `between` maps its rows that stand between head and tail to the places
    that they have there."""

    sheet: Sheet
    table: PrintedTable
    surveyed: Surveyed
    columns: Mapping[int, Column]
    between: Mapping[int, int]

    @cached_property
    def tidy(self) -> Table:
        return match(self.table, None)

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.table, Recipe(), None, None)

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The value columns."""
        return tuple(number for number, part in self.surveyed.parts.items() if part is Part.VALUE)

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The label columns; codes where there are no names."""
        parts = self.surveyed.parts
        found = [number for number, part in parts.items() if part in (*_NAMES, Part.PERIOD)]
        if not any(parts[number] in _NAMES for number in found):
            found += [number for number, part in parts.items() if part is Part.CODE]
        return tuple(sorted(found))

    def heading(self, column: int) -> str:
        path = self.surveyed.paths.get(column, ())
        return path[-1].text if path else ""

    def context(self, column: int) -> str:
        """The words around a column."""
        words = [heading.text for heading in self.surveyed.paths.get(column, ())]
        return " ".join([*words, self.table.title, self.table.unit])

    def is_percent(self, column: int) -> bool:
        """Whether the column's numbers between head and tail are shown as percentages."""
        cells = [self.sheet.cells.get((row, column)) for row in self.between]
        shown = {cell.percent for cell in cells if cell is not None and isinstance(cell.value, Decimal)}
        if len(shown) > 1:
            raise Irregular(f"column {column}: numbers and percentages")
        return shown == {True}

    @cached_property
    def figures(self) -> list[tuple[int, int, PrintedObservation, Observation]]:
        """Row and column in the sample, figure as printed, figure under its codes."""
        pairs = zip(self.table.observations, self.tidy.observations, strict=True)
        return [(*row_and_column(printed.cell), printed, tidy) for printed, tidy in pairs]

    def seen(self, column: int) -> dict[float | str, str]:
        """A label column's values in the sample and the labels made of them."""
        found: dict[float | str, str] = {}
        for row, _, printed, _ in self.figures:
            cell = self.sheet.cells.get((row, column))
            if cell is None or row not in self.between:
                continue
            value = float(cell.value) if isinstance(cell.value, Decimal) else str(cell.value)
            for label in printed.labels:
                if label.axis is Axis.ROW and row_and_column(label.cell) == (row, column):
                    found[value] = label.text
        return found

    def over(self, column: int) -> tuple[Label, ...]:
        """The labels over a value column."""
        found = {
            tuple(label for label in printed.labels if label.axis is Axis.COLUMN)
            for row, number, printed, _ in self.figures
            if number == column and row in self.between
        }
        if len(found) != 1:
            raise Irregular(f"column {column}: different headings")
        return found.pop()

    def check(self) -> None:
        """Raises `Irregular` where the table's form is none that can be followed by columns."""
        if not self.values or not self.labels or not self.between:
            raise Irregular("no labels or no values")
        inside = range(min(self.values), max(self.values))
        if any(part is not Part.VALUE for number, part in self.surveyed.parts.items() if number in inside):
            raise Irregular("labels among the values")
        counters = [number for number, part in self.surveyed.parts.items() if part is Part.COUNTER]
        if any(self.columns[number].texts > self.columns[number].figures for number in counters):
            raise Irregular("letters that number rows")
        for _, _, printed, _ in self.figures:
            if any(label.axis is Axis.SECTION for label in printed.labels):
                raise Irregular("sections")
        if any(total.basis not in _WORDED for total in self.table.evidence.total_rows.values()):
            raise Irregular("totals without a word")
        expected = {(row, column) for row in self.between for column in self.values}
        if expected - {(row, column) for row, column, _, _ in self.figures}:
            raise Irregular("rows that are no rows of the table")
        headings = [self.heading(column) for column in self.values]
        if len(set(headings)) < len(headings):
            raise Irregular("repeated headings")


def form_of(sheet: Sheet, tables: list[PrintedTable], between: Mapping[int, int]) -> Form:
    """The form of the sample's one table. Raises `Irregular`."""
    grid = Grid(sheet, Recipe(), {})
    blocks = find_blocks(grid, ())
    surveyed = survey_block(grid, blocks[0]) if len(blocks) == 1 else []
    if len(tables) != 1 or len(surveyed) != 1:
        raise Irregular("not one table")
    columns = {column.number: column for column in survey(grid, blocks[0], surveyed[0].paths)}
    form = Form(sheet, tables[0], surveyed[0], columns, between)
    form.check()
    return form

"""From what a person said about one file to what holds for every file of its shape."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath

from pondasi.core.tables.address import range_bounds
from pondasi.core.tables.evidence import Part
from pondasi.core.tables.model import PrintedTable, Reading, Recipe
from pondasi.core.tables.periods import periods_in
from pondasi.core.tables.recipe.memory import (
    ColumnRule,
    Memory,
    PeriodRule,
    RowRule,
    SheetRule,
    TableRule,
    UnitRule,
)
from pondasi.core.tables.recipe.page import Page
from pondasi.core.tables.understanding import understand
from pondasi.core.values import Period

MOST_HEADINGS = 60


def remember(reading: Reading, printed: PrintedTable | None, recipe: Recipe, period: Period | None = None) -> Memory:
    """What the recipe says of `printed`, a table of `reading`, without positions. `period` is what the file is about.

    Without a table only what needs no place is kept: meanings of labels.
    """
    memory = Memory(period=period, labels=dict(recipe.labels))
    sheet = next((one for one in reading.workbook.sheets if printed and one.name == printed.sheet), None)
    if printed is None or sheet is None:
        return memory
    writer = _Writer(Page(sheet), printed, recipe)
    return replace(
        memory,
        sheet=SheetRule(sheet.name, writer.headings()) if recipe.sheet is not None else None,
        table=writer.table(reading) if recipe.sheet is not None else None,
        header=tuple(heads for row in recipe.header_rows if (heads := writer.page.words(row))),
        skip_rows=tuple(words for row in sorted(recipe.skip_rows) if (words := writer.row(row))),
        skip_columns=tuple(place for column in sorted(recipe.skip_columns) if (place := writer.column(column))),
        notation=tuple(
            (under, notation)
            for column, notation in sorted(recipe.notation.items())
            if (under := writer.column(column))
        ),
        unit=UnitRule(recipe.unit, _printed_unit(reading, printed, recipe)) if recipe.unit else None,
        when=_where_period_stands(reading, printed, recipe),
    )


def headings_of(page: Page, printed: PrintedTable) -> tuple[str, ...]:
    """The headings over a table's columns, each once, left to right."""
    _, first, _, last = range_bounds(printed.range)
    paths = page.paths(printed.header_rows)
    words = [text for column, path in paths.items() if first <= column <= last for text in path]
    return tuple(dict.fromkeys(words))[:MOST_HEADINGS]


class _Writer:
    """Says in words where rows and columns of one table stand."""

    def __init__(self, page: Page, printed: PrintedTable, recipe: Recipe) -> None:
        self.page = page
        self.printed = printed
        self.recipe = recipe
        self.figures = {
            column for column, evidence in printed.evidence.columns.items() if evidence.part is Part.VALUE
        } | set(recipe.skip_columns)
        self.paths = page.paths(printed.header_rows)
        self._same_paths = Counter(self.paths.values())
        self._same_words = Counter(self._words(row) for row in page.rows)

    def headings(self) -> tuple[str, ...]:
        return headings_of(self.page, self.printed)

    def table(self, reading: Reading) -> TableRule | None:
        """None where the sheet holds one table only."""
        beside = [one for one in reading.tables if one.sheet == self.printed.sheet]
        if len(beside) < 2:
            return None
        place = next((place for place, one in enumerate(beside) if one.range == self.printed.range), 0)
        return TableRule(self.printed.title, self.headings(), place, len(beside))

    def _words(self, row: int) -> tuple[str, ...]:
        """A row's words; below the header without what stands under columns of figures."""
        below = bool(self.printed.header_rows) and row > max(self.printed.header_rows)
        return self.page.words(row, self.figures) if below else self.page.words(row)

    def row(self, row: int) -> RowRule | None:
        """None where nothing in words says which row it is."""
        words = self._words(row)
        if words and self._same_words[words] == 1:
            return RowRule(words)
        header = max(self.printed.header_rows, default=0)
        below = row - header
        if not words and header and 1 <= below <= 2:
            return RowRule((), below_header=below)
        before = self.page.row_before(row)
        after = self._words(before) if before else ()
        return RowRule(words, after) if words or after else None

    def column(self, column: int) -> ColumnRule | None:
        """None for a column outside the sheet."""
        used = list(self.paths)
        if column not in self.paths:
            return None
        path, place = self.paths[column], used.index(column)
        if not path:
            return ColumnRule((), place=place + 1, of=len(used))
        after = self.paths[used[place - 1]] if place and self._same_paths[path] > 1 else ()
        return ColumnRule(path, after)


def _printed_unit(reading: Reading, printed: PrintedTable, recipe: Recipe) -> str:
    """The unit that the file itself prints."""
    plain = understand(reading.workbook, replace(recipe, sheet=None, table=0, unit=None))
    same = (one.unit for one in plain.tables if (one.sheet, one.range) == (printed.sheet, printed.range))
    return next(same, "")


def _where_period_stands(reading: Reading, printed: PrintedTable, recipe: Recipe) -> PeriodRule | None:
    """The place that names the very period which the person named."""
    if not recipe.period:
        return None
    stem = PurePath(reading.workbook.name).stem.replace("_", " ")
    for rule, text in (
        (PeriodRule.TITLE, printed.title),
        (PeriodRule.SHEET, printed.sheet),
        (PeriodRule.FILE, stem),
    ):
        if periods_in(text) == (recipe.period,):
            return rule
    return PeriodRule.ASK

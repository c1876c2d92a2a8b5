"""From a workbook to its printed tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.layout.blocks import find_blocks
from pondasi.core.tables.layout.grid import Grid
from pondasi.core.tables.layout.table import read_table, survey_block
from pondasi.core.tables.model import PrintedTable, Reading, Recipe, Sheet, Workbook
from pondasi.core.tables.register import read_register
from pondasi.core.values import Text

_EMPTY = Text("Lembar ini kosong.", "This sheet is empty.")
_NO_TABLE = Text("Tidak ada tabel statistik di lembar ini.", "There is no statistical table on this sheet.")
_HIDDEN = Text(
    "Lembar ini disembunyikan di berkas; pilih lembar ini bila tabelnya dimaksud.",
    "This sheet is hidden in the file; choose it if its table is meant.",
)
_OTHER_SHEET = Text("Lembar lain yang dipilih.", "Another sheet was chosen.")


Hints = Mapping[tuple[str, int], Notation]
"""Sheet and column to the notation that the period before suggests."""


def understand(workbook: Workbook, recipe: Recipe | None = None, hints: Hints | None = None) -> Reading:
    """Every statistical table of the workbook, as printed, with the recipe's corrections applied.

    `hints` (see `vintage.hints_from`) settle columns whose notation nothing in the file tells.

    Hidden sheets are read only where the recipe names them or no other sheet holds a table.
    """
    recipe = recipe or Recipe()
    shown = [sheet for sheet in workbook.sheets if not sheet.hidden or sheet.name == recipe.sheet]
    reading = _read(workbook, shown, recipe, hints or {})
    hidden = [sheet for sheet in workbook.sheets if sheet not in shown]
    if not reading.tables and recipe.sheet is None and hidden:
        return _read(workbook, workbook.sheets, recipe, hints or {})
    return replace(reading, skipped_sheets={**reading.skipped_sheets, **{sheet.name: _HIDDEN for sheet in hidden}})


def _read(workbook: Workbook, sheets: Sequence[Sheet], recipe: Recipe, hints: Hints) -> Reading:
    tables: list[PrintedTable] = []
    skipped: dict[str, Text] = {}
    for sheet in sheets:
        if recipe.sheet is not None and sheet.name != recipe.sheet:
            skipped[sheet.name] = _OTHER_SHEET
            continue
        if not sheet.cells:
            skipped[sheet.name] = _EMPTY
            continue
        own_hints = {column: notation for (name, column), notation in hints.items() if name == sheet.name}
        grid = Grid(sheet, recipe, own_hints)
        found = _tables(grid, recipe, PurePath(workbook.name).stem.replace("_", " "))
        if recipe.sheet is not None:
            found = found[recipe.table : recipe.table + 1]
        if not found:
            register = read_register(sheet)
            skipped[sheet.name] = register.sentence() if register else _NO_TABLE
        tables.extend(found)
    return Reading(workbook, tuple(tables), skipped)


def _tables(grid: Grid, recipe: Recipe, file_name: str) -> list[PrintedTable]:
    found = []
    for block in find_blocks(grid, recipe.header_rows):
        for part in survey_block(grid, block):
            table = read_table(grid, part, file_name)
            if table is not None:
                found.append(_corrected(table, recipe))
    return found


def _corrected(table: PrintedTable, recipe: Recipe) -> PrintedTable:
    """The table with the unit and period that a person gave."""
    if recipe.unit is not None:
        table = replace(table, unit=recipe.unit)
    if recipe.period:
        table = replace(table, periods=(recipe.period,), periods_guessed=False)
    return table

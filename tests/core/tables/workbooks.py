"""Small workbooks for the tests, made on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pondasi.core.tables import load_workbook, understand
from pondasi.core.tables.model import PrintedTable, Reading, Recipe

KECAMATAN = (
    "Balikpapan Timur",
    "Balikpapan Barat",
    "Balikpapan Utara",
    "Balikpapan Tengah",
    "Balikpapan Selatan",
    "Balikpapan Kota",
)


def save(path: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), sheet: str = "Sheet1") -> Path:
    """An .xlsx with these rows from A1; None leaves a cell blank."""
    return save_sheets(path, {sheet: rows}, {sheet: merges})


def save_sheets(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], merges: Mapping[str, Sequence[str]] | None = None
) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.cell(row, column, value)
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    workbook.save(path)
    return path


def read_rows(folder: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = ()) -> list[PrintedTable]:
    """The tables understood of a workbook with these rows."""
    return list(read(save(folder / "tabel.xlsx", rows, merges)).tables)


def read_text(folder: Path, text: str, encoding: str = "utf-8") -> list[PrintedTable]:
    """The tables understood of a CSV with this text."""
    path = folder / "tabel.csv"
    path.write_bytes(text.encode(encoding))
    return list(read(path).tables)


def read(path: Path, recipe: Recipe | None = None) -> Reading:
    return understand(load_workbook(path), recipe)


def values(table: PrintedTable) -> dict[str, Any]:
    """Address to number, or to the status where there is none."""
    return {o.cell: o.status.value if o.value is None else o.value for o in table.observations}


def labels(table: PrintedTable, cell: str) -> list[str]:
    return next([label.text for label in o.labels] for o in table.observations if o.cell == cell)


def roles(table: PrintedTable) -> dict[str, str]:
    return {o.cell: o.role.value for o in table.observations}

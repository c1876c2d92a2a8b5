"""A new .xlsx with the cells of a file of another format."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.worksheet.worksheet import Worksheet

from pondasi.core.tables.model import Cell, Sheet, Workbook

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_000
_FIRST_DATE = datetime(1900, 3, 1)
_WITHOUT_NAME = "Tabel"


def copied_workbook(workbook: Workbook) -> tuple[bytes, dict[str, str]]:
    """The file, and for every sheet of the workbook the name of the one that shows it."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    names: dict[str, str] = {}
    for sheet in workbook.sheets:
        wanted = _FORBIDDEN_IN_NAMES.sub(" ", sheet.name).strip("' ")[:_LONGEST_NAME] or _WITHOUT_NAME
        page = made.create_sheet(wanted)
        names[sheet.name] = page.title
        _fill(page, sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue(), names


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.sheet_state = "hidden" if sheet.hidden else "visible"
    for (row, column), cell in sheet.cells.items():
        _put(cast(OpenpyxlCell, page.cell(row, column)), cell)  # nothing is merged yet
    for top, left, bottom, right in sheet.merges:
        covered = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
        if not covered & sheet.cells.keys():
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _put(made: OpenpyxlCell, cell: Cell) -> None:
    """Text stays text, also where it begins with an equals sign."""
    value = cell.value
    if isinstance(value, Decimal | bool | time) or (isinstance(value, datetime) and value >= _FIRST_DATE):
        made.value = value
        if cell.percent:
            made.number_format = "0.00%"
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DATE.date():
        made.value = value
    else:
        made.value = ILLEGAL_CHARACTERS_RE.sub(" ", cell.text)[:_LONGEST_TEXT]
        made.data_type = "s"

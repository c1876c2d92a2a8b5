"""A filled form as a file of each kind."""

from __future__ import annotations

import csv
import zipfile
from decimal import Decimal
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from tests.core.tables.forms.model import Disturbed

from pondasi.core.tables.template import identity
from pondasi.core.tables.template.identity import Sign


def in_indonesian(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def save_xlsx(one: Disturbed, path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = one.sheet
    for (row, column), value in one.grid.cells.items():
        cell = sheet.cell(row, column, value)
        if isinstance(value, str) and not value.startswith("=IF("):
            cell.data_type = "s"
    for top, left, bottom, right in one.grid.merges:
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    if not one.alone:
        book.create_sheet(identity.GUIDE_SHEET)["A1"] = "Cara mengisi formulir ini"
        hidden = book.create_sheet(identity.IDENTITY_SHEET)
        hidden["A1"] = identity.identity_text(identity.identity_of(one.structure, one.period))
        hidden.sheet_state = "hidden"
    book.save(path)
    return path


def save_csv(one: Disturbed, path: Path) -> Path:
    """As a spreadsheet program in Indonesian saves one: figures as they are shown, formulas as their results."""
    decimals = one.structure.measure.decimals
    figures = set(product(one.marks(Sign.ROW), one.marks(Sign.COLUMN)))
    rows = []
    for row in range(1, one.grid.height + 1):
        line = []
        for column in range(1, one.grid.width + 1):
            value = one.grid.cells.get((row, column), "")
            shown = isinstance(value, Decimal) and (row, column) in figures
            line.append(in_indonesian(value, decimals) if shown else str(value))  # type: ignore[arg-type]
        rows.append(line)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=one.chance.choice(",;\t")).writerows(rows)
    return path


def save_ods(one: Disturbed, path: Path) -> Path:
    """The least that makes a spreadsheet of the OpenDocument kind."""
    rows = []
    for row in range(1, one.grid.height + 1):
        rows.append("<table:table-row>")
        for column in range(1, one.grid.width + 1):
            rows.append(_ods_cell(one.grid.cells.get((row, column))))
        rows.append("</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(one.sheet)}">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Decimal | int):
        number = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="float" office:value="{value}">{number}</table:table-cell>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

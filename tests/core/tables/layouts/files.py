"""Writing a layout as a file: xlsx, ods or CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from tests.core.tables.layouts.model import Canvas, Layout, Put


def write(layout: Layout, folder: Path) -> Path:
    """The file in this folder."""
    path = folder / f"{layout.file_name}.{layout.kind}"
    if layout.kind == "csv":
        path.write_bytes(_csv(layout.sheets[0], layout.text_form))
    elif layout.kind == "xls":
        path.write_text(_html(layout.sheets[0]), encoding="utf-8")
    elif layout.kind == "ods":
        _ods(path, layout.sheets)
    else:
        _xlsx(path, layout.sheets)
    return path


def _xlsx(path: Path, sheets: list[Canvas]) -> None:
    book = xlsxwriter.Workbook(str(path), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    forms: dict[tuple[str, bool, int], Any] = {}
    for canvas in sheets:
        sheet = book.add_worksheet(canvas.name)
        if canvas.hidden:
            sheet.hide()
        elif all(one.hidden for one in sheets[: sheets.index(canvas)]):
            sheet.activate()
            sheet.set_first_sheet()
        plain = book.add_format({"border": 1})
        for top, left, bottom, right in canvas.merges:
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", plain)
        for (row, column), put in canvas.cells.items():
            _write_cell(sheet, row - 1, column - 1, put, _form(book, forms, put))
        for column in canvas.hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
        for row in canvas.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        if canvas.styled_to != (0, 0):
            for row in range(canvas.height, canvas.styled_to[0], 97):
                sheet.write_blank(row, canvas.styled_to[1], None, plain)
    book.close()


def _form(book: Any, forms: dict[tuple[str, bool, int], Any], put: Put) -> Any:
    key = (put.form, put.bold, put.indent)
    if key not in forms:
        wanted: dict[str, Any] = {"bold": put.bold, "indent": put.indent, "text_wrap": True}
        if put.form:
            wanted["num_format"] = put.form
        forms[key] = book.add_format(wanted)
    return forms[key]


def _write_cell(sheet: Any, row: int, column: int, put: Put, form: Any) -> None:
    if put.formula:
        sheet.write_formula(row, column, put.formula, form, put.value)
    elif isinstance(put.value, str):
        sheet.write_string(row, column, put.value, form)
    elif isinstance(put.value, date):
        sheet.write_datetime(row, column, datetime.combine(put.value, time()), form)
    else:
        sheet.write_number(row, column, put.value, form)


def _csv(canvas: Canvas, form: dict[str, str]) -> bytes:
    width = canvas.width + int(form.get("trailing", "0"))
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=form.get("delimiter", ","),
        quoting=csv.QUOTE_ALL if form.get("quoting") else csv.QUOTE_MINIMAL,
        lineterminator=form.get("newline", "\n"),
    )
    for row in range(1, canvas.height + 1):
        puts = (canvas.cells.get((row, column)) for column in range(1, width + 1))
        record = ["" if put is None else _as_text(put.value) for put in puts]
        while form.get("ragged") and len(record) > 1 and not record[-1]:
            record.pop()
        writer.writerow(record)
    for _ in range(int(form.get("blank", "0"))):
        writer.writerow([""] * width)
    return out.getvalue().encode(form.get("encoding", "utf-8"), errors="replace")


def _as_text(value: str | float | date | None) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _shown(put: Put) -> str:
    """A fraction is a percentage on a web page."""
    if "%" in put.form and isinstance(put.value, float):
        return f"{put.value * 100:.2f}%"
    return _as_text(put.value)


def _html_text(text: str) -> str:
    """Blanks that indent are kept as web pages keep them."""
    body = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(body)) + escape(body).replace("\n", "<br>")


def _html(canvas: Canvas) -> str:
    """One table; merged areas as rowspan and colspan."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in canvas.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in canvas.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = []
    for row in range(1, canvas.height + 1):
        cells = []
        for column in range(1, canvas.width + 1):
            if (row, column) not in covered:
                put = canvas.cells.get((row, column))
                down, across = spans.get((row, column), (1, 1))
                span = f' rowspan="{down}" colspan="{across}"' if (down, across) != (1, 1) else ""
                text = _html_text(_shown(put)) if put else ""
                cells.append(f"<td{span}>{text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><head><meta charset='utf-8'></head><body><table border=1>{''.join(rows)}</table></body></html>"


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _ods(path: Path, sheets: list[Canvas]) -> None:
    body = "".join(_ods_sheet(canvas) for canvas in sheets if not canvas.hidden)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS_HEAD + body + _ODS_TAIL)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)


def _ods_sheet(canvas: Canvas) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in canvas.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in canvas.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = []
    for row in range(1, canvas.height + 1):
        cells = [
            "<table:covered-table-cell/>"
            if (row, column) in covered
            else _ods_cell(canvas.cells.get((row, column)), spans.get((row, column)))
            for column in range(1, canvas.width + 1)
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{escape(canvas.name)}">{"".join(rows)}</table:table>'


def _ods_cell(put: Put | None, span: tuple[int, int] | None) -> str:
    merged = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if put is None or put.value is None:
        return f"<table:table-cell{merged}/>"
    if isinstance(put.value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in put.value.split("\n"))
        return f'<table:table-cell office:value-type="string"{merged}>{lines}</table:table-cell>'
    kind = "percentage" if "%" in put.form else "float"
    if isinstance(put.value, date):
        day = f"{put.value:%d/%m/%Y}"
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{put.value.isoformat()}"{merged}>'
            f"<text:p>{day}</text:p></table:table-cell>"
        )
    shown = f"{float(put.value) * 100:.2f}%" if kind == "percentage" else str(put.value)
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{put.value!r}"{merged}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )

"""Workbooks of every Excel family and ODS; calamine reads the values, a sparse pass of our own the ordinary .xlsx.

Macros are never run and external links never followed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import DAMAGED, DAMAGED_REMEDY, PROTECTED, PROTECTED_REMEDY, Archive
from pondasi.core.tables.open.cells import number_cell, text_cell, time_cell
from pondasi.core.tables.open.xlsx import MarkupError, read_sheets
from pondasi.core.values import Text

_MACROS = Text("Makro dalam berkas tidak dijalankan.", "Macros in the file were not run.")
_LINKS = Text("Tautan ke berkas lain tidak diikuti.", "Links to other files were not followed.")
_HIDDEN = Text("Lembar tersembunyi ikut dibaca: {names}.", "Hidden sheets were read too: {names}.")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_archive(archive: Archive, name: str) -> Workbook:
    """xlsx, xlsm, xlsb or ods out of a checked zip."""
    kind = _kind(archive)
    remarks = []
    if any(member.endswith("vbaProject.bin") for member in archive.names):
        remarks.append(_MACROS)
    if any("externalLinks/" in member for member in archive.names):
        remarks.append(_LINKS)
    if kind in ("xlsx", "xlsm"):
        try:
            sheets = read_sheets(archive, lambda sheet: _sheet(_open(archive.path), sheet))
        except MarkupError as error:
            raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    else:
        sheets = _all_sheets(archive.path)
    return Workbook(name, kind, sheets, (*remarks, *_hidden_remark(sheets)))


def read_binary(path: Path, name: str) -> Workbook:
    """xls, the binary workbook of old Excel; says so where the container holds a locked workbook."""
    if _ENCRYPTED_STREAM in path.read_bytes():
        raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
    sheets = _all_sheets(path)
    return Workbook(name, "xls", sheets, _hidden_remark(sheets))


def _kind(archive: Archive) -> str:
    names = archive.names
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    if "content.xml" in names:
        if b"encryption-data" in (archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
            raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
        if "mimetype" not in names or b"spreadsheet" in archive.read("mimetype"):
            return "ods"
    what = Text("arsip zip", "a zip archive")
    if "word/document.xml" in names:
        what = Text("dokumen Word", "a Word document")
    elif "ppt/presentation.xml" in names:
        what = Text("presentasi PowerPoint", "a PowerPoint presentation")
    raise UnreadableFile(
        Text("Berkas ini {what}, bukan buku kerja Excel.", "This file is {what}, not an Excel workbook.").fill(
            what=what
        ),
        Text("Kirim berkas Excel-nya sendiri (.xlsx).", "Hand in the Excel file itself (.xlsx)."),
    )


def _hidden_remark(sheets: tuple[Sheet, ...]) -> tuple[Text, ...]:
    names = ", ".join(sheet.name for sheet in sheets if sheet.hidden)
    return (_HIDDEN.fill(names=names),) if names else ()


def _open(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise UnreadableFile(PROTECTED, PROTECTED_REMEDY) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    except BaseException as error:
        raise _panic(error) from error


def _panic(error: BaseException) -> BaseException:
    """The reader's own crash over a damaged file, which Python sees as more than an exception, is a damaged file."""
    return UnreadableFile(DAMAGED, DAMAGED_REMEDY) if type(error).__name__ == "PanicException" else error


def _all_sheets(path: Path) -> tuple[Sheet, ...]:
    workbook = _open(path)
    sheets = []
    for metadata in workbook.sheets_metadata:
        sheet = _sheet(workbook, metadata.name)
        hidden = metadata.visible != SheetVisibleEnum.Visible
        sheets.append(Sheet(sheet.name, sheet.cells, sheet.merges, hidden))
    return tuple(sheets)


def _sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    """A sheet's values as calamine gives them; a chart sheet has none."""
    try:
        sheet = workbook.get_sheet_by_name(name)
    except (CalamineError, ValueError):
        return Sheet(name, {})
    except BaseException as error:
        raise _panic(error) from error
    merges = tuple(
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(name, _cells(sheet), merges)


def _cells(sheet: CalamineSheet) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    if sheet.start is None:
        return cells
    first_column = sheet.start[1] + 1  # rows come from the top of the sheet, columns from the first used one
    for row, values in enumerate(sheet.iter_rows(), 1):
        for column, value in enumerate(values, first_column):
            if value == "":
                continue
            cell = _cell(value)
            if cell is not None:
                cells[row, column] = cell
    return cells


def _cell(value: Any) -> Cell | None:  # noqa: ANN401 - calamine's values have no common type
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell(value, "TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        return number_cell(Decimal(repr(value)))
    if isinstance(value, timedelta):
        return Cell(str(value), str(value))
    if isinstance(value, (datetime, date, time)):
        return time_cell(value)
    return None

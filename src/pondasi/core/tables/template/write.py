"""A form as the bytes of an .xlsx. The same form has the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pondasi.core.tables.address import cell_name, column_letters, range_name
from pondasi.core.tables.template import guide
from pondasi.core.tables.template.identity import (
    GUIDE_SHEET,
    HEADER_LEVEL,
    IDENTITY_SHEET,
    PAST_PERIOD,
    PERIOD_LEVEL,
    FormIdentity,
    Sign,
    identity_of,
    identity_text,
    mark_text,
)
from pondasi.core.tables.template.placing import CODE_COLUMN, FIRST_FIGURE, LABEL_COLUMN, Placing
from pondasi.core.tables.template.plan import Column, Row, plan_form
from pondasi.core.values import DataStructure, Observation, Period, Status, Table

FORM_SHEET = "Formulir"
_MARKS = {Status.MISSING: "…", Status.NIL: "–", Status.SUPPRESSED: "NA", Status.AMBIGUOUS: "…"}
_EXACT_DIGITS = 15
_A4, _WIDEST_LABEL, _FIGURE_WIDTH, _REASON_WIDTH = 9, 44, 14, 26
_THIN = Side(style="thin", color="E2DFD6")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FREE = Protection(locked=False)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right")
_FACE, _INK, _QUIET = "Calibri", "13211F", "5A6865"
_GUIDE_WIDTH, _LINE_HEIGHT = 72, 15.5
_STAMP = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"<dcterms:(created|modified)([^>]*)>[^<]*<")


_HEADER_FILL = PatternFill("solid", start_color="DBE7F3")
_LABEL_FILL = PatternFill("solid", start_color="EEF0F6")
_SECTION_FILL = PatternFill("solid", start_color="E4F3EF")
_TOTAL_FILL = PatternFill("solid", start_color="F1EAD9")
_PAST_FILL = PatternFill("solid", start_color="EFEDE6")


def write_form(
    structure: DataStructure, period: Period, *, city: str = "", producer: str = "", past: Table | None = None
) -> bytes:
    """The form of a dataset and period. `past` is an earlier table, shown grey beside what is to be filled.

    Raises `InvalidInput` where the form would be too large.
    """
    earlier = past.periods[-1] if past is not None and past.periods else None
    placing = Placing(structure, plan_form(structure), earlier is not None)
    identity = identity_of(structure, period, city)
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(FORM_SHEET)
    _headings(sheet, placing, period, earlier)
    _codes(sheet, placing, identity, earlier)
    _body(sheet, placing)
    if past is not None and earlier is not None:
        _past(sheet, placing, {one.key: one for one in past.observations if one.period == earlier})
    _below(sheet, placing, producer)
    _checks(sheet, placing)
    _page(sheet, placing, city)
    _guide(book, structure, period, shows_past=earlier is not None)
    hidden = book.create_sheet(IDENTITY_SHEET)
    hidden["A1"] = identity_text(identity)
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _headings(sheet: Worksheet, placing: Placing, period: Period, earlier: Period | None) -> None:
    structure = placing.structure
    _write(sheet, 1, LABEL_COLUMN, structure.title.id).font = _font(bold=True, size=13)
    _write(sheet, 2, LABEL_COLUMN, guide.period_line(period))
    _write(sheet, 3, LABEL_COLUMN, f"{guide.UNIT_WORD} {structure.measure.unit.id}")
    _write(sheet, 4, LABEL_COLUMN, guide.HINT).font = _font(italic=True, color=_QUIET)
    rows = placing.header_rows
    names = " / ".join(dimension.name.id for dimension in placing.plan.down)
    _header(sheet, (rows[0], LABEL_COLUMN, rows[-1], LABEL_COLUMN), names)
    reason = placing.reason_column
    _header(sheet, (rows[0], reason, rows[-1], reason), guide.REASON_HEADING)
    _block(sheet, placing, FIRST_FIGURE, guide.period_line(period))
    if earlier is not None:
        _block(sheet, placing, placing.first_past, guide.past_heading(earlier))


def _block(sheet: Worksheet, placing: Placing, left: int, heading: str) -> None:
    """The header over one period's columns; neighbours of one name share a cell."""
    columns = placing.plan.columns
    top = placing.header_rows[0]
    _header(sheet, (top, left, top, left + len(columns) - 1), heading)
    for level in range(len(placing.plan.across)):
        start = 0
        for place in range(1, len(columns) + 1):
            if place < len(columns) and columns[place].labels[: level + 1] == columns[start].labels[: level + 1]:
                continue
            row = top + 1 + level
            _header(sheet, (row, left + start, row, left + place - 1), columns[start].labels[level])
            start = place


def _header(sheet: Worksheet, area: tuple[int, int, int, int], text: str) -> None:
    top, left, bottom, right = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            _cell(sheet, row, column).fill = _HEADER_FILL
            _cell(sheet, row, column).border = _BORDER
    first = _write(sheet, top, left, text)
    first.font = _font(bold=True)
    first.alignment = _CENTRED
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _codes(sheet: Worksheet, placing: Placing, identity: FormIdentity, earlier: Period | None) -> None:
    """The hidden row and column."""
    row = placing.code_row
    _write(sheet, row, CODE_COLUMN, identity_text(identity))
    _write(sheet, row, LABEL_COLUMN, mark_text(Sign.LABELS))
    _write(sheet, row, placing.reason_column, mark_text(Sign.REASON))
    for number, column in enumerate(placing.plan.columns):
        _write(sheet, row, FIRST_FIGURE + number, mark_text(Sign.COLUMN, column.codes))
        if earlier is not None:
            codes = {**column.codes, PAST_PERIOD: earlier.code}
            _write(sheet, row, placing.first_past + number, mark_text(Sign.PAST, codes))
    levels = [PERIOD_LEVEL, *(dimension.id for dimension in placing.plan.across)]
    for number, level in zip(placing.header_rows, levels, strict=True):
        _write(sheet, number, CODE_COLUMN, mark_text(Sign.HEADER, {HEADER_LEVEL: level}))
    for number, line in enumerate(placing.plan.rows, placing.first_row):
        sign = Sign.SECTION if line.is_section else Sign.ROW
        _write(sheet, number, CODE_COLUMN, mark_text(sign, line.codes))
    sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions[column_letters(CODE_COLUMN)].hidden = True


def _body(sheet: Worksheet, placing: Placing) -> None:
    for number, row in enumerate(placing.plan.rows, placing.first_row):
        label = _write(sheet, number, LABEL_COLUMN, row.label)
        label.font = _font(bold=row.is_total or row.is_section)
        label.alignment = Alignment(indent=row.depth, wrap_text=True, vertical="center")
        if row.is_section:
            for column in range(LABEL_COLUMN, placing.last_column + 1):
                _dress(_cell(sheet, number, column), _SECTION_FILL)
            continue
        _dress(label, _TOTAL_FILL if row.is_total else _LABEL_FILL)
        for place, one in enumerate(placing.plan.columns, FIRST_FIGURE):
            _figure_cell(sheet, placing, (number, place), (row, one))
        _dress(_cell(sheet, number, placing.reason_column)).protection = _FREE
    for number in range(placing.last_row + 1, placing.last_spare_row + 1):
        for column in [LABEL_COLUMN, *range(FIRST_FIGURE, placing.reason_column + 1)]:
            cell = _dress(_cell(sheet, number, column))
            cell.protection = _FREE
            if FIRST_FIGURE <= column <= placing.last_figure:
                cell.number_format = _number_format(placing.structure)


def _figure_cell(sheet: Worksheet, placing: Placing, at: tuple[int, int], line: tuple[Row, Column]) -> None:
    """White and free to fill, or a total that computes itself."""
    cell = _cell(sheet, *at)
    cell.number_format = _number_format(placing.structure)
    cell.alignment = _RIGHT
    formula = placing.formula(*line)
    is_total = line[0].is_total or line[1].is_total
    _dress(cell, _TOTAL_FILL if formula else None)
    if is_total:
        cell.font = _font(bold=True)
    if formula:
        cell.value = formula
    else:
        cell.protection = _FREE


def _past(sheet: Worksheet, placing: Placing, known: Mapping[tuple[str, ...], Observation]) -> None:
    order = [dimension.id for dimension in placing.structure.dimensions]
    for number, row in enumerate(placing.plan.rows, placing.first_row):
        if row.is_section:
            continue
        for place, column in enumerate(placing.plan.columns, placing.first_past):
            cell = _dress(_cell(sheet, number, place), _PAST_FILL)
            cell.font = _font(color=_QUIET)
            cell.alignment = _RIGHT
            cell.number_format = _number_format(placing.structure)
            codes = {**row.codes, **column.codes}
            found = known.get(tuple(codes[name] for name in order))
            if found is not None:
                _put_past(cell, found)


def _put_past(cell: Cell, found: Observation) -> None:
    """A number as a number, unless Excel would lose digits of it."""
    value = found.value
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        cell.value = value
    else:
        cell.value = found.digits or _MARKS.get(found.status, "")
        cell.data_type = "s"


def _below(sheet: Worksheet, placing: Placing, producer: str) -> None:
    lines = [guide.MARKS_LINE, *([f"{guide.SOURCE_WORD} {producer}"] if producer else [])]
    for number, line in enumerate(lines, placing.last_spare_row + 2):
        _write(sheet, number, LABEL_COLUMN, line).font = _font(color=_QUIET)


def _checks(sheet: Worksheet, placing: Placing) -> None:
    """What Excel asks of a cell that is filled by typing."""
    first, last = placing.first_row, placing.last_spare_row
    cell = cell_name(first, FIRST_FIGURE)
    number = f"AND({cell}>=0,{cell}=INT({cell}))" if guide.counts_things(placing.structure) else "TRUE"
    marks = ",".join(f'{cell}="{mark}"' for mark in guide.ACCEPTED_MARKS)
    figures = DataValidation(
        type="custom",
        formula1=f"IF(ISNUMBER({cell}),{number},OR({marks}))",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=guide.CHECK_TITLE,
        error=guide.check_message(placing.structure),
    )
    figures.add(range_name(first, FIRST_FIGURE, last, placing.last_figure))
    reasons = DataValidation(
        type="list",
        formula1=f'"{",".join(guide.REASONS)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=guide.REASON_TITLE,
        error=guide.REASON_ERROR,
        showInputMessage=True,
        promptTitle=guide.REASON_TITLE,
        prompt=guide.REASON_PROMPT,
    )
    reasons.add(range_name(first, placing.reason_column, last, placing.reason_column))
    sheet.add_data_validation(figures)
    sheet.add_data_validation(reasons)


def _page(sheet: Worksheet, placing: Placing, city: str) -> None:
    """Widths, frozen header, print on A4, and protection without a password that still lets people arrange."""
    longest = max((len(row.label) + 2 * row.depth for row in placing.plan.rows), default=0)
    sheet.column_dimensions[column_letters(LABEL_COLUMN)].width = min(max(longest + 3, 18), _WIDEST_LABEL)
    for column in range(FIRST_FIGURE, placing.last_column + 1):
        width = _REASON_WIDTH if column == placing.reason_column else _FIGURE_WIDTH
        sheet.column_dimensions[column_letters(column)].width = width
    if len(placing.plan.columns) == 1:
        sheet.row_dimensions[placing.header_rows[0]].height = 45
    sheet.freeze_panes = cell_name(placing.first_row, FIRST_FIGURE)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if placing.last_column > 6 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{placing.header_rows[0]}:{placing.header_rows[-1]}"
    sheet.print_area = range_name(1, 1, placing.last_spare_row + 3, placing.last_column)
    left, right = _HeaderFooterPart(city.replace("&", "&&")), _HeaderFooterPart("Halaman &P dari &N")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=left, right=right)
    protection = sheet.protection
    protection.sheet = True
    for allowed in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertColumns",
        "insertRows",
        "deleteColumns",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(protection, allowed, False)  # the file says what is forbidden


def _guide(book: Workbook, structure: DataStructure, period: Period, *, shows_past: bool) -> None:
    sheet = book.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for row, (line, is_heading) in enumerate(guide.guide_lines(structure, period, shows_past=shows_past), 1):
        cell = _write(sheet, row, 1, line)
        cell.alignment = _WRAPPED
        cell.font = _font(bold=is_heading, size=13 if is_heading else 11)
        sheet.row_dimensions[row].height = _LINE_HEIGHT * max(1, -(-len(line) // _GUIDE_WIDTH)) + 2
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that shares no other's text."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} lies in a merged area")
    if not cell.has_style:
        cell.font = _font()
    return cell


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text that stays text, also where it begins with an equals sign."""
    cell = _cell(sheet, row, column)
    cell.value = text
    cell.data_type = "s"
    return cell


def _font(*, bold: bool = False, italic: bool = False, color: str = _INK, size: int = 11) -> Font:
    return Font(name=_FACE, size=size, bold=bold, italic=italic, color=color)


def _dress(cell: Cell, fill: PatternFill | None = None) -> Cell:
    cell.border = _BORDER
    if fill is not None:
        cell.fill = fill
    return cell


def _number_format(structure: DataStructure) -> str:
    """Separators are those of the reader's computer."""
    decimals = structure.measure.decimals
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _without_clock(content: bytes) -> bytes:
    """The same archive with the times of its making taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        for entry in made.infolist():
            data = made.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"<dcterms:\1\2>2000-01-01T00:00:00Z<", data)
            kept = zipfile.ZipInfo(entry.filename, _STAMP)
            kept.compress_type = zipfile.ZIP_DEFLATED
            still.writestr(kept, data)
    return out.getvalue()

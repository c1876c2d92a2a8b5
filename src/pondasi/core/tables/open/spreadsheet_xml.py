"""The "XML Spreadsheet" of Excel 2003 (.xml, or saved under .xls)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import CHUNK, DAMAGED, DAMAGED_REMEDY, Limits
from pondasi.core.tables.open.cells import NO_STYLE, Style, styled_number, text_cell, time_cell, truth_cell
from pondasi.core.tables.open.excel import hidden_remark
from pondasi.core.tables.open.html_markup import number_format_code
from pondasi.core.tables.open.making import LAST_COLUMN, LAST_ROW, Bounds, DamagedFile, SheetInMaking
from pondasi.core.tables.open.markup import Markup, whole
from pondasi.core.tables.open.number_formats import number_format

_MOST_INDENT = 250


def read_spreadsheet_xml(path: Path, name: str, limits: Limits) -> Workbook:
    """Every worksheet in order."""
    markup = _Book(Bounds(limits))
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                markup.feed(chunk)
        markup.feed(b"", last=True)
    except DamagedFile as error:
        raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    sheets = tuple(markup.sheets)
    return Workbook(name, "xml", sheets, hidden_remark(sheets))


class _Book(Markup):
    """Styles, then worksheets."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(bounds.limits.slow_bytes)
        self.sheets: list[Sheet] = []
        self._bounds = bounds
        self._styles: dict[str, Style] = {}
        self._style = ""
        self._making: SheetInMaking | None = None
        self._row = self._column = 0
        self._span = 0
        self._kind = ""
        self._cell: Mapping[str, str] = {}
        self._value: str | None = None
        self._comment = False
        self._listens_for = ""

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if self._making is None:
            self._started_outside(tag, own)
            return
        match tag:
            case "Column":
                self._column = whole(own.get("Index"), self._column + 1)
                last = self._column + min(max(whole(own.get("Span")), 0), LAST_COLUMN)
                if own.get("Hidden") == "1":
                    self._making.hide_columns(self._column, last)
                self._column = last
            case "Row":
                self._row = whole(own.get("Index"), self._row + 1 + self._span)
                self._span = min(max(whole(own.get("Span")), 0), LAST_ROW)
                self._column = 0
                if own.get("Hidden") == "1":
                    self._making.hide_rows(self._row, self._row + self._span)
            case "Cell":
                self._column = whole(own.get("Index"), self._column + 1)
                self._cell, self._value = own, None
            case "Data" if not self._comment:
                self._kind, self._listens_for, self.listening = own.get("Type", "String"), "Data", True
            case "Visible":
                self._listens_for, self.listening = "Visible", True
            case "Comment":
                self._comment = True

    def ended(self, tag: str) -> None:
        if tag == self._listens_for and self.listening:
            self.listening, text = False, self.take()
            if tag == "Data":
                self._value = text
            elif self._making is not None:
                self._making.hidden = text.strip() != "SheetVisible"
        elif tag == "Comment":
            self._comment = False
        elif tag == "Cell" and self._making is not None:
            self._end_cell(self._making)
        elif tag == "Worksheet" and self._making is not None:
            self.sheets.append(self._making.sheet())
            self._making = None

    def _started_outside(self, tag: str, own: Mapping[str, str]) -> None:
        style = self._styles.get(self._style, NO_STYLE)
        match tag:
            case "Style":
                self._style = own.get("ID", "")
                self._styles[self._style] = self._styles.get(own.get("Parent", ""), NO_STYLE)
            case "Font" if own.get("Bold") == "1":
                self._styles[self._style] = Style(style.format, True, style.indent)
            case "Alignment" if own.get("Indent"):
                indent = min(max(whole(own.get("Indent")), 0), _MOST_INDENT)
                self._styles[self._style] = Style(style.format, style.bold, indent)
            case "NumberFormat" if own.get("Format"):
                code = number_format_code(own["Format"].replace("\\", "\\\\"))
                self._styles[self._style] = Style(number_format(code), style.bold, style.indent)
            case "Worksheet":
                self._making = SheetInMaking(own.get("Name", ""), self._bounds)
                self._row = self._column = self._span = 0

    def _end_cell(self, making: SheetInMaking) -> None:
        across, down = max(whole(self._cell.get("MergeAcross")), 0), max(whole(self._cell.get("MergeDown")), 0)
        if across or down:
            bottom, right = min(self._row + down, LAST_ROW), min(self._column + across, LAST_COLUMN)
            making.merge(self._row, self._column, bottom, right)
        making.put(self._row, self._column, self._made())
        self._column += across

    def _made(self) -> Cell | None:
        style, value = self._styles.get(self._cell.get("StyleID", ""), NO_STYLE), self._value
        if not value:
            formula = self._cell.get("Formula")
            return Cell(None, formula, style.bold, style.indent, False, True) if formula and value is None else None
        match self._kind:
            case "Number":
                return styled_number(float(value), style)
            case "Boolean":
                return truth_cell(value == "1", bold=style.bold)
            case "DateTime":
                moment = datetime.fromisoformat(value.strip())
                shown = style.format.show_date(moment) if style.format.code else None
                return Cell(moment, shown, style.bold) if shown else time_cell(moment, bold=style.bold)
        return text_cell(value, bold=style.bold, indent=style.indent)

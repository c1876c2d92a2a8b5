"""OpenDocument spreadsheets (.ods): values, what is shown of them, merges, styles and visibility, from one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import CHUNK, DAMAGED, DAMAGED_REMEDY, Archive, Limits
from pondasi.core.tables.open.cells import LONGEST_TEXT, number_cell, text_cell, time_cell, truth_cell
from pondasi.core.tables.open.making import LAST_COLUMN, LAST_ROW, Bounds, DamagedFile, SheetInMaking, too_large
from pondasi.core.tables.open.markup import Markup, whole
from pondasi.core.tables.open.number_formats import NumberFormat, significant

_DURATION = r"PT(\d+)H(\d+)M([\d.]+)S"
_NOT_DIGIT = re.compile(r"\D")
_TAIL = re.compile(r"[.,](\d{1,15})\D*$")
_PERCENT = NumberFormat(percent=True)
_MOST_COPIES = 1_000_000
_CM_PER_INDENT = 0.35
_LENGTH = r"([\d.]+)(cm|mm|in|pt)"
_IN_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}


@dataclass(eq=False, repr=False)
class _Look:
    bold: bool = False
    indent: int = 0
    shown: bool = True


_NO_LOOK = _Look()


def read_sheets(archive: Archive, bounds: Bounds) -> tuple[Sheet, ...]:
    """Every table of the document in order. Raises `DamagedFile`."""
    looks: dict[tuple[str, str], _Look] = {}
    if "styles.xml" in archive.names:
        _Content(bounds, looks).read(archive, "styles.xml")
    content = _Content(bounds, looks)
    content.read(archive, "content.xml")
    return tuple(content.sheets)


def read_flat(path: Path, name: str, limits: Limits) -> Workbook:
    """The same document as one XML file (.fods)."""
    content = _Content(Bounds(limits), {})
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                content.feed(chunk)
        content.feed(b"", last=True)
    except DamagedFile as error:
        raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    return Workbook(name, "ods", tuple(content.sheets))


class _Content(Markup):
    """Styles, then tables. Rows and cells that repeat without content cost nothing."""

    def __init__(self, bounds: Bounds, looks: dict[tuple[str, str], _Look]) -> None:
        super().__init__(bounds.limits.slow_bytes)
        self.sheets: list[Sheet] = []
        self._bounds = bounds
        self._looks = looks
        self._style: _Look = _Look()
        self._making: SheetInMaking | None = None
        self._tables = 0
        self._row = self._column = 1
        self._row_copies = self._cell_copies = 1
        self._line: list[tuple[int, int, Cell]] = []
        self._defaults: list[tuple[int, str]] = []
        self._attributes: dict[str, str] = {}
        self._inside = False
        self._aside = 0
        self._paragraphs = 0
        self._copied = 0

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if self._making is None or tag == "table":
            self._started_outside(tag, attributes)
            return
        match tag:
            case "table-column":
                self._begin_columns(attributes)
            case "table-row":
                self._begin_row(attributes)
            case "table-cell" | "covered-table-cell":
                self._attributes, self._inside, self._paragraphs = attributes, True, 0
                self._cell_copies = max(whole(attributes.get("table:number-columns-repeated"), 1), 1)
                self.heard.clear()
            case "annotation" | "shapes" | "frame" | "custom-shape":
                self._aside += 1
            case "p" | "h" if self._inside and not self._aside:
                if self._paragraphs:
                    self.heard.append("\n")
                self._paragraphs += 1
            case "s" | "line-break" | "tab" if self.listening:
                blanks = " " * min(whole(attributes.get("text:c"), 1), 1000)
                self.heard.append({"line-break": "\n", "tab": "\t"}.get(tag, blanks))
        self.listening = self._paragraphs > 0 and self._inside and not self._aside

    def ended(self, tag: str) -> None:
        match tag:
            case "table":
                self._tables -= 1
                if self._tables == 0 and self._making is not None:
                    self.sheets.append(self._making.sheet())
                    self._making = None
            case "annotation" | "shapes" | "frame" | "custom-shape" if self._aside:
                self._aside -= 1
            case "p" | "h":
                self.listening = False
            case "table-cell" | "covered-table-cell" if self._making is not None and self._inside:
                self._end_cell(covered=tag != "table-cell")
            case "table-row" if self._making is not None:
                self._end_row(self._making)

    def _started_outside(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "style":
                family, name = attributes.get("style:family", ""), attributes.get("style:name", "")
                parent = self._looks.get((family, attributes.get("style:parent-style-name", "")), _NO_LOOK)
                self._style = self._looks[family, name] = _Look(parent.bold, parent.indent, parent.shown)
            case "text-properties" if attributes.get("fo:font-weight"):
                weight = attributes["fo:font-weight"]
                self._style.bold = weight == "bold" or whole(weight) >= 600
            case "paragraph-properties" if attributes.get("fo:margin-left"):
                self._style.indent = _indent(attributes["fo:margin-left"])
            case "table-properties" if attributes.get("table:display"):
                self._style.shown = attributes["table:display"] != "false"
            case "table":
                self._tables += 1
                if self._tables == 1:
                    look = self._looks.get(("table", attributes.get("table:style-name", "")), _NO_LOOK)
                    self._making = SheetInMaking(attributes.get("table:name", ""), self._bounds, hidden=not look.shown)
                    self._row = self._column = 1
                    self._defaults = []

    def _begin_columns(self, attributes: dict[str, str]) -> None:
        copies = max(whole(attributes.get("table:number-columns-repeated"), 1), 1)
        last = min(self._column + copies - 1, LAST_COLUMN)
        if attributes.get("table:visibility", "visible") != "visible" and self._making:
            self._making.hide_columns(self._column, last)
        self._defaults.append((last, attributes.get("table:default-cell-style-name", "")))
        self._column = last + 1

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._column = 1
        self._row_copies = max(whole(attributes.get("table:number-rows-repeated"), 1), 1)
        self._line = []
        if attributes.get("table:visibility", "visible") != "visible" and self._making:
            self._making.hide_rows(self._row, self._row + self._row_copies - 1)

    def _end_cell(self, *, covered: bool) -> None:
        self._inside = False
        text = self.take()
        attributes, copies = self._attributes, self._cell_copies
        rows = whole(attributes.get("table:number-rows-spanned"), 1)
        columns = whole(attributes.get("table:number-columns-spanned"), 1)
        if (rows > 1 or columns > 1) and self._making is not None:
            bottom, right = min(self._row + rows - 1, LAST_ROW), min(self._column + columns - 1, LAST_COLUMN)
            self._making.merge(self._row, self._column, bottom, right)
        cell = None if covered else self._cell(attributes, text)
        if cell is not None:
            self._line.append((self._column, copies, cell))
        self._column += copies

    def _end_row(self, making: SheetInMaking) -> None:
        if self._line:
            for row in range(self._row, self._row + self._row_copies):
                for first, copies, cell in self._line:
                    self._copied += copies
                    if self._copied > _MOST_COPIES:
                        raise too_large()
                    for column in range(first, first + copies):
                        making.put(row, column, cell)
        self._row += self._row_copies

    def _cell(self, attributes: dict[str, str], text: str) -> Cell | None:
        look = self._looks.get(("table-cell", self._style_name(attributes)), _NO_LOOK)
        kind = attributes.get("office:value-type") or attributes.get("calcext:value-type") or ""
        value = attributes.get("office:value", "")
        if kind in ("float", "currency", "percentage") and value:
            return _number(value, text, look, percent=kind == "percentage")
        if kind == "boolean":
            return truth_cell(attributes.get("office:boolean-value") == "true", bold=look.bold)
        if kind == "date":
            return _date(attributes.get("office:date-value", ""), text, look)
        if kind == "time":
            return _clock(attributes.get("office:time-value", ""), text, look)
        if not text.strip() and not kind and attributes.get("table:formula"):
            formula = attributes["table:formula"].partition(":")[2]
            return Cell(None, formula[:LONGEST_TEXT], look.bold, look.indent, False, True)
        return text_cell(text or attributes.get("office:string-value", ""), bold=look.bold, indent=look.indent)

    def _style_name(self, attributes: dict[str, str]) -> str:
        name = attributes.get("table:style-name")
        if name is not None:
            return name
        return next((style for last, style in self._defaults if self._column <= last), "")


def _indent(length: str) -> int:
    found = re.fullmatch(_LENGTH, length)
    return min(round(float(found[1]) * _IN_CM[found[2]] / _CM_PER_INDENT), 250) if found else 0


def _number(value: str, text: str, look: _Look, *, percent: bool) -> Cell | None:
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise DamagedFile(f"number {value!r}") from error
    shape = _PERCENT if percent else NumberFormat()
    shown = _shown(significant(number) * (100 if percent else 1), text) if number.is_finite() else ""
    return number_cell(number, shape, shown=shown, bold=look.bold, indent=look.indent)


def _shown(number: Decimal, text: str) -> str:
    """The number with the decimals that the file shows of it, without its grouping marks; "" where it shows words."""
    text = text.strip()
    digits = _NOT_DIGIT.sub("", text)
    tail = _TAIL.search(text)
    for places in (len(tail[1]) if tail else 0, 0):
        seen = f"{abs(number):.{places}f}"
        if digits.lstrip("0") == _NOT_DIGIT.sub("", seen).lstrip("0") and digits:
            number_shown = _body(text, seen)
            return number_shown
    return ""


def _body(text: str, seen: str) -> str:
    """`seen` between the signs and words that stand around the digits in `text`."""
    first = re.search(r"\d", text)
    last = re.search(r"\d\D*$", text)
    if not first or not last:
        return seen
    return text[: first.start()] + seen + text[last.start() + 1 :]


def _date(value: str, text: str, look: _Look) -> Cell | None:
    try:
        moment = datetime.fromisoformat(value[:26])
    except ValueError:
        return text_cell(text or value, bold=look.bold, indent=look.indent)
    shown = text.strip()
    day_hidden = shown and not re.search(rf"(?<!\d)0?{moment.day}(?!\d)", shown)
    if day_hidden and str(moment.year)[-2:] in shown:
        return Cell(moment, shown, look.bold)
    return time_cell(moment.replace(tzinfo=None), bold=look.bold)


def _clock(value: str, text: str, look: _Look) -> Cell | None:
    found = re.fullmatch(_DURATION, value)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time_cell(time(int(found[1]), int(found[2])), bold=look.bold)
    return text_cell(text or value, bold=look.bold, indent=look.indent)

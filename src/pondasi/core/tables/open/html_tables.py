"""HTML saved under an Excel name, as a web page in one file (MHTML), or from the clipboard: every nested table laid
out as it is printed."""

from __future__ import annotations

import binascii
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import Limits
from pondasi.core.tables.open.cells import LONGEST_TEXT, Style, styled_number
from pondasi.core.tables.open.foreign import is_a
from pondasi.core.tables.open.html_markup import NO_LOOK, Look, Looks, Tag, number_format_code, tokens
from pondasi.core.tables.open.making import LAST_COLUMN, LAST_ROW, Bounds, DamagedFile, SheetInMaking, too_large
from pondasi.core.tables.open.number_formats import Moment, number_format
from pondasi.core.tables.open.text_records import decode
from pondasi.core.values import Text

_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_MAX_SPAN = 2000
_MAX_AREA = 5000
"""Cells that one cell may cover; no printed table needs as many."""
_MAX_COVERED = 1_000_000
_DEEPEST = 60
_MOST_CELLS = 400_000
_MOST_TOKENS = 2_000_000
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4"})
_HELD = r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?"
_FIGURE = r"(?i:Rp|IDR|US\$)?[^A-Za-z]*\d[^A-Za-z]*"
_TWO_SLASHES = r"\d+[/:\-]\d+"
_NO_TABLE = Text("halaman web tanpa tabel", "a web page without a table")
_LOG_IN = Text(
    "Mungkin yang terunduh halaman masuk (login). Masuk dahulu, unduh lagi tabelnya sebagai Excel, lalu kirim.",
    "Perhaps it is a log-in page. Log in, download the table as Excel once more and hand that in.",
)
_DAMAGED = Text("Halaman HTML ini rusak.", "This HTML page is damaged.")
_SAVE_AGAIN = Text("Simpan ulang sebagai .xlsx.", "Save it again as .xlsx.")


@dataclass(eq=False, repr=False)
class _Box:
    """A table cell, or the page itself: lines of text and tables in the order in which they stand."""

    row_span: int = 1
    column_span: int = 1
    look: Look = NO_LOOK
    bold: bool = False
    held: str = ""
    """The number that the cell holds, where the markup says so beside what is shown."""
    parts: list[str | _Grid] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self._line)

    def write(self, text: str) -> None:
        self._line.append(text)

    def add(self, grid: _Grid) -> None:
        self.finish()
        self.parts.append(grid)

    def finish(self) -> None:
        if self._line:
            self.parts.append("".join(self._line))
            self._line.clear()


@dataclass(eq=False, repr=False)
class _Grid:
    rows: list[list[_Box]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0


@dataclass(eq=False, repr=False)
class _Print:
    """A laid-out box: filled cells from (0, 0), its size, its merged areas, and what of it is hidden."""

    height: int = 1
    width: int = 1
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, other: _Print, row: int, column: int) -> None:
        for (below, right), cell in other.cells.items():
            self.cells[row + below, column + right] = cell
        for first, left, last, far in other.merges:
            self.merges.append((row + first, column + left, row + last, column + far))
        self.hidden_rows.update(row + below for below in other.hidden_rows)
        self.hidden_columns.update(column + right for right in other.hidden_columns)


class _Page:
    """Collects boxes; forgiving about tags that were never closed."""

    def __init__(self, looks: Looks) -> None:
        self.page = _Box()
        self.tables = 0
        self._cells = 0
        self._looks = looks
        self._boxes: list[_Box] = [self.page]
        self._grids: list[_Grid] = []
        self._depths: list[int] = []

    def read(self, text: str) -> None:
        sheets: list[str] = []
        for count, token in enumerate(tokens(text, sheets)):
            if count > _MOST_TOKENS:
                raise too_large()
            if isinstance(token, str):
                if not token.isspace() or "\u00a0" in token:
                    self._boxes[-1].write(token)
                elif self._boxes[-1].begun:
                    self._boxes[-1].write(" ")
            elif token.ends:
                self._end(token.name)
            else:
                if sheets:
                    self._looks.add(sheets)
                    sheets.clear()
                self._begin(token)
        for box in self._boxes:
            box.finish()

    def _begin(self, tag: Tag) -> None:
        match tag.name:
            case "table":
                self._begin_table()
            case "tr" if self._grids:
                self._leave_cells()
                grid = self._grids[-1]
                if tag.attributes and self._look(tag.read()).hidden:
                    grid.hidden_rows.add(len(grid.rows))
                grid.rows.append([])
            case "td" | "th" if self._grids:
                self._open_cell(tag.name, tag.read() if tag.attributes else {})
            case "col" if self._grids:
                attributes = tag.read()
                span = _span(attributes.get("span"))
                if self._look(attributes).hidden:
                    self._grids[-1].hidden_columns.update(
                        range(self._grids[-1].columns, self._grids[-1].columns + span)
                    )
                self._grids[-1].columns += span
            case "b" | "strong":
                self._boxes[-1].bold = True
            case "font" | "span" if len(self._boxes) > 1 and not self._boxes[-1].bold:
                self._boxes[-1].bold = self._look(tag.read()).bold
            case name if name in _BREAKS:
                self._boxes[-1].write("\x00")

    def _end(self, name: str) -> None:
        if name == "table" and self._grids:
            self._leave_cells()
            self._grids.pop()
            self._depths.pop()
        elif name in ("td", "th", "tr") and self._grids:
            self._leave_cells()

    def _begin_table(self) -> None:
        self.tables += 1
        if len(self._grids) >= _DEEPEST:
            raise DamagedFile("tables nested too deeply")
        grid = _Grid()
        self._boxes[-1].add(grid)
        self._grids.append(grid)
        self._depths.append(len(self._boxes))

    def _look(self, attributes: Mapping[str, str]) -> Look:
        look = self._looks.of(attributes.get("class", ""), attributes.get("style", ""))
        return Look(look.bold, look.indent, True, look.format, look.text) if "hidden" in attributes else look

    def _open_cell(self, tag: str, attributes: dict[str, str]) -> None:
        self._leave_cells()
        if not self._grids[-1].rows:
            self._grids[-1].rows.append([])
        if not attributes:
            self._push(_Box(bold=tag == "th"))
            return
        columns = _span(attributes.get("colspan"))
        rows = min(_span(attributes.get("rowspan")), max(1, _MAX_AREA // columns))
        look = self._look(attributes)
        held, code = _held(attributes)
        if code:
            look = Look(look.bold, look.indent, look.hidden, number_format(code), look.text)
        self._push(_Box(rows, columns, look, tag == "th" or look.bold, held))

    def _push(self, box: _Box) -> None:
        self._grids[-1].rows[-1].append(box)
        self._boxes.append(box)
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise too_large()

    def _leave_cells(self) -> None:
        for box in self._boxes[self._depths[-1] :]:
            box.finish()
        del self._boxes[self._depths[-1] :]


def _span(value: str | None) -> int:
    return min(max(int(value[:9]), 1), _MAX_SPAN) if value and value.strip().isdecimal() else 1


def _held(attributes: Mapping[str, str]) -> tuple[str, str]:
    """The number that Excel, LibreOffice or Google Sheets write beside what is shown, and its format's code."""
    if "x:num" in attributes:
        return attributes["x:num"] or "shown", ""
    if "sdval" in attributes:
        return attributes["sdval"], attributes.get("sdnum", "").rpartition(";")[2]
    if "data-sheets-value" in attributes:
        code = _json_value(attributes.get("data-sheets-numberformat", ""), "2")
        return _json_value(attributes["data-sheets-value"], "3"), number_format_code(code)
    return "", ""


def _json_value(text: str, key: str) -> str:
    """A member of a small JSON object as text; "" where there is none."""
    if not text.startswith("{") or len(text) > 1000:
        return ""
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return ""
    value = found.get(key, "") if isinstance(found, dict) else ""
    return value if isinstance(value, str) else ""


def read_html(path: Path, name: str, limits: Limits) -> Workbook:
    """One sheet with everything the page prints, tables inside tables at their printed place."""
    text = _decoded(_bytes(path, limits))
    names = _SHEET_NAME.findall(text)
    sheet = sheet_of_html(text, names[0].strip() if names else "", limits)
    if sheet is None:
        raise is_a(_NO_TABLE, _LOG_IN)
    return Workbook(name, "html", (sheet,))


def read_mhtml(path: Path, name: str, limits: Limits) -> Workbook:
    """A "single file web page": one sheet for every part with a table, named as the workbook's own page says."""
    parts = [(where.rpartition("/")[2].lower(), kind, data) for where, kind, data in _parts(_bytes(path, limits))]
    looks = Looks()
    looks.add([_decoded(data) for _, kind, data in parts if kind == "text/css"])
    pages = [(where, _decoded(data)) for where, kind, data in parts if kind == "text/html"]
    named: dict[str, str] = {}
    for _, text in pages:
        for block in re.findall(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", text, re.DOTALL | re.IGNORECASE):
            sheet_name = _SHEET_NAME.search(block)
            source = re.search(r"HRef=[\"']?([^\"'>\s]+)", block, re.IGNORECASE)
            if sheet_name and source:
                named[source[1].rpartition("/")[2].lower()] = sheet_name[1]
    sheets: list[Sheet] = []
    for where, text in pages:
        alone = _SHEET_NAME.search(text)
        title = named.get(where) or (alone[1] if alone else f"Lembar {len(sheets) + 1}")
        sheet = sheet_of_html(text, title, limits, looks)
        if sheet is not None and sheet.cells:
            sheets.append(sheet)
    if not sheets:
        raise is_a(_NO_TABLE, _LOG_IN)
    return Workbook(name, "html", tuple(sheets))


def sheet_of_html(text: str, name: str, limits: Limits, looks: Looks | None = None) -> Sheet | None:
    """Everything that a page prints as one sheet; None where the page has no table."""
    page = _Page(looks or Looks())
    making = SheetInMaking(name, Bounds(limits))
    try:
        page.read(text)
        if not page.tables:
            return None
        printed = _Printer().box(page.page)
        if printed.height > LAST_ROW or printed.width > LAST_COLUMN:
            raise too_large()
        for (row, column), cell in sorted(printed.cells.items(), key=lambda item: item[0]):
            making.put(row + 1, column + 1, cell)
        for top, left, bottom, right in printed.merges:
            making.merge(top + 1, left + 1, bottom + 1, right + 1)
    except (RecursionError, DamagedFile) as error:
        raise UnreadableFile(_DAMAGED, _SAVE_AGAIN) from error
    making.hidden_rows.update(row + 1 for row in printed.hidden_rows)
    making.hidden_columns.update(column + 1 for column in printed.hidden_columns)
    return making.sheet()


def _bytes(path: Path, limits: Limits) -> bytes:
    if path.stat().st_size > limits.slow_bytes:
        raise too_large()
    return path.read_bytes()


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and b"\x00" not in data[:100] and data[:3] != b"\xef\xbb\xbf":
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def _parts(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Location, content type and decoded content of the parts of a MIME message."""
    head = data[:20_000]
    boundary = re.search(rb"boundary=(?:\"([^\"\r\n]+)\"|([^\s;]+))", head, re.IGNORECASE)
    if not boundary:
        raise UnreadableFile(_DAMAGED, _SAVE_AGAIN)
    for part in data.split(b"--" + (boundary[1] or boundary[2]))[1:]:
        found = re.match(rb"\s*(.*?)\r?\n\r?\n", part, re.DOTALL)
        if not found:
            continue
        lines = re.sub(rb"\r?\n[ \t]+", b" ", found[1]).decode("latin-1").splitlines()
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body, coding = part[found.end() :], headers.get("content-transfer-encoding", "").lower()
        try:
            if coding == "quoted-printable":
                body = binascii.a2b_qp(body)
            elif coding == "base64":
                body = binascii.a2b_base64(body)
        except binascii.Error:
            continue
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        yield headers.get("content-location", ""), kind, body


class _Printer:
    """Lays boxes out, within a bound on what merged cells may cover."""

    def __init__(self) -> None:
        self._covered = 0

    def box(self, box: _Box) -> _Print:
        """Lines and tables one under the other."""
        printed, row = _Print(), 0
        for part in box.parts:
            if isinstance(part, _Grid):
                grid = self.grid(part)
                printed.put(grid, row, 0)
                printed.width = max(printed.width, grid.width)
                row += grid.height
            else:
                cell = _cell(part, box)
                if cell is not None:
                    printed.cells[row, 0] = cell
                    row += 1
        printed.height = max(row, 1)
        return printed

    def grid(self, grid: _Grid) -> _Print:
        """Rows and columns as a browser would place them; a row is as high as its highest cell."""
        placed = self._placed(grid)
        last_row = max((row + box.row_span for (row, _), (box, _) in placed.items()), default=0)
        last_column = max((column + box.column_span for (_, column), (box, _) in placed.items()), default=0)
        heights, widths = [1] * last_row, [1] * last_column
        for (row, column), (box, printed) in placed.items():
            if box.row_span == 1:
                heights[row] = max(heights[row], printed.height)
            if box.column_span == 1:
                widths[column] = max(widths[column], printed.width)
        tops, lefts = list(accumulate(heights, initial=0)), list(accumulate(widths, initial=0))
        whole = _Print(max(tops[-1], 1), max(lefts[-1], 1))
        for (row, column), (box, printed) in placed.items():
            whole.put(printed, tops[row], lefts[column])
            area = (tops[row], lefts[column], tops[row + box.row_span] - 1, lefts[column + box.column_span] - 1)
            if len(printed.cells) == 1 and (area[2] > area[0] or area[3] > area[1]):
                whole.merges.append(area)
        for row in grid.hidden_rows:
            if row < last_row:
                whole.hidden_rows.update(range(tops[row], tops[row + 1]))
        for column in grid.hidden_columns:
            if column < last_column:
                whole.hidden_columns.update(range(lefts[column], lefts[column + 1]))
        return whole

    def _placed(self, grid: _Grid) -> dict[tuple[int, int], tuple[_Box, _Print]]:
        placed: dict[tuple[int, int], tuple[_Box, _Print]] = {}
        taken: set[tuple[int, int]] = set()
        for row, boxes in enumerate(grid.rows):
            column = 0
            for box in boxes:
                while (row, column) in taken:
                    column += 1
                placed[row, column] = box, self.box(box)
                if box.row_span > 1:
                    self._covered += box.row_span * box.column_span
                    if self._covered > _MAX_COVERED:
                        raise too_large()
                    taken.update((row + r, column + c) for r in range(1, box.row_span) for c in range(box.column_span))
                column += box.column_span
        return placed


def _cell(part: str, box: _Box) -> Cell | None:
    """The text of a box as a cell: a number where the markup holds one, else what is shown."""
    if "\x00" in part:
        text = "\n".join(line for raw in part.split("\x00") if (line := " ".join(raw.split())))[:LONGEST_TEXT]
    else:
        text = " ".join(part.split())[:LONGEST_TEXT]
    if not text:
        return None
    look = box.look
    start = part.lstrip("\x00 \t\r\n")
    indent = look.indent or len(start) - len(start.lstrip("\u00a0"))
    held = text if box.held == "shown" else box.held
    if held and not look.text and re.fullmatch(_FIGURE, text) and re.fullmatch(_HELD, held):
        cell = _number(held, text, look)
        if cell is not None:
            return Cell(cell.value, cell.text, box.bold, indent, cell.percent)
    return Cell(text, text, box.bold, indent)


def _number(held: str, text: str, look: Look) -> Cell | None:
    try:
        value = Decimal(held)
    except InvalidOperation:
        return None
    if look.format.moment is not Moment.NONE:
        return styled_number(float(value), Style(look.format))
    if re.search(_TWO_SLASHES, text.lstrip("-")):
        return None
    percent = look.format.percent or text.endswith("%")
    return Cell(value, text, percent=percent) if abs(value.adjusted()) < 300 else None

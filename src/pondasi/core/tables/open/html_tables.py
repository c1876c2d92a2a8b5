"""HTML saved under an Excel name: every nested table laid out as it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.text_records import decode
from pondasi.core.values import Text

_SHEET_NAME = re.compile(r"<x:Name>(.*?)</x:Name>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_MAX_SPAN = 2000
_MAX_AREA = 5000
"""Cells that one cell may cover; no printed table needs as many."""
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style", "title"})


@dataclass
class _Box:
    """A table cell, or the page itself: lines of text and tables in the order in which they stand."""

    row_span: int = 1
    column_span: int = 1
    bold: bool = False
    parts: list[str | _Grid] = field(default_factory=list)

    def write(self, text: str) -> None:
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += text
        else:
            self.parts.append(text)


@dataclass
class _Grid:
    rows: list[list[_Box]] = field(default_factory=list)


@dataclass
class _Print:
    """A laid-out box: filled cells from (0, 0), its size, and its merged areas."""

    height: int = 1
    width: int = 1
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(self, other: _Print, row: int, column: int) -> None:
        for (below, right), cell in other.cells.items():
            self.cells[row + below, column + right] = cell
        for first, left, last, far in other.merges:
            self.merges.append((row + first, column + left, row + last, column + far))


class _Page(HTMLParser):
    """Collects boxes; forgiving about tags that were never closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = _Box()
        self._boxes: list[_Box] = [self.page]
        self._grids: list[_Grid] = []
        self._depths: list[int] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            grid = _Grid()
            self._boxes[-1].parts.append(grid)
            self._grids.append(grid)
            self._depths.append(len(self._boxes))
        elif tag == "tr" and self._grids:
            self._leave_cells()
            self._grids[-1].rows.append([])
        elif tag in ("td", "th") and self._grids:
            self._open_cell(tag, dict(attrs))
        elif tag in _BREAKS:
            self._boxes[-1].write("\n")
        elif tag in ("b", "strong"):
            self._boxes[-1].bold = True
        elif tag in _SILENT:
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._grids:
            self._leave_cells()
            self._grids.pop()
            self._depths.pop()
        elif tag in ("td", "th", "tr") and self._grids:
            self._leave_cells()
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._boxes[-1].write(re.sub(r"\s+", " ", data))

    def _open_cell(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._leave_cells()
        if not self._grids[-1].rows:
            self._grids[-1].rows.append([])
        columns = _span(attributes.get("colspan"))
        rows = min(_span(attributes.get("rowspan")), max(1, _MAX_AREA // columns))
        box = _Box(rows, columns, tag == "th")
        self._grids[-1].rows[-1].append(box)
        self._boxes.append(box)

    def _leave_cells(self) -> None:
        del self._boxes[self._depths[-1] :]


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _MAX_SPAN) if value and value.strip().isdigit() else 1


def read_html(path: Path, name: str) -> Workbook:
    """One sheet with everything the page prints, tables inside tables at their printed place."""
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    try:
        text = data.decode(declared[1].decode("ascii")) if declared else decode(data)
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    parser = _Page()
    try:
        parser.feed(text)
        parser.close()
        printed = _print_box(parser.page)
    except (RecursionError, AssertionError) as error:
        raise UnreadableFile(
            Text("Halaman HTML ini rusak.", "This HTML page is damaged."),
            Text("Simpan ulang sebagai .xlsx.", "Save it again as .xlsx."),
        ) from error
    sheet_name = _SHEET_NAME.search(text)
    cells = {(row + 1, column + 1): cell for (row, column), cell in sorted(printed.cells.items())}
    merges = tuple((top + 1, left + 1, bottom + 1, right + 1) for top, left, bottom, right in printed.merges)
    return Workbook(name, "html", (Sheet(sheet_name[1].strip() if sheet_name else "", cells, merges),))


def _print_box(box: _Box) -> _Print:
    """Lines and tables one under the other."""
    printed, row = _Print(), 0
    for part in box.parts:
        if isinstance(part, _Grid):
            grid = _print_grid(part)
            printed.put(grid, row, 0)
            printed.width = max(printed.width, grid.width)
            row += grid.height
        else:
            text = "\n".join(line for line in (" ".join(raw.split()) for raw in part.split("\n")) if line)
            if text:
                printed.cells[row, 0] = Cell(text, text, bold=box.bold)
                row += 1
    printed.height = max(row, 1)
    return printed


def _print_grid(grid: _Grid) -> _Print:
    """Rows and columns as a browser would place them; a row is as high as its highest cell."""
    placed: dict[tuple[int, int], tuple[_Box, _Print]] = {}
    taken: set[tuple[int, int]] = set()
    for row, boxes in enumerate(grid.rows):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            placed[row, column] = box, _print_box(box)
            taken.update((row + r, column + c) for r in range(box.row_span) for c in range(box.column_span))
            column += box.column_span
    last_row = max((row for row, _ in taken), default=-1)
    last_column = max((column for _, column in taken), default=-1)
    heights, widths = [1] * (last_row + 1), [1] * (last_column + 1)
    for (row, column), (box, printed) in placed.items():
        if box.row_span == 1:
            heights[row] = max(heights[row], printed.height)
        if box.column_span == 1:
            widths[column] = max(widths[column], printed.width)
    tops = list(accumulate(heights, initial=0))
    lefts = list(accumulate(widths, initial=0))
    whole = _Print(max(tops[-1], 1), max(lefts[-1], 1))
    for (row, column), (box, printed) in placed.items():
        whole.put(printed, tops[row], lefts[column])
        area = (tops[row], lefts[column], tops[row + box.row_span] - 1, lefts[column + box.column_span] - 1)
        if len(printed.cells) == 1 and (area[2] > area[0] or area[3] > area[1]):
            whole.merges.append(area)
    return whole

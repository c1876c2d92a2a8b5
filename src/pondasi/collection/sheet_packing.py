"""From a sheet and its tables to the pieces that pages and explanations are made of. Pure: values in, bytes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pondasi.collection.sheet_file import BASIS, TILE_COLUMNS, TILE_ROWS, Packer, band_name, tile_name
from pondasi.core.tables.address import range_bounds, row_and_column
from pondasi.core.tables.evidence import Part, TotalEvidence
from pondasi.core.tables.model import Axis, CellRole
from pondasi.core.values import Role, Status

if TYPE_CHECKING:
    from pondasi.core.tables.model import Cell, CellValue, Label, PrintedObservation, PrintedTable, Sheet

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 3_000_000
"""What a page shows of a sheet; everything beyond is read all the same."""
LONGEST_TEXT = 1_000
"""Letters of a cell that a page shows."""

KINDS = {
    CellRole.TITLE: "i",
    CellRole.HEADER: "h",
    CellRole.LABEL: "l",
    CellRole.VALUE: "v",
    CellRole.TOTAL: "t",
    CellRole.NOTE: "n",
    CellRole.SKIPPED: "s",
}
"""One letter a cell. Also: `V` and `T` for figures that the reader's separators go into, `j` for the name of a row that
holds totals only, `.` for no part of the table."""
_PARTS = {
    Part.VALUE: "v",
    Part.LABEL: "l",
    Part.PERIOD: "l",
    Part.CLASS: "l",
    Part.CODE: "l",
}
_RUNS_OVER = frozenset(".ins")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_WIDEST, _NARROWEST, _WIDEST_WORD, _MOST_LINES = 30, 5, 14, 5
_FEW_COLUMNS = 20
_MOST_COMPARED = 200_000
"""Figures beyond which a cell's shown digits are not compared with what was read."""

Position = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Meant:
    """What a printed label was taken for."""

    dimension: str
    code: str
    reason: str
    confidence: float


def pack_sheet(
    sheet: Sheet,
    tables: Sequence[PrintedTable],
    chosen: PrintedTable | None,
    *,
    meant: Mapping[str, Meant],
    left_aside: Mapping[str, str] | None = None,
) -> bytes:
    """The sheet with the chosen table coloured, all its tables explained; `left_aside` says why it holds none."""
    packer = Packer()
    drawn = _Drawing(sheet, chosen, _values(tables))
    for first in range(1, drawn.height + 1, TILE_ROWS):
        drawn.add_tiles(packer, first)
    for number, table in enumerate(tables):
        _add_bands(packer, number, table)
        if table is not chosen:
            _add_words(packer, number, table)
    packer.add(
        BASIS,
        {
            "sheet": sheet.name,
            "left_aside": left_aside,
            "chosen": next((number for number, one in enumerate(tables) if one is chosen), None),
            "tables": [_basis(one) for one in tables],
            "labels": {text: [m.dimension, m.code, m.reason, m.confidence] for text, m in meant.items()},
        },
    )
    return packer.packed(drawn.layout())


def _values(tables: Sequence[PrintedTable]) -> dict[Position, CellValue] | None:
    """What figures were read as, by place; None where there are so many that only the sheet's own digits count."""
    if sum(len(table.observations) for table in tables) > _MOST_COMPARED:
        return None
    return {row_and_column(one.cell): one.value for table in tables for one in table.observations}


class _Drawing:
    """One sheet on its way into tiles: the kind of every cell, widths and heights, what covers what."""

    def __init__(self, sheet: Sheet, chosen: PrintedTable | None, values: Mapping[Position, CellValue] | None) -> None:
        self.sheet = sheet
        self.width = min(sheet.width, MOST_COLUMNS)
        self.height = min(sheet.height, MOST_ROWS, MOST_CELLS // max(self.width, 1))
        self.kind = _colours(chosen)
        self.values = values
        self.rows: dict[int, list[str]] = {}
        """The texts of a filled row, from column 1 on."""
        letters: dict[int, bytearray] = {}
        for (row, column), cell in sheet.cells.items():
            if row <= self.height and column <= self.width:
                if row not in self.rows:
                    self.rows[row], letters[row] = [""] * self.width, bytearray(b"." * self.width)
                self.rows[row][column - 1] = cell.text
                letters[row][column - 1] = ord(self._figure_kind(row, column, cell))
        self.areas = list(self._areas())
        self.covered = {
            (row, column)
            for top, left, bottom, right in self.areas
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        self.by_band: dict[int, list[Area]] = defaultdict(list)
        for area in self.areas:
            for band in range((area[0] - 1) // TILE_ROWS, (area[2] - 1) // TILE_ROWS + 1):
                self.by_band[band].append(area)
        self.kinds = {row: _with_total_names(found.decode(), self.rows[row]) for row, found in letters.items()}
        self.widths = self._widths()
        self.lines: dict[int, int] = {}

    def layout(self) -> dict[str, object]:
        """What a page needs before any cell; call it last."""
        return {
            "rows": self.height,
            "columns": self.width,
            "rows_left_out": self.sheet.height - self.height,
            "columns_left_out": self.sheet.width - self.width,
            "widths": self.widths,
            "lines": self.lines,
            "hidden_rows": sorted(row for row in self.sheet.hidden_rows if row <= self.height),
            "hidden_columns": sorted(column for column in self.sheet.hidden_columns if column <= self.width),
        }

    def _areas(self) -> Iterator[Area]:
        """Merged areas as far as they are shown; areas of absurd size are left out."""
        for top, left, bottom, right in self.sheet.merges:
            area = (top, left, min(bottom, self.height), min(right, self.width))
            cells = (area[2] - top + 1) * (area[3] - left + 1)
            if area[2] >= top and area[3] >= left and 1 < cells <= 20_000:
                yield area

    def _figure_kind(self, row: int, column: int, cell: Cell) -> str:
        """A number that the sheet holds as a number gets the reader's separators; text stays to the letter."""
        kind, text = self.kind(row, column), cell.text
        if kind not in "vt" or not _PLAIN.fullmatch(text):
            return kind
        if self.values is None:
            return kind.upper() if isinstance(cell.value, Decimal) else kind
        value = self.values.get((row, column))
        if value is None:
            # Where nothing was read, three digits behind a dot may be thousands.
            return kind if len(text.partition(".")[2]) == 3 else kind.upper()
        return kind.upper() if Decimal(text) == value else kind

    def _widths(self) -> list[int]:
        widths = [_NARROWEST] * (self.width + 1)
        for row, kinds in self.kinds.items():
            for column, (kind, text) in enumerate(zip(kinds, self.rows[row], strict=True), start=1):
                wanted = _wanted(kind, text) if text else 0
                if wanted > widths[column] and (row, column) not in self.covered:
                    widths[column] = min(wanted, _WIDEST)
        return widths[1:]

    def add_tiles(self, packer: Packer, first: int) -> None:
        """The tiles of the rows from `first` on, without those that hold nothing."""
        last = min(first + TILE_ROWS - 1, self.height)
        spans = [*self.by_band[(first - 1) // TILE_ROWS], *self._runs(first, last)]
        merged = [[*area, *self._at(area[0], area[1])] for area in spans]
        for left in range(1, self.width + 1, TILE_COLUMNS):
            right = min(left + TILE_COLUMNS - 1, self.width)
            texts, kinds = [], []
            for row in range(first, last + 1):
                texts.append(_trimmed([text[:LONGEST_TEXT] for text in self.rows.get(row, ())[left - 1 : right]]))
                kinds.append(self.kinds[row][left - 1 : right] if row in self.kinds else "." * (right - left + 1))
            inside = [one for one in merged if one[1] <= right and one[3] >= left]
            if inside or any(texts):
                name = tile_name((first - 1) // TILE_ROWS, (left - 1) // TILE_COLUMNS)
                packer.add(name, {"r": first, "c": left, "t": texts, "k": kinds, "m": inside})

    def _at(self, row: int, column: int) -> tuple[str, str]:
        if row not in self.rows:
            return "", "."
        return self.rows[row][column - 1][:LONGEST_TEXT], self.kinds[row][column - 1]

    def _runs(self, first: int, last: int) -> Iterator[Area]:
        """Long text covers the empty cells to its right, as it does in a spreadsheet. Also counts the lines."""
        for row in range(first, last + 1):
            lines = 1
            for column, (kind, text) in enumerate(
                zip(self.kinds.get(row, ""), self.rows.get(row, ()), strict=True), start=1
            ):
                if not text or kind in "vVtT" or (row, column) in self.covered:
                    continue
                end = self._end(row, column) if kind in _RUNS_OVER and _runs_over(text) else column
                if end > column:
                    yield row, column, row, end
                if kind in "hljin":
                    lines = max(lines, _lines(text, sum(self.widths[column - 1 : end])))
            if lines > 1:
                self.lines[row] = min(lines, _MOST_LINES)

    def _end(self, row: int, column: int) -> int:
        """The last column that the text covers: all free ones on a narrow sheet, as many as it needs on a wide one."""
        texts = self.rows[row]
        end, room, wanted = column, self.widths[column - 1], len(texts[column - 1])
        while end < self.width and not texts[end] and (row, end + 1) not in self.covered:
            if room >= wanted and self.width > _FEW_COLUMNS:
                break
            end += 1
            room += self.widths[end - 1]
        return end


def _with_total_names(kinds: str, texts: Sequence[str]) -> str:
    """In a row that holds totals only, the label is part of the total."""
    found = set(kinds)
    if not found & set("tT") or found & set("vV"):
        return kinds
    return "".join("j" if text and kind in "ls." else kind for kind, text in zip(kinds, texts, strict=True))


class _colours:
    """The kind of any cell of the chosen table; a very large table is coloured by its columns and rows."""

    def __init__(self, table: PrintedTable | None) -> None:
        self.roles: dict[Position, str] = {}
        self.area: Area = (1, 1, 0, 0)
        if table is None:
            return
        self.roles = {row_and_column(cell): KINDS[role] for cell, role in table.roles.items()}
        top, left, bottom, right = range_bounds(table.range)
        if (top, left) not in self.roles and not any(
            top <= row <= bottom and left <= column <= right for row, column in self.roles
        ):
            self.area = (top, left, bottom, right)
        self.header = frozenset(table.header_rows)
        self.columns = {number: _PARTS.get(one.part, "s") for number, one in table.evidence.columns.items()}
        self.totals = {number for number, one in table.evidence.columns.items() if one.total}
        self.total_rows = table.evidence.total_rows

    def __call__(self, row: int, column: int) -> str:
        kind = self.roles.get((row, column), ".")
        top, left, bottom, right = self.area
        if kind != "." or not (top <= row <= bottom and left <= column <= right):
            return kind
        if row in self.header:
            return "h"
        kind = self.columns.get(column, "s")
        return "t" if kind == "v" and (row in self.total_rows or column in self.totals) else kind


def _wanted(kind: str, text: str) -> int:
    """Characters that a column needs for this cell."""
    if kind in "VT":
        digits = len(text.partition(".")[0])
        return len(text) + (digits - 1) // 3
    if kind == "h":
        return min(max(map(len, text.split()), default=0) if len(text) > _WIDEST_WORD else len(text), _WIDEST_WORD)
    if kind in "in":
        return 0
    if kind == "s" and _runs_over(text):
        return 0
    return min(len(text), _WIDEST)


def _runs_over(text: str) -> bool:
    return bool(text) and not _PLAIN.fullmatch(text)


def _lines(text: str, room: int) -> int:
    """Lines that a text takes in so many characters; words are not broken, so a little more than the bare sum."""
    return sum(max(1, -(-len(line) // max(room, 1))) for line in text.split("\n"))


def _trimmed(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _label(label: Label) -> list[str]:
    return [label.text, label.axis.value, label.cell, label.heading]


def _total(total: TotalEvidence | None) -> list[object] | None:
    return [total.basis.value, list(total.parts)] if total else None


def _basis(table: PrintedTable) -> dict[str, object]:
    columns: dict[int, list[list[str]]] = {}
    for one in table.observations:
        _, column = row_and_column(one.cell)
        if column not in columns:
            columns[column] = [_label(label) for label in one.labels if label.axis is Axis.COLUMN]
    evidence = table.evidence
    return {
        "range": table.range,
        "title": table.title,
        "unit": table.unit,
        "header_rows": list(table.header_rows),
        "columns": columns,
        "evidence": {
            number: [one.part.value, one.notation.value if one.notation else None, one.basis.value, _total(one.total)]
            for number, one in evidence.columns.items()
        },
        "total_rows": {row: _total(total) for row, total in evidence.total_rows.items()},
    }


def _add_bands(packer: Packer, number: int, table: PrintedTable) -> None:
    """What was read in each band of rows: the rows' labels, and runs of figures of one sort."""
    placed = ((row_and_column(one.cell), one) for one in table.observations)
    for band, members in groupby(placed, key=lambda pair: (pair[0][0] - 1) // TILE_ROWS):
        rows: dict[int, list[list[str]]] = {}
        runs: list[list[object]] = []
        for row, figures in groupby(members, key=lambda pair: pair[0][0]):
            held = [(column, one) for (_, column), one in figures]
            rows[row] = [_label(label) for label in held[0][1].labels if label.axis is not Axis.COLUMN]
            runs += _runs_of(row, held)
        packer.add(band_name(band), {"table": number, "rows": rows, "runs": runs})


def _add_words(packer: Packer, number: int, table: PrintedTable) -> None:
    """What the words of a table are that is not coloured."""
    words = [(row_and_column(cell)[0], cell, KINDS[role]) for cell, role in table.roles.items()]
    kept = sorted((row - 1) // TILE_ROWS for row, _, kind in words if kind not in "vt")
    for band in dict.fromkeys(kept):
        roles = {cell: kind for row, cell, kind in words if (row - 1) // TILE_ROWS == band and kind not in "vt"}
        packer.add(band_name(band), {"table": number, "rows": {}, "runs": [], "roles": roles})


def _runs_of(row: int, held: Iterable[tuple[int, PrintedObservation]]) -> list[list[object]]:
    """Neighbouring figures of one sort as `[row, first, last, is total, status, digits]`; digits 0: as printed."""
    runs: list[list[object]] = []
    for column, one in held:
        status = 0 if one.status is Status.OK else one.status.value
        sort = [int(one.role is Role.TOTAL), status, _digits(one)]
        last = runs[-1] if runs else None
        if last and last[2] == column - 1 and last[3:] == sort and sort[2] in (0, None):
            last[2] = column
        else:
            runs.append([row, column, column, *sort])
    return runs


def _digits(one: PrintedObservation) -> object:
    if one.value is None:
        return None
    shown = one.value if isinstance(one.value, str) else f"{one.value:f}"
    return 0 if shown == one.raw else shown

"""The .xlsx, read sparsely from its XML: values, number formats, bold, indents, merges, hidden rows.

Sparse matters: a stray cell at row 1,048,575 costs one cell here and a million rows elsewhere. Rows as spreadsheet
programs write them are taken apart by one pattern; any other row, and everything around rows, goes through a parser.
"""

from __future__ import annotations

import posixpath
import re
from datetime import datetime

from pondasi.core.tables.address import column_number, row_and_column
from pondasi.core.tables.model import Cell, Sheet
from pondasi.core.tables.open.archive import Archive
from pondasi.core.tables.open.cells import EPOCH_1900, EPOCH_1904, CellMaker, styled_number, time_cell
from pondasi.core.tables.open.making import LAST_COLUMN, LAST_ROW, Bounds, DamagedFile, SheetInMaking
from pondasi.core.tables.open.markup import Markup, whole, yes
from pondasi.core.tables.open.xlsx_parts import (
    pieces,
    read_contents,
    read_relations,
    read_strings,
    read_styles,
    unescaped,
)

_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(n|s|b|e|str|inlineStr)")?(?:/>|>'
    rb"(<f(?: [^<>]*)?/>|<f(?: [^<>]*)?>[^<]*</f>)?(<v>[^<&]*</v>|<v ?/>"
    rb'|<is><t(?: xml:space="preserve")?>[^<&]*</t></is>)?</c>)'
)
_ROW = re.compile(rb'r="(\d{1,7})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_KEPT = 50_000
_OPENER = b"<row "


def read_sheets(archive: Archive, bounds: Bounds) -> tuple[Sheet, ...]:
    """Every worksheet in order.

    Raises `DamagedFile` for XML that is not well-formed, lacks its parts or declares entities.
    """
    contents = read_contents(archive, bounds)
    targets = read_relations(archive, "xl/_rels/workbook.xml.rels", bounds)
    strings = read_strings(archive, bounds)
    maker = CellMaker(read_styles(archive, bounds), EPOCH_1904 if contents.from_1904 else EPOCH_1900)
    sheets, read = [], set()
    for name, relation, hidden in contents.sheets:
        path = part_path(targets.get(relation, ""))
        if path not in archive.names or path in read or "chartsheet" in path:
            continue
        read.add(path)
        making = SheetInMaking(name, bounds, hidden=hidden)
        _SheetMarkup(making, maker, strings).read_sheet(archive, path)
        sheets.append(making.sheet())
    return tuple(sheets)


def part_path(target: str) -> str:
    """Where a relation of the workbook part points to."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


class _SheetMarkup(Markup):
    """One sheet's XML."""

    def __init__(self, making: SheetInMaking, maker: CellMaker, strings: list[str]) -> None:
        super().__init__(making.bounds.limits.slow_bytes)
        self.making = making
        self.maker = maker
        self.strings = strings
        self.row = self.column = 0
        self._attributes: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] | None = None
        self._guide = 0
        self._columns: dict[bytes, int] = {}
        self._seen: dict[tuple[bytes, bytes, bytes], Cell | None] = {}

    def read_sheet(self, archive: Archive, path: str) -> None:
        with archive.stream(path) as stream:
            for is_row, data in pieces(stream.chunks(), _OPENER, b"</sheetData>"):
                if not is_row:
                    self.feed(data)
                elif not self._take_row(data):
                    self.feed(_OPENER + data)
        self.feed(b"", last=True)

    def _take_row(self, data: bytes) -> bool:
        """A row as spreadsheet programs write it; False, and nothing taken, where it is written otherwise."""
        head, _, body = data.partition(b">")
        number = _ROW.match(head)
        if not number:
            return False
        found = []
        if (body and b"<v" in body) or b"<f" in body or b"<is" in body:
            found = _CELL.findall(body)
            if len(found) != body.count(b"<c") or not body.rstrip().endswith(b"</row>"):
                return False
        self.row, self.column = int(number[1]), 0
        if _HIDDEN.search(head):
            self.making.hide_rows(self.row, self.row)
        try:
            self._keep(self.row, found)
        except (ValueError, IndexError) as error:
            raise DamagedFile(f"row {self.row}") from error
        return True

    def _keep(self, row: int, found: list[tuple[bytes, bytes, bytes, bytes, bytes]]) -> None:
        """The cells of a row, each as letters of its column, style, kind, formula and value."""
        if found and not 0 < row <= LAST_ROW:
            raise DamagedFile(f"row {row}")
        cells, seen, length, before = self.making.cells, self._seen, 0, len(self.making.cells)
        for letters, style, kind, formula, value in found:
            if not value and not formula:
                continue
            key = (style, kind, formula + value)
            if key in seen:
                cell = seen[key]
            else:
                cell = seen[key] = self._fast_cell(style, kind, formula, value)
            if cell is not None:
                cells[row, self._columns.get(letters) or self._column(letters)] = cell
                length += len(cell.text)
        if len(seen) > _KEPT:
            seen.clear()
        self.making.bounds.count(len(cells) - before, length)

    def _column(self, letters: bytes) -> int:
        column = column_number(letters.decode("ascii"))
        if column > LAST_COLUMN:
            raise DamagedFile(f"column {column}")
        self._columns[letters] = column
        return column

    def _fast_cell(self, style: bytes, kind: bytes, formula: bytes, value: bytes) -> Cell | None:
        look = int(style) if style else 0
        held = value[3:-4] if value[:3] == b"<v>" else b""
        if value[:3] == b"<is":
            return self.maker.text(unescaped(value[value.index(b">", 4) + 1 : -9].decode("utf-8")), look)
        if held and kind in (b"", b"n"):
            return styled_number(float(held), self.maker.style(look), self.maker.epoch)
        if held and kind == b"s":
            return self.maker.text(self.strings[_index(int(held))], look)
        words = formula.decode("utf-8").partition(">")[2].removesuffix("</f>") if formula and not held else ""
        return self._cell(
            kind.decode() or "n", look, held.decode("utf-8") if value else None, words if formula else None
        )

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "row":
                self.row, self.column = whole(attributes.get("r"), self.row + 1), 0
                if yes(attributes.get("hidden")):
                    self.making.hide_rows(self.row, self.row)
            case "c":
                reference = attributes.get("r")
                self.row, self.column = row_and_column(reference) if reference else (self.row, self.column + 1)
                self._attributes = attributes
                self._value = self._formula = self._inline = None
            case "mergeCell":
                first, _, last = attributes.get("ref", "").partition(":")
                self.making.merge(*row_and_column(first), *row_and_column(last or first))
            case "col" if yes(attributes.get("hidden")):
                self.making.hide_columns(whole(attributes.get("min"), 1), whole(attributes.get("max"), 1))
            case "is":
                self._inline = []
            case "rPh":
                self._guide += 1
        self.listening = tag in ("v", "f") or (tag == "t" and self._inline is not None and not self._guide)

    def ended(self, tag: str) -> None:
        self.listening = False
        match tag:
            case "v":
                self._value = self.take()
            case "f":
                self._formula = self.take()
            case "t" if self._inline is not None:
                self._inline.append(self.take())
            case "rPh":
                self._guide -= 1
            case "c":
                kind, style = self._attributes.get("t", "n"), whole(self._attributes.get("s"))
                if self._inline is not None:
                    kind, self._value = "str", "".join(self._inline)
                    self._inline = None
                self.making.put(self.row, self.column, self._cell(kind, style, self._value, self._formula))

    def _cell(self, kind: str, style: int, value: str | None, formula: str | None) -> Cell | None:
        if not value:
            if formula is None or (kind == "str" and value is not None):
                return None
            return self.maker.formula(formula, style)
        match kind:
            case "n":
                return self.maker.number(float(value), style)
            case "b":
                return self.maker.truth(value == "1", style)
            case "s":
                return self.maker.text(self.strings[_index(int(value))], style)
            case "d":
                moment = datetime.fromisoformat(value.strip())
                return time_cell(moment.replace(tzinfo=None), bold=self.maker.style(style).bold)
        return self.maker.text(unescaped(value), style)


def _index(number: int) -> int:
    if number < 0:
        raise IndexError(number)
    return number

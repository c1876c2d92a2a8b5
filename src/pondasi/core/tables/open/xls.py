"""The binary workbook of Excel 5 to 2003 (.xls): the records that carry values, styles, merges and visibility."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import DAMAGED, DAMAGED_REMEDY, PROTECTED, PROTECTED_REMEDY, Limits
from pondasi.core.tables.open.cells import EPOCH_1900, EPOCH_1904, CellMaker, Style
from pondasi.core.tables.open.container import Container
from pondasi.core.tables.open.excel import hidden_remark
from pondasi.core.tables.open.foreign import refuse_container
from pondasi.core.tables.open.making import Bounds, DamagedFile, SheetInMaking, too_large
from pondasi.core.tables.open.number_formats import built_in_format, number_format
from pondasi.core.tables.open.records import ERRORS, packed_number
from pondasi.core.values import Text

_END, _CONTINUE, _BEGIN = 0x0A, 0x3C, 0x809
_MACROS = Text("Makro dalam berkas tidak dijalankan.", "Macros in the file were not run.")
_CODE_PAGES = {1200: "utf-16-le", 32768: "mac-roman", 32769: "cp1252", 10000: "mac-roman", 65001: "utf-8"}
_LOCKED_STREAM = "EncryptedPackage"
Record = tuple[int, bytes, int]
"""Number, content, and where the next record begins."""


def read_binary(path: Path, name: str, limits: Limits) -> Workbook:
    """An .xls; says so where the container holds a locked workbook, a Word document or anything else."""
    if path.stat().st_size > limits.total_bytes:
        raise too_large()
    data = path.read_bytes()
    try:
        container = Container(data)
        stream = container.stream("Workbook") or container.stream("Book")
    except DamagedFile as error:
        raise _no_workbook(data) from error
    if stream is None:
        raise _no_workbook(data)
    try:
        sheets = _Book(stream, Bounds(limits)).sheets()
    except (DamagedFile, struct.error, IndexError, ValueError, OverflowError, LookupError) as error:
        raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    macros = (_MACROS,) if any(entry.startswith("_vba_project") for entry in container.entries) else ()
    return Workbook(name, "xls", sheets, (*macros, *hidden_remark(sheets)))


def _no_workbook(data: bytes) -> UnreadableFile:
    """What is said of a container in which no workbook was found."""
    if _LOCKED_STREAM.encode("utf-16-le") in data:
        return UnreadableFile(PROTECTED, PROTECTED_REMEDY)
    return refuse_container(data) or UnreadableFile(DAMAGED, DAMAGED_REMEDY)


def _records(data: bytes, at: int) -> Iterator[Record]:
    """From the record at `at` on; the stream's end ends them."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        after = at + 4 + size
        if after > len(data):
            raise DamagedFile("cut short")
        yield kind, data[at + 4 : after], after
        at = after


@dataclass(eq=False, repr=False)
class _Book:
    """What the sheets share, from the first substream, and the sheets themselves."""

    data: bytes
    bounds: Bounds
    modern: bool = True
    """Excel 97 and later; before, texts have one byte a character."""
    encoding: str = "cp1252"
    bundles: list[tuple[str, int, bool]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    maker: CellMaker = field(default_factory=CellMaker)

    def sheets(self) -> tuple[Sheet, ...]:
        self._read_globals()
        found, begun = [], set()
        for name, start, hidden in self.bundles:
            if start in begun or start >= len(self.data):
                continue
            begun.add(start)
            making = SheetInMaking(name, self.bounds, hidden=hidden)
            _SheetRecords(self, making).read(start)
            found.append(making.sheet())
        return tuple(found)

    def _read_globals(self) -> None:
        codes: dict[int, str] = {}
        bold: list[bool] = []
        shapes: list[tuple[int, int, int]] = []
        for kind, data, after in _records(self.data, 0):
            match kind:
                case 0x0A:
                    break
                case 0x31:
                    bold.append(struct.unpack_from("<H", data, 6)[0] >= 600)
                case 0x41E:
                    codes[struct.unpack_from("<H", data)[0]] = self.text(data, 2, wide=True)
                case 0xE0:
                    font, number = struct.unpack_from("<HH", data)
                    shapes.append((font, number, data[8] & 0x0F if self.modern else 0))
                case 0x85:
                    self._bundle(data)
                case 0xFC:
                    self.strings = _shared_strings(self.data, after - 4 - len(data), self.bounds)
                case _:
                    self._set_up(kind, data)
        self.maker.styles = [_style(shape, codes, bold) for shape in shapes]

    def _set_up(self, kind: int, data: bytes) -> None:
        match kind:
            case 0x809:
                self.modern = struct.unpack_from("<H", data)[0] >= 0x600
            case 0x2F:
                raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
            case 0x42:
                page = struct.unpack_from("<H", data)[0]
                self.encoding = codecs.lookup(_CODE_PAGES.get(page, f"cp{page}")).name
            case 0x22:
                self.maker.epoch = EPOCH_1904 if data[0] & 1 else EPOCH_1900

    def _bundle(self, data: bytes) -> None:
        start, visibility, kind = struct.unpack_from("<IBB", data)
        if kind == 0:
            self.bundles.append((self.text(data, 6, wide=False), start, visibility & 3 != 0))

    def text(self, data: bytes, at: int, *, wide: bool) -> str:
        """A text with its length in front: in two bytes where it is `wide`, as all but sheets' names are from 97 on."""
        if wide and self.modern:
            length, flags = struct.unpack_from("<HB", data, at)
            at += 3
        elif self.modern:
            length, flags = struct.unpack_from("<BB", data, at)
            at += 2
        else:
            length = data[at]
            return data[at + 1 : at + 1 + length].decode(self.encoding, errors="replace")
        if flags & 1:
            return data[at : at + 2 * length].decode("utf-16-le", errors="replace")
        return data[at : at + length].decode("latin-1")

    def cell_text(self, data: bytes, at: int) -> str:
        """A text inside a cell's record, its length always in two bytes."""
        if self.modern:
            return self.text(data, at, wide=True)
        (length,) = struct.unpack_from("<H", data, at)
        return data[at + 2 : at + 2 + length].decode(self.encoding, errors="replace")


def _style(shape: tuple[int, int, int], codes: dict[int, str], bold: list[bool]) -> Style:
    font, number, indent = shape
    font -= font > 4  # there is no font number 4
    code = codes.get(number)
    form = built_in_format(number) if code is None else number_format(code)
    return Style(form, font < len(bold) and bold[font], indent)


class _Spill:
    """Bytes that run on over CONTINUE records."""

    def __init__(self, data: bytes, at: int) -> None:
        self._blocks = _blocks(data, at)
        self._block = next(self._blocks)
        self._at = 0

    def take(self, size: int) -> bytes:
        parts = []
        while size > 0:
            if self._at >= len(self._block):
                self._turn()
            part = self._block[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def letters(self, count: int, wide: bool) -> str:
        """Characters; after a turn of the page the first byte says anew how wide they are."""
        parts = []
        while count > 0:
            if self._at >= len(self._block):
                self._turn()
                wide = bool(self._block[0] & 1)
                self._at = 1
            step = min(count, (len(self._block) - self._at) // (2 if wide else 1))
            if step <= 0:
                raise DamagedFile("half a character")
            part = self.take(step * (2 if wide else 1))
            parts.append(part.decode("utf-16-le" if wide else "latin-1", errors="replace"))
            count -= step
        return "".join(parts)

    def _turn(self) -> None:
        block = next(self._blocks, b"")
        if not block:
            raise DamagedFile("texts cut short")
        self._block, self._at = block, 0


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    for number, (kind, content, _) in enumerate(_records(data, at)):
        if number and kind != _CONTINUE:
            return
        yield content


def _shared_strings(data: bytes, at: int, bounds: Bounds) -> list[str]:
    """The texts that cells point to. A damaged end costs only the texts in it."""
    spill = _Spill(data, at)
    _, count = struct.unpack("<II", spill.take(8))
    found: list[str] = []
    room = bounds.limits.characters
    try:
        for _ in range(min(count, len(data))):
            length, flags = struct.unpack("<HB", spill.take(3))
            runs = struct.unpack("<H", spill.take(2))[0] if flags & 8 else 0
            extra = struct.unpack("<I", spill.take(4))[0] if flags & 4 else 0
            found.append(spill.letters(length, bool(flags & 1)))
            spill.take(4 * runs + extra)
            room -= length
            if room < 0:
                raise DamagedFile("endless texts")
    except DamagedFile:
        return found
    return found


class _SheetRecords:
    """One sheet's records."""

    def __init__(self, book: _Book, making: SheetInMaking) -> None:
        self._book = book
        self._making = making
        self._maker = book.maker
        self._waiting: tuple[int, int, int] | None = None
        """Place and style of a formula whose text stands in the record after it."""

    def read(self, start: int) -> None:
        depth = 0
        for kind, data, _ in _records(self._book.data, start):
            if kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:
                self._take(kind, data)

    def _take(self, kind: int, data: bytes) -> None:
        match kind:
            case 0x203 | 0x27E | 0xFD | 0x204 | 0xD6 | 0x205 | 0x06:
                row, column, style = struct.unpack_from("<HHH", data)
                self._making.put(row + 1, column + 1, self._cell(kind, data, row, column, style))
            case 0xBD:
                row, first = struct.unpack_from("<HH", data)
                for offset, at in enumerate(range(4, len(data) - 2 - 5, 6)):
                    style, word = struct.unpack_from("<HI", data, at)
                    cell = self._maker.number(packed_number(word), style)
                    self._making.put(row + 1, first + offset + 1, cell)
            case 0x207 if self._waiting:
                row, column, style = self._waiting
                self._waiting = None
                self._making.put(row + 1, column + 1, self._maker.text(self._book.cell_text(data, 0), style))
            case _:
                self._shape(kind, data)

    def _shape(self, kind: int, data: bytes) -> None:
        """Hidden rows and columns, merged areas."""
        match kind:
            case 0x208:
                if struct.unpack_from("<H", data, 12)[0] & 0x20:
                    row = struct.unpack_from("<H", data)[0] + 1
                    self._making.hide_rows(row, row)
            case 0x7D:
                first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
                if flags & 1:
                    self._making.hide_columns(first + 1, min(last, 255) + 1)
            case 0xE5:
                for at in range(2, min(len(data), 2 + 8 * struct.unpack_from("<H", data)[0]) - 7, 8):
                    top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
                    self._making.merge(top + 1, left + 1, bottom + 1, right + 1)

    def _cell(self, kind: int, data: bytes, row: int, column: int, style: int) -> Cell | None:
        match kind:
            case 0x203:
                return self._maker.number(struct.unpack_from("<d", data, 6)[0], style)
            case 0x27E:
                return self._maker.number(packed_number(struct.unpack_from("<I", data, 6)[0]), style)
            case 0xFD:
                number = struct.unpack_from("<I", data, 6)[0]
                strings = self._book.strings
                return self._maker.text(strings[number], style) if number < len(strings) else None
            case 0x205:
                return self._truth(data[6], bool(data[7]), style)
            case 0x06:
                return self._result(data, row, column, style)
        return self._maker.text(self._book.cell_text(data, 6), style)

    def _truth(self, value: int, error: bool, style: int) -> Cell | None:
        if error:
            return self._maker.text(ERRORS.get(value, "#N/A"), style)
        return self._maker.truth(value != 0, style)

    def _result(self, data: bytes, row: int, column: int, style: int) -> Cell | None:
        """The kept result of a formula; a text follows in a record of its own."""
        if data[12:14] != b"\xff\xff":
            return self._maker.number(struct.unpack_from("<d", data, 6)[0], style)
        if data[6] == 0:
            self._waiting = row, column, style
        if data[6] in (1, 2):
            return self._truth(data[8], data[6] == 2, style)
        return None

"""The binary workbook of Excel 2007 and later (.xlsb): the records that carry values, styles, merges and visibility."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pondasi.core.tables.model import Cell, Sheet
from pondasi.core.tables.open.archive import Archive
from pondasi.core.tables.open.cells import EPOCH_1900, EPOCH_1904, CellMaker, Style
from pondasi.core.tables.open.making import Bounds, DamagedFile, SheetInMaking, too_large
from pondasi.core.tables.open.number_formats import built_in_format, number_format
from pondasi.core.tables.open.records import ERRORS, packed_number
from pondasi.core.tables.open.xlsx import part_path
from pondasi.core.tables.open.xlsx_parts import read_relations

_ROW = 0
_CELLS = frozenset({*range(2, 12), 62})
_SHARED_ITEM, _FONT, _FORMAT, _CELL_STYLE, _COLUMN = 19, 43, 44, 47, 60
_WORKBOOK_PROPERTIES, _BUNDLE_SHEET, _MERGE = 153, 156, 176
_BEGIN_CELL_STYLES, _END_CELL_STYLES = 617, 618
_LONGEST_RECORD = 1 << 20
Record = tuple[int, bytes]


def read_sheets(archive: Archive, bounds: Bounds) -> tuple[Sheet, ...]:
    """Every worksheet in order. Raises `DamagedFile`."""
    try:
        return _read(archive, bounds)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise DamagedFile(str(error)) from error


def _read(archive: Archive, bounds: Bounds) -> tuple[Sheet, ...]:
    bundles, epoch = [], EPOCH_1900
    for kind, data in _records(archive, "xl/workbook.bin"):
        if kind == _WORKBOOK_PROPERTIES and struct.unpack_from("<I", data)[0] & 1:
            epoch = EPOCH_1904
        elif kind == _BUNDLE_SHEET:
            relation, after = _string(data, 8)
            bundles.append((_string(data, after)[0], relation, data[0] != 0))
    targets = read_relations(archive, "xl/_rels/workbook.bin.rels", bounds)
    strings = _strings(archive, bounds)
    maker = CellMaker(_styles(archive), epoch)
    sheets, read = [], set()
    for name, relation, hidden in bundles:
        path = part_path(targets.get(relation, ""))
        if path not in archive.names or path in read or "chartsheet" in path:
            continue
        read.add(path)
        making = SheetInMaking(name, bounds, hidden=hidden)
        _read_sheet(archive, path, making, maker, strings)
        sheets.append(making.sheet())
    return tuple(sheets)


def _records(archive: Archive, name: str) -> Iterator[Record]:
    """Number and content of every record of a part."""
    if name not in archive.names:
        raise DamagedFile(f"no {name}")
    with archive.stream(name) as stream:
        rest = b""
        for chunk in stream.chunks():
            data = rest + chunk
            at, end = 0, len(data)
            while end - at >= 6:
                kind, size, start = _head(data, at)
                if size > _LONGEST_RECORD:
                    raise DamagedFile("endless record")
                if start + size > end:
                    break
                yield kind, data[start : start + size]
                at = start + size
            rest = data[at:]
        while rest:
            kind, size, start = _head(rest + bytes(6), 0)
            if start + size > len(rest):
                raise DamagedFile("cut short")
            yield kind, rest[start : start + size]
            rest = rest[start + size :]


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """A record's number, its size, and where its content begins."""
    kind = data[at]
    at += 1
    if kind & 0x80:
        kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
        at += 1
    size = 0
    for shift in (0, 7, 14, 21):
        byte = data[at]
        at += 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return kind, size, at


def _string(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length in characters in front, and the place after it; a length of all ones is no text."""
    (length,) = struct.unpack_from("<I", data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise DamagedFile("text beyond its record")
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _strings(archive: Archive, bounds: Bounds) -> list[str]:
    found: list[str] = []
    room = bounds.limits.characters
    if "xl/sharedStrings.bin" not in archive.names:
        return found
    for kind, data in _records(archive, "xl/sharedStrings.bin"):
        if kind == _SHARED_ITEM:
            text, _ = _string(data, 1)
            found.append(text)
            room -= len(text) + 20
            if room < 0:
                raise too_large()
    return found


def _styles(archive: Archive) -> list[Style]:
    styles: list[Style] = []
    if "xl/styles.bin" not in archive.names:
        return styles
    codes: dict[int, str] = {}
    bold: list[bool] = []
    inside = False
    for kind, data in _records(archive, "xl/styles.bin"):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = _string(data, 2)[0]
        elif kind == _FONT:
            bold.append(struct.unpack_from("<H", data, 4)[0] >= 600)
        elif kind in (_BEGIN_CELL_STYLES, _END_CELL_STYLES):
            inside = kind == _BEGIN_CELL_STYLES
        elif kind == _CELL_STYLE and inside:
            _, number, font = struct.unpack_from("<HHH", data)
            shape = number_format(codes[number]) if number in codes else built_in_format(number)
            styles.append(Style(shape, font < len(bold) and bold[font], data[11]))
    return styles


def _read_sheet(archive: Archive, path: str, making: SheetInMaking, maker: CellMaker, strings: list[str]) -> None:
    row = 0
    for kind, data in _records(archive, path):
        if kind == _ROW:
            row = int(struct.unpack_from("<I", data)[0]) + 1
            if data[11] & 0x10:
                making.hide_rows(row, row)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", data)
            making.put(row, column + 1, _cell(kind, data, style & 0xFFFFFF, maker, strings))
        elif kind == _COLUMN:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", data)
            if flags & 1:
                making.hide_columns(first + 1, last + 1)
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            making.merge(top + 1, left + 1, bottom + 1, right + 1)


def _cell(kind: int, data: bytes, style: int, maker: CellMaker, strings: list[str]) -> Cell | None:
    match kind:
        case 2:
            return maker.number(packed_number(struct.unpack_from("<I", data, 8)[0]), style)
        case 5 | 9:
            return maker.number(struct.unpack_from("<d", data, 8)[0], style)
        case 7:
            return maker.text(strings[struct.unpack_from("<I", data, 8)[0]], style)
        case 4 | 10:
            return maker.truth(data[8] != 0, style)
        case 3 | 11:
            return maker.text(ERRORS.get(data[8], "#N/A"), style)
        case 6 | 8:
            return maker.text(_string(data, 8)[0], style)
        case 62:
            return maker.text(_string(data, 9)[0], style)
    return None

"""Files made to exhaust whoever opens them: a clear refusal or what they really hold, within 5 s and 1 GB."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.fuzz.bounded import read_all
from tests.fuzz.office_files import Page, ods, packed, xlsb, xlsx

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _with(data: bytes, member: str, content: bytes | Iterator[bytes]) -> bytes:
    """The archive with this member's content exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
        with new.open(member, "w") as stream:
            for piece in [content] if isinstance(content, bytes) else content:
                stream.write(piece)
    return out.getvalue()


def _sheet(body: bytes | Iterator[bytes], after: bytes = b"") -> bytes:
    def parts() -> Iterator[bytes]:
        yield f"<worksheet {_MAIN}><dimension ref='A1:XFD1048576'/><sheetData>".encode()
        yield from [body] if isinstance(body, bytes) else body
        yield b"</sheetData>" + after + b"</worksheet>"

    return _with(xlsx([Page("A", [["x", 1]])]), "xl/worksheets/sheet1.xml", parts())


def deep() -> bytes:
    return _sheet(b"<row>" * 300_000)


def merges() -> bytes:
    areas = (b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1, 1_000_000))
    return _sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>', b"<mergeCells>" + b"".join(areas) + b"</mergeCells>")


def overlapping_merges() -> bytes:
    areas = b'<mergeCell ref="A1:T1000"/>' * 50_000
    return _sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>', b"<mergeCells>" + areas + b"</mergeCells>")


def styled_blanks() -> bytes:
    cells = b"".join(b'<c r="%s1" s="1"/>' % letters for letters in (b"A", b"Z", b"AZ", b"XFD")) * 4096
    return _sheet(b'<row r="%d">%s</row>' % (row, cells) for row in range(1, 200))


def far_cells() -> bytes:
    return _sheet(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def beyond_any_sheet() -> bytes:
    return _sheet(b'<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>')


def one_long_text_everywhere() -> bytes:
    data = _sheet(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, 100_000))
    text = b"<sst " + _MAIN.encode() + b"><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return _with(_with(data, "xl/sharedStrings.xml", text), "xl/_rels/workbook.xml.rels", relations)


def many_texts() -> bytes:
    def parts() -> Iterator[bytes]:
        yield b"<sst>"
        for _ in range(40):
            yield b"<si><t>a</t></si>" * 200_000
        yield b"</sst>"

    return _with(xlsx([Page("A", [["x", 1]])]), "xl/sharedStrings.xml", parts())


def a_row_without_end() -> bytes:
    return _sheet(b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 1_500_000)


def repeated_cells() -> bytes:
    data = ods([Page("A", [["x", 1]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    content = content.replace(b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1048576" ', 1)
    content = content.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="16384" ')
    return _with(data, "content.xml", content)


def nested_paragraphs() -> bytes:
    data = ods([Page("A", [["x", 1]])])
    return _with(data, "content.xml", b"<text:p>" * 100_000)


def long_records() -> bytes:
    return _with(xlsb([Page("A", [["x", 1]])]), "xl/worksheets/sheet1.bin", b"\x01\xff\xff\xff\x7f" + bytes(1_000_000))


def zeros() -> bytes:
    return packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"0" * 80_000_000})


def nested_tables() -> bytes:
    return b"<html>" + b"<table><tr><td>" * 20_000


def spans() -> bytes:
    return b"<html><table>" + b"<tr>" + b'<td rowspan="65534" colspan="50">x</td>' * 20_000


def one_line() -> bytes:
    return b"a;" * 4_000_000


def quotes() -> bytes:
    return b'"' * 2_000_001 + b"\n" + b'a"b;' * 100_000


def formats() -> bytes:
    codes = b"".join(b'<numFmt numFmtId="%d" formatCode="%s"/>' % (200 + n, b"&quot;" * 999) for n in range(2_000))
    styles = b"<styleSheet><numFmts>" + codes + b"</numFmts><cellXfs>"
    styles += b"".join(b'<xf numFmtId="%d"/>' % (200 + n) for n in range(2_000)) + b"</cellXfs></styleSheet>"
    return _with(xlsx([Page("A", [["x", 1]])]), "xl/styles.xml", styles)


HOSTILE: tuple[Callable[[], bytes], ...] = (
    deep, merges, overlapping_merges, styled_blanks, far_cells, beyond_any_sheet, one_long_text_everywhere, many_texts,
    a_row_without_end, repeated_cells, nested_paragraphs, long_records, zeros, nested_tables, spans, one_line, quotes,
    formats,
)  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE, ids=[make.__name__ for make in HOSTILE])
def test_whoever_opens_it_is_done_soon(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / make.__name__
    path.write_bytes(make())
    (outcome,) = read_all([path])
    assert not outcome.crashed, outcome.said

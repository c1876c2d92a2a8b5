"""Files that cannot be read, or only with care, made on the spot."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from tests.rooms.workbooks import book, by_sex

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de") + b"\x00" * 40
SHEET = "xl/worksheets/sheet1.xml"


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The workbook with these members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return out.getvalue()


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def zip_bomb() -> bytes:
    """A workbook of some hundred kilobytes whose sheet unfolds to 300 MB."""
    filler = b"<row/>" * 1_000_000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        base = by_sex(2024)
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
            bomb.writestr(name, member(base, name))
        with bomb.open(SHEET, "w") as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(50):
                sheet.write(filler)
            sheet.write(b"</sheetData></worksheet>")
    return out.getvalue()


def claims_a_million_rows(year: int) -> bytes:
    """A sheet whose dimension and last (empty) row say 1,048,575; its table holds 19 lines at most."""
    base = by_sex(year)
    sheet = member(base, SHEET)
    sheet = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048575"/>', sheet)
    sheet = sheet.replace(b"</sheetData>", b'<row r="1048575"><c r="A1048575" s="0"/></row></sheetData>')
    return repacked(base, {SHEET: sheet})


def formulas_without_values(year: int) -> bytes:
    """As a program writes it that does not calculate: totals are formulas without cached values."""
    base = by_sex(year)
    sheet = member(base, SHEET)
    rows = range(4, 11)
    for row in rows:
        pattern = rf'<c r="E{row}"([^>]*)><v>[^<]*</v></c>'.encode()
        formula = f'<c r="E{row}"><f>SUM(C{row}:D{row})</f></c>'.encode()
        sheet, changed = re.subn(pattern, formula, sheet)
        assert changed == 1, row
    return repacked(base, {SHEET: sheet})


def with_macros(year: int) -> bytes:
    """A workbook with a macro part and an external link, as .xlsm."""
    base = by_sex(year)
    types = member(base, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return repacked(
        base,
        {
            "[Content_Types].xml": types,
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub Auto_Open()" * 20,
            "xl/externalLinks/externalLink1.xml": link,
        },
    )


def protected() -> bytes:
    """A compound file as Excel writes it when a workbook gets an opening password: EncryptionInfo, EncryptedPackage."""
    sector = 512
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    payload = b"\x00" * 4096

    def entry(name: str, kind: int, tree: tuple[int, int], start: int, size: int) -> bytes:
        child, right = tree
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        head = encoded.ljust(64, b"\x00") + struct.pack("<HBBIII", len(encoded), kind, 1, free, right, child)
        return head + b"\x00" * 36 + struct.pack("<IQ", start, size)

    directory = (
        entry("Root Entry", 5, (1, free), end, 0)
        + entry("EncryptedPackage", 2, (free, 2), 2, 4096)
        + entry("EncryptionInfo", 2, (free, free), 10, 4096)
        + entry("", 0, (free, free), 0, 0)
    )
    table = [fat, end, *range(3, 10), end, *range(11, 18), end]
    table += [free] * (128 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    assert len(header) == sector
    return header + struct.pack("<128I", *table) + directory + payload * 2


def with_identity_numbers(year: int, numbers: list[str]) -> bytes:
    """The table with a column of NIK beside it."""
    rows: list[list[object]] = [
        [f"Daftar penerima tahun {year}"],
        [],
        ["No", "Kecamatan", "NIK", "Jumlah"],
        *[[place, f"Balikpapan {place}", number, 1] for place, number in enumerate(numbers, start=1)],
    ]
    return book({"Tabel": rows})

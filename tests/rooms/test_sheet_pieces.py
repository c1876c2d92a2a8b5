"""A sheet kept in pieces is the sheet that was read, and says of every cell what the reading itself would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms.workbooks import KECAMATAN, book, by_sex

from pondasi.collection import cells
from pondasi.collection.sheet_file import TILE_COLUMNS, TILE_ROWS, SheetFile, tile_name
from pondasi.collection.sheet_packing import pack_sheet
from pondasi.core.tables import load_workbook, understand
from pondasi.core.tables.address import cell_name
from pondasi.core.tables.explain import explain
from pondasi.core.tables.model import PrintedTable, Reading, Sheet
from pondasi.core.values import DataStructure, Frequency, Measure, MeasureKind, Text
from pondasi.web import sheet as shown

TALL = [
    ["Jumlah siswa menurut sekolah Tahun 2024"],
    [],
    ["No", "Kecamatan", "Sekolah", *(f"Kelas {n}" for n in range(1, 30)), "Jumlah"],
    *(
        [r, list(KECAMATAN.values())[r % 6], f"SMP {r}", *figures, sum(figures)]
        for r in range(1, 140)
        for figures in [[r * 3 + n for n in range(1, 30)]]
    ),
    [],
    ["Sumber: Dinas contoh"],
]
TWO = [
    ["Tabel 1. Siswa menurut kecamatan Tahun 2024"],
    ["Kecamatan", "Siswa"],
    *([name, 100 + n] for n, name in enumerate(KECAMATAN.values())),
    [],
    ["Tabel 2. Guru menurut kecamatan Tahun 2024"],
    ["Kecamatan", "Guru"],
    *([name, 10 + n] for n, name in enumerate(KECAMATAN.values())),
]
BOOKS = {
    "by sex": lambda: by_sex(2024),
    "tall and wide": lambda: book({"Data": TALL}),
    "two tables": lambda: book({"Data": TWO}),
    "no table": lambda: book({"Data": [["Catatan rapat"], ["Hadir semua"]]}),
    "open notation": lambda: book(
        {
            "Data": [
                ["Angka partisipasi"],
                ["Kecamatan", "Rasio"],
                *([name, f"1.{place}11"] for place, name in enumerate(KECAMATAN.values())),
            ]
        }
    ),
}
NO_CODES = DataStructure(
    id="x",
    version="1",
    title=Text.same("x"),
    frequency=Frequency.ANNUAL,
    dimensions=(),
    measure=Measure(Text.same("x"), MeasureKind.COUNT, Text.same("orang")),
)


def _packed(content: bytes, directory: Path) -> tuple[Reading, Sheet, PrintedTable | None, SheetFile]:
    path = directory / "tabel.xlsx"
    path.write_bytes(content)
    reading = understand(load_workbook(path))
    sheet = reading.workbook.sheets[0]
    chosen = reading.tables[0] if reading.tables else None
    aside = reading.skipped_sheets.get(sheet.name)
    packed = directory / "sheet"
    packed.write_bytes(
        pack_sheet(
            sheet,
            reading.tables,
            chosen,
            meant={},
            left_aside={"id": aside.id, "en": aside.en} if aside else None,
        )
    )
    return reading, sheet, chosen, SheetFile(packed)


@pytest.mark.parametrize("name", BOOKS)
def test_every_cell_is_kept_where_it_stands(name: str, tmp_path: Path) -> None:
    _, sheet, _, file = _packed(BOOKS[name](), tmp_path)
    assert (file.layout["rows"], file.layout["columns"]) == (sheet.height, sheet.width)
    found = {
        (tile["r"] + row, tile["c"] + column): text
        for tile in file.tiles(1, 1, sheet.height, sheet.width)
        for row, line in enumerate(tile["t"])
        for column, text in enumerate(line)
        if text
    }
    assert found == {place: one.text for place, one in sheet.cells.items()}


@pytest.mark.parametrize("name", BOOKS)
def test_the_pieces_explain_every_cell_as_the_reading_does(name: str, tmp_path: Path) -> None:
    reading, sheet, _, file = _packed(BOOKS[name](), tmp_path)
    for row in range(1, sheet.height + 1):
        for column in range(1, sheet.width + 1):
            address = cell_name(row, column)
            kept = cells.cell(file, address, NO_CODES)
            assert kept is not None
            if kept.address != address:
                continue  # a title runs over it
            assert kept.why == explain(reading, sheet.name, address), address


def test_only_the_pieces_in_sight_are_read(tmp_path: Path) -> None:
    _, _, _, file = _packed(BOOKS["tall and wide"](), tmp_path)
    second = TILE_ROWS + 1, TILE_COLUMNS + 1
    assert [(tile["r"], tile["c"]) for tile in file.tiles(*second, 2 * TILE_ROWS, 2 * TILE_COLUMNS)] == [second]
    assert list(file.pieces([tile_name(0, 0), tile_name(99, 99)])) == [tile_name(0, 0)]
    asked = shown.tiles(file, [tile_name(0, 0)], {"A1": "has-error", "AA99": "has-info"}, layout=False)
    assert b'"marks":{"A1":"has-error"}' in asked


def test_what_lies_outside_of_the_sheet_is_nothing(tmp_path: Path) -> None:
    _, _, _, file = _packed(BOOKS["by sex"](), tmp_path)
    for address in ("A9999", "ZZZ1", "9", "C", "a1", "A0"):
        assert cells.cell(file, address, NO_CODES) is None


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [("14135", "V", "14.135"), ("14135.5", "T", "14.135,5"), ("14.135", "v", "14.135"), ("2024", "h", "2024")],
)
def test_a_number_gets_the_readers_separators_and_text_stays(text: str, kind: str, expected: str) -> None:
    assert shown.shown(text, kind, "id") == expected

"""The same workbook says the same, whichever program saved it in whichever format."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.fuzz.office_files import WRITERS, Page, Styled, ods, xls, xlsb, xlsx

from pondasi.core.tables import load_workbook
from pondasi.core.tables.model import Sheet, Workbook

PAGES = (
    Page(
        "Data",
        [
            [Styled("Penduduk menurut Kecamatan", bold=True)],
            ["Kecamatan", "Jiwa", Styled("Persen", bold=True)],
            [Styled("Timur", indent=2), 1170, Styled(0.085, "0.0%")],
            ["Barat\nLaut", Styled(1.04, "0.000"), Styled(0.5, "0%")],
            ["Utara", 0.30000000000000004, True],
            ["Kota", -12, Styled("00123")],
        ],
        merges=[(1, 1, 1, 3)],
        hidden_rows=frozenset({5}),
        hidden_columns=frozenset({2}),
    ),
    Page("Bantu", [["x", 1.5]], hidden=True),
)
BINARY = ("xlsx", "xls", "xlsb", "ods")


def loaded(folder: Path, kind: str, data: bytes) -> Workbook:
    path = folder / f"berkas.{kind}"
    path.write_bytes(data)
    return load_workbook(path)


def seen(sheet: Sheet) -> dict[tuple[int, int], tuple[object, ...]]:
    return {place: (c.value, c.text, c.bold, c.indent, c.percent) for place, c in sheet.cells.items()}


@pytest.mark.parametrize("kind", BINARY)
def test_values_what_is_shown_of_them_and_their_styles(tmp_path: Path, kind: str) -> None:
    sheet = loaded(tmp_path, kind, WRITERS[kind](PAGES)).sheets[0]
    noisy = sheet.cells[5, 2]
    assert float(str(noisy.value)) == pytest.approx(0.3)
    assert noisy.text == "0.3"
    assert {place: found for place, found in seen(sheet).items() if place != (5, 2)} == {
        (1, 1): ("Penduduk menurut Kecamatan", "Penduduk menurut Kecamatan", True, 0, False),
        (2, 1): ("Kecamatan", "Kecamatan", False, 0, False),
        (2, 2): ("Jiwa", "Jiwa", False, 0, False),
        (2, 3): ("Persen", "Persen", True, 0, False),
        (3, 1): ("Timur", "Timur", False, 2, False),
        (3, 2): (Decimal(1170), "1170", False, 0, False),
        (3, 3): (Decimal("0.085"), "8.5%", False, 0, True),
        (4, 1): ("Barat\nLaut", "Barat\nLaut", False, 0, False),
        (4, 2): (Decimal("1.04"), "1.040", False, 0, False),
        (4, 3): (Decimal("0.5"), "50%", False, 0, True),
        (5, 1): ("Utara", "Utara", False, 0, False),
        (5, 3): (True, "TRUE", False, 0, False),
        (6, 1): ("Kota", "Kota", False, 0, False),
        (6, 2): (Decimal(-12), "-12", False, 0, False),
        (6, 3): ("00123", "00123", False, 0, False),
    }


@pytest.mark.parametrize("kind", BINARY)
def test_merges_and_what_is_hidden(tmp_path: Path, kind: str) -> None:
    book = loaded(tmp_path, kind, WRITERS[kind](PAGES))
    assert book.kind == kind
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Data", False), ("Bantu", True)]
    assert book.sheets[0].merges == ((1, 1, 1, 3),)
    assert book.sheets[0].hidden_rows == {5}
    assert book.sheets[0].hidden_columns == {2}
    assert "Bantu" in book.remarks[-1].id


def test_an_ods_in_one_xml_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(ods(PAGES))) as archive:
        content = archive.read("content.xml")
    flat = loaded(tmp_path, "fods", content.replace(b"document-content", b"document"))
    assert flat.sheets == loaded(tmp_path, "ods", ods(PAGES)).sheets


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_the_binary_files_of_these_tests_are_what_they_say(tmp_path: Path, kind: str) -> None:
    """Another reader finds the same values in them."""
    path = tmp_path / f"berkas.{kind}"
    path.write_bytes(WRITERS[kind](PAGES))
    other = CalamineWorkbook.from_path(str(path))
    assert other.sheet_names == ["Data", "Bantu"]
    assert other.get_sheet_by_name("Data").to_python()[2:4] == [["Timur", 1170.0, 0.085], ["Barat\nLaut", 1.04, 0.5]]


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("#,##0", 1234567, "1234567"),
        ("0", 2.7, "3"),
        ("0.00", 2.005, "2.01"),
        ("0.##", 2.5, "2.5"),
        ("0000", 12, "0012"),
        ("(0)", 1, "(1)"),
        ("#,##0_);(#,##0)", -5, "(5)"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 0, "-"),
        ('_("Rp"* #,##0.00_);_("Rp"* (#,##0.00)', 5, "Rp5.00"),
        ('0 "jiwa"', 5, "5 jiwa"),
        ("[$Rp-421]#,##0", 7, "Rp7"),
        ("0.0,,", 1_250_000, "1.3"),
        (";;;", 5, "5"),
        ("0;-0;;@", 0, "0"),
        ("# ?/?", 0.5, "0.5"),
        ("0.00E+00", 1234.5, "1234.5"),
        ("[<1]0.00;0", 5.25, "5.25"),
        ("0.0%", -0.1234, "-12.3%"),
        ("0.00", -0.001, "0.00"),
        ("@", 5, "5"),
        ("General", 123456789012.5, "123456789012.5"),
    ],
)
def test_a_number_is_shown_by_its_format(tmp_path: Path, code: str, value: float, text: str) -> None:
    cell = loaded(tmp_path, "xlsx", xlsx([Page("A", [[Styled(value, code)]])])).sheets[0].cells[1, 1]
    assert (float(str(cell.value)), cell.text) == (value, text)


@pytest.mark.parametrize(
    ("code", "serial", "text"),
    [
        ("yyyy", 45292.0, "2024"),
        ("mmm-yy", 45292.0, "Jan-24"),
        ("[$-421]mmmm yyyy", 45413.0, "Mei 2024"),
        ("dd/mm/yyyy", 45292.0, "01/01/2024"),
        ('d" "mmmm" "yyyy', 45292.0, "01/01/2024"),
        ("dd/mm/yyyy hh:mm", 45292.5, "01/01/2024 12:00"),
        ("h:mm", 0.25, "06:00"),
        ("[h]:mm", 1.25, "30:00"),
        ("dd/mm/yyyy", 1.0, "01/01/1900"),
    ],
)
@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
def test_a_date_is_shown_as_the_officer_sees_it(tmp_path: Path, kind: str, code: str, serial: float, text: str) -> None:
    page = Page("A", [[Styled(serial, code)]])
    assert loaded(tmp_path, kind, WRITERS[kind]([page])).sheets[0].cells[1, 1].text == text


def test_a_date_keeps_its_day_although_only_the_month_is_shown(tmp_path: Path) -> None:
    cell = loaded(tmp_path, "xlsx", xlsx([Page("A", [[Styled(45292.0, "mmm-yy")]])])).sheets[0].cells[1, 1]
    assert cell.value == datetime.datetime(2024, 1, 1)


def rewritten(data: bytes, old: str, new: str, member: str = "xl/worksheets/sheet1.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in members[member]
    members[member] = members[member].replace(old.encode(), new.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<row r=", "<row  r="),
        ("<row r=", "<row spans='1:3' r="),
        ('<c r="A1"', '<c cm="1" r="A1"'),
        ("<v>1170</v>", "<v>&#49;170</v>"),
        ("<v>1170</v>", "<!-- c --><v>1170</v>"),
    ],
)
def test_markup_in_another_hand_says_the_same(tmp_path: Path, old: str, new: str) -> None:
    plain = xlsx(PAGES)
    assert loaded(tmp_path, "xlsx", rewritten(plain, old, new)).sheets == loaded(tmp_path, "xlsx", plain).sheets


def test_texts_in_runs_and_with_characters_that_xml_cannot_hold(tmp_path: Path) -> None:
    data = xlsx([Page("A", [["x", "y", " z "]])])
    data = rewritten(data, "<t>x</t>", "<r><t>Tim</t></r><r><t>ur &amp; B</t></r><rPh><t>no</t></rPh>")
    data = rewritten(data, "<t>y</t>", "<t>a_x000D_\nb</t>")
    cells = loaded(tmp_path, "xlsx", data).sheets[0].cells
    assert [cells[1, column].text for column in (1, 2, 3)] == ["Timur & B", "a\nb", "z"]


def test_texts_that_cells_share(tmp_path: Path) -> None:
    path = tmp_path / "bersama.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["Timur & Barat", "  menjorok", "baris\ndua", "Timur & Barat"])
    sheet.write_rich_string(1, 0, "Kab. ", workbook.add_format({"bold": True}), "Paser")
    workbook.close()
    cells = load_workbook(path).sheets[0].cells
    assert [cells[1, column].text for column in (1, 2, 3, 4)] == [
        "Timur & Barat",
        "menjorok",
        "baris\ndua",
        "Timur & Barat",
    ]
    assert cells[1, 2].indent == 2
    assert cells[2, 1].text == "Kab. Paser"


def test_long_texts_of_old_workbooks_run_over_several_records(tmp_path: Path) -> None:
    texts = [f"{number} " + "é–" * 700 for number in range(40)]
    cells = loaded(tmp_path, "xls", xls([Page("A", [[text] for text in texts])])).sheets[0].cells
    assert [cells[row, 1].text for row in range(1, 41)] == texts


def test_a_large_sheet_keeps_its_styles(tmp_path: Path) -> None:
    count = 30_000
    path = tmp_path / "besar.xlsx"
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = workbook.add_worksheet()
    percent = workbook.add_format({"num_format": "0.0%", "bold": True})
    for row in range(count):
        sheet.write_number(row, 0, row)
        sheet.write_number(row, 1, row / 1000, percent)
    workbook.close()
    cells = load_workbook(path).sheets[0].cells
    assert len(cells) == 2 * count
    assert (cells[count, 2].text, cells[count, 2].bold, cells[count, 2].percent) == ("2999.9%", True, True)


def test_an_xlsb_keeps_whole_and_broken_numbers_in_packed_form(tmp_path: Path) -> None:
    data = xlsb([Page("A", [[-5, 1_000_000, 0.1]])])
    cells = loaded(tmp_path, "xlsb", data).sheets[0].cells
    assert [str(cells[1, column].value) for column in (1, 2, 3)] == ["-5", "1000000", "0.1"]

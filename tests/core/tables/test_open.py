"""Files of every kind, and what is said of those that cannot be read."""

from __future__ import annotations

import datetime
import tracemalloc
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook as NewWorkbook
from openpyxl.styles import Alignment, Font
from tests.core.tables.workbooks import save

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables import load_workbook
from pondasi.core.tables.open.load import Limits

ROWS = [["Kecamatan", "Jumlah"], ["Balikpapan Timur", 12], ["Balikpapan Barat", 7.5]]


def refused(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        load_workbook(path, limits=limits)
    assert caught.value.text.id
    assert caught.value.text.en
    return caught.value.sentence("en")


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"")
    assert "empty" in refused(path)


def test_a_pdf_under_an_excel_name_is_called_a_pdf_and_says_what_to_ask_for(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    sentence = refused(path)
    assert "PDF" in sentence
    assert "Ask for the Excel" in sentence


def test_a_picture_under_an_excel_name_is_called_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    assert "picture" in refused(path)


def test_foreign_bytes_are_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "acak.xlsx"
    path.write_bytes(bytes(range(256)) * 40)
    assert "no spreadsheet" in refused(path)


def test_a_locked_workbook_is_called_locked(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.xlsx"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(1000))
    assert "password" in refused(path)


def test_a_damaged_archive_is_called_damaged(tmp_path: Path) -> None:
    path = save(tmp_path / "rusak.xlsx", ROWS)
    path.write_bytes(path.read_bytes()[:-300])
    assert "damaged" in refused(path)


def test_damage_inside_a_member_is_found(tmp_path: Path) -> None:
    path = save(tmp_path / "rusak.xlsx", ROWS)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row r='1'><c r='A1'"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert "damaged" in refused(path)


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "entitas.xlsx", ROWS)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    members["xl/workbook.xml"] = bomb + members["xl/workbook.xml"].split(b"?>", 1)[-1]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert "damaged" in refused(path)


def test_an_archive_that_unfolds_without_end_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert "unfold" in refused(path)


def test_the_bound_holds_although_the_directory_lies(tmp_path: Path) -> None:
    path = tmp_path / "bohong.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 5_000_000)
    data = path.read_bytes()
    path.write_bytes(data.replace((5_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    refused(path, Limits(total_bytes=1_000_000))


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "foto.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("catatan.txt", "halo")
    assert "zip archive" in refused(path)


def test_a_word_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "Word" in refused(path)


def test_a_workbook_without_a_filled_cell_is_refused(tmp_path: Path) -> None:
    assert "not a single filled cell" in refused(save(tmp_path / "hampa.xlsx", []))


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    assert "tidak-ada.xlsx" in refused(tmp_path / "tidak-ada.xlsx")


@pytest.mark.parametrize("stray", [None, "text", "blank"])
def test_a_sheet_that_claims_a_million_rows_is_read_for_what_it_holds(tmp_path: Path, stray: str | None) -> None:
    path = tmp_path / "hantu.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    for row in range(19):
        sheet.write(row, 0, f"Kelurahan {row}")
        for column in range(1, 14):
            sheet.write(row, column, row * column)
    if stray == "text":
        sheet.write(1_048_574, 13, 0)
    elif stray == "blank":
        sheet.write_blank(1_048_574, 13, None, workbook.add_format({"bold": True}))
    workbook.close()
    tracemalloc.start()
    read = load_workbook(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000
    assert len(read.sheets[0].cells) == 19 * 14 + (stray == "text")


def test_many_formatted_but_empty_rows_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "hias.xlsx"
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = workbook.add_worksheet()
    bold = workbook.add_format({"bold": True})
    for row in range(19):
        sheet.write(row, 0, f"Kelurahan {row}")
        sheet.write(row, 1, row)
    for row in range(19, 300_000):
        sheet.write_blank(row, 0, None, bold)
    workbook.close()
    read = load_workbook(path)
    assert len(read.sheets[0].cells) == 38


def test_numbers_are_exact_and_whole_ones_have_no_fraction(tmp_path: Path) -> None:
    cells = load_workbook(save(tmp_path / "a.xlsx", [[5.0, 0.1, 1234567.89, 1e15]])).sheets[0].cells
    assert [str(cells[1, column].value) for column in (1, 2, 3, 4)] == ["5", "0.1", "1234567.89", "1000000000000000"]


def test_what_the_officer_sees_percent_date_bold_indent_and_merges(tmp_path: Path) -> None:
    book = NewWorkbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B2"] = "Judul", "Anak", 0.85
    sheet["A1"].font = Font(bold=True)
    sheet["A2"].alignment = Alignment(indent=2)
    sheet["B2"].number_format = "0%"
    sheet["C2"] = datetime.date(2024, 12, 31)
    sheet["D2"] = "=SUM(B2:B2)"
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[2].hidden = True
    path = tmp_path / "gaya.xlsx"
    book.save(path)
    read = load_workbook(path).sheets[0]
    assert read.cells[1, 1].bold
    assert read.cells[2, 1].indent == 2
    assert (read.cells[2, 2].value, read.cells[2, 2].text, read.cells[2, 2].percent) == (Decimal("0.85"), "85%", True)
    assert read.cells[2, 3].text == "31/12/2024"
    assert read.cells[2, 4].formula_without_value
    assert read.merges == ((1, 1, 1, 3),)
    assert read.hidden_rows == {2}


def test_macros_links_and_hidden_sheets_are_mentioned(tmp_path: Path) -> None:
    path = save(tmp_path / "makro.xlsm", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<x/>")
    read = load_workbook(path)
    assert read.kind == "xlsm"
    assert [remark.en.split()[0] for remark in read.remarks] == ["Macros", "Links"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_in_any_encoding_and_with_any_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "data.csv"
    lines = [["Wilayah", "Luas – km²"], ["Kota “B”", "1.234"], ["Kab. é", "9"]]
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    cells = load_workbook(path).sheets[0].cells
    assert {place: cell.text for place, cell in cells.items()} == {
        (row, column): text for row, line in enumerate(lines, 1) for column, text in enumerate(line, 1)
    }


def test_decimal_commas_do_not_part_fields_of_a_semicolon_file(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("Wilayah;2023\nAceh;14,45\nRiau;6,68\n", encoding="utf-8")
    assert load_workbook(path).sheets[0].cells[2, 2].text == "14,45"


def test_a_line_break_inside_quotes_begins_no_record(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text('nama,"jumlah\norang"\nTimur,5\n', encoding="utf-8")
    assert load_workbook(path).sheets[0].cells[2, 2].text == "5"


def test_html_under_an_excel_name_with_tables_inside_tables(tmp_path: Path) -> None:
    path = tmp_path / "unduhan.xls"
    path.write_text(
        "<html><body><table><tr><td><table><tr><th rowspan=2>Wilayah</th></tr></table><table><tr><td>Timur</td></tr>"
        "</table></td><td><table><tr><th colspan=2>Jumlah</th></tr><tr><th>2023</th><th>2024</th></tr></table>"
        "<table><tr><td>5</td><td>6</td></tr></table></td></tr></table></body></html>",
        encoding="utf-8",
    )
    read = load_workbook(path)
    assert read.kind == "html"
    assert {place: cell.text for place, cell in read.sheets[0].cells.items()} == {
        (1, 1): "Wilayah",
        (1, 2): "Jumlah",
        (2, 2): "2023",
        (2, 3): "2024",
        (3, 1): "Timur",
        (3, 2): "5",
        (3, 3): "6",
    }


def test_an_ods_is_read_and_a_locked_one_is_refused(tmp_path: Path) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
        f'xmlns:text="{office}text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Timur</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="12.5"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    for name, manifest in (("buka.ods", "<manifest/>"), ("kunci.ods", "<manifest:encryption-data/>")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", manifest)
    read = load_workbook(tmp_path / "buka.ods")
    assert (read.kind, read.sheets[0].name) == ("ods", "Data")
    assert {place: cell.text for place, cell in read.sheets[0].cells.items()} == {(3, 2): "Timur", (3, 3): "12.5"}
    assert "password" in refused(tmp_path / "kunci.ods")


def test_hostile_spans_in_html_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "jahat.xls"
    cell = '<td rowspan="65534" colspan="16384">x</td>'
    path.write_text(f"<html><table><tr>{cell * 20}</tr></table></html>", encoding="utf-8")
    refused(path)


def test_the_separator_that_excel_names_in_the_first_line_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("sep=;\nWilayah;Luas\nTimur;1,5\n", encoding="utf-8")
    cells = load_workbook(path).sheets[0].cells
    assert {place: cell.text for place, cell in cells.items()} == {
        (2, 1): "Wilayah",
        (2, 2): "Luas",
        (3, 1): "Timur",
        (3, 2): "1,5",
    }

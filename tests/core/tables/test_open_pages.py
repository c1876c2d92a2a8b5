"""Tables in web pages under an Excel name, in single-file pages, in XML Spreadsheets, and from the clipboard."""

from __future__ import annotations

import base64
from decimal import Decimal
from html import escape
from pathlib import Path

import pytest

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Sheet, Workbook
from pondasi.core.tables.open import load_workbook, workbook_from_clipboard


def loaded(folder: Path, content: str | bytes, name: str = "unduhan.xls") -> Workbook:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_workbook(path)


def texts(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {place: cell.text for place, cell in sheet.cells.items()}


def test_spans_are_merged_areas_and_breaks_are_lines(tmp_path: Path) -> None:
    sheet = loaded(
        tmp_path,
        "<table><tr><th rowspan=2>Wilayah<br>Kerja</th><th colspan='2'>Jumlah &amp; &#37;</th></tr>"
        "<tr><th>2023<th>2024<tr><td>&nbsp;&nbsp;Timur<td>5<td>6</table>",
    ).sheets[0]
    assert texts(sheet) == {
        (1, 1): "Wilayah\nKerja",
        (1, 2): "Jumlah & %",
        (2, 2): "2023",
        (2, 3): "2024",
        (3, 1): "Timur",
        (3, 2): "5",
        (3, 3): "6",
    }
    assert sheet.merges == ((1, 1, 2, 1), (1, 2, 1, 3))
    assert (sheet.cells[1, 1].bold, sheet.cells[3, 1].bold, sheet.cells[3, 1].indent) == (True, False, 2)


def test_several_tables_and_the_text_between_stand_under_each_other(tmp_path: Path) -> None:
    sheet = loaded(
        tmp_path,
        "<html><body><h3>Judul</h3><table><tr><td>A<td>1</table><p>Sumber: Dinas</p><table><tr><td>B<td>2</table>",
    ).sheets[0]
    assert texts(sheet) == {
        (1, 1): "Judul",
        (2, 1): "A",
        (2, 2): "1",
        (3, 1): "Sumber: Dinas",
        (4, 1): "B",
        (4, 2): "2",
    }


def test_styles_of_classes_numbers_held_and_hidden_rows(tmp_path: Path) -> None:
    sheet = loaded(
        tmp_path,
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--'
        '.tebal {font-weight:700; padding-left:24px} .persen {mso-number-format:0%;} .teks {mso-number-format:"\\@"}'
        "--></style></head><table><col><col style='display:none'><tr><td class=tebal>Timur"
        "<td class=persen x:num=0.85>85%<td x:num=1234.5>1.234,50<td class=teks x:num>007<td>1.234"
        "<tr style='display:none'><td>diam<td>1</table>",
    ).sheets[0]
    assert (sheet.cells[1, 1].bold, sheet.cells[1, 1].indent) == (True, 2)
    percent, exact, text, open_one = (sheet.cells[1, column] for column in (2, 3, 4, 5))
    assert (percent.value, percent.text, percent.percent) == (Decimal("0.85"), "85%", True)
    assert (exact.value, exact.text) == (Decimal("1234.5"), "1.234,50")
    assert (text.value, open_one.value) == ("007", "1.234")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {2})


def test_a_page_without_a_table_is_perhaps_a_log_in_page(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        loaded(tmp_path, "<!DOCTYPE html><html><body><form>Password <input></form></body></html>", "data.xlsx")
    assert "Log in" in caught.value.sentence("en")


def test_markup_that_never_closes_is_read_in_time_that_grows_with_its_length(tmp_path: Path) -> None:
    for nasty in ("<!--", "<td", '<td a="', "<table><tr><td>", "&#", "<style>"):
        try:
            loaded(tmp_path, "<table><tr><td>x</td></tr></table>" + nasty * 100_000)
        except UnreadableFile as error:
            assert error.sentence("id")


def test_a_single_file_web_page_with_its_sheets_by_name(tmp_path: Path) -> None:
    main = (
        "<html><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Data</x:Name>"
        '<x:WorksheetSource HRef="3D/sheet001.htm"/></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml>'
    )
    sheet = "<html><table><tr><td class=3Dxl1>Wilayah<td>Jiw=\r\na<tr><td>Timur<td>5</table></html>"
    extra = base64.b64encode(b"<html><table><tr><td>Lain</table></html>").decode()
    page = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_X"\r\n\r\n'
        f"------=_X\r\nContent-Location: file:///C:/a.htm\r\nContent-Type: text/html\r\n\r\n{main}\r\n"
        "------=_X\r\nContent-Location: file:///C:/a/sheet001.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f'Content-Type: text/html; charset="us-ascii"\r\n\r\n{sheet}\r\n'
        "------=_X\r\nContent-Location: file:///C:/a/sheet002.htm\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Type: text/html\r\n\r\n{extra}\r\n------=_X--\r\n"
    )
    book = loaded(tmp_path, page, "halaman.mht")
    assert [(sheet.name, len(sheet.cells)) for sheet in book.sheets] == [("Data", 4), ("Lembar 2", 1)]
    assert book.sheets[0].cells[1, 2].text == "Jiwa"


def test_an_xml_spreadsheet_of_excel_2003(tmp_path: Path) -> None:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    book = loaded(
        tmp_path,
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        '<Styles><Style ss:ID="p"><Font ss:Bold="1"/><NumberFormat ss:Format="0.0%"/><Alignment ss:Indent="2"/></Style>'
        '</Styles><Worksheet ss:Name="Data"><Table><Column ss:Index="3" ss:Hidden="1"/><Row ss:Index="2">'
        '<Cell ss:MergeAcross="1">'
        '<Data ss:Type="String">Judul &amp; satuan</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="String">'
        'Timur</Data><Comment><Data ss:Type="String">no</Data></Comment></Cell><Cell ss:StyleID="p"><Data '
        'ss:Type="Number">0.085</Data></Cell><Cell ss:Index="4"><Data ss:Type="DateTime">2024-01-31T00:00:00.000</Data>'
        "</Cell></Row></Table></Worksheet><Worksheet ss:Name='Bantu'><Table><Row><Cell><Data ss:Type='String'>x</Data>"
        "</Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
    )
    sheet = book.sheets[0]
    assert texts(sheet) == {(2, 1): "Judul & satuan", (3, 1): "Timur", (3, 2): "8.5%", (3, 4): "31/01/2024"}
    styled = sheet.cells[3, 2]
    assert (styled.value, styled.bold, styled.indent, styled.percent) == (Decimal("0.085"), True, 2, True)
    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (((2, 1, 2, 2),), {3}, {3})
    assert [one.hidden for one in book.sheets] == [False, True]


EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65{mso-number-format:"0\\.0%";'
    "font-weight:700;}</style></head><body><table><!--StartFragment--><tr><td colspan=2>Jumlah</td></tr>"
    "<tr><td>Timur</td>"
    '<td class=xl65 align=right x:num="0.085">8,5%</td></tr><!--EndFragment--></table></body></html>'
)
LIBREOFFICE = (
    '<html><body><table><tr><td colspan="2">Jumlah</td></tr><tr><td>Timur</td><td sdval="0.085" sdnum="1057;0;0,0%"><b>'
    "8,5%</b></td></tr></table></body></html>"
)
_JUMLAH = escape('{"1":2,"2":"Jumlah"}')
_NUMBER = escape('{"1":3,"3":0.085}')
_FORMAT = escape('{"1":3,"2":"0.0%","3":1}')
GOOGLE = (
    f'<google-sheets-html-origin><table><tbody><tr><td colspan="2" data-sheets-value="{_JUMLAH}">Jumlah</td></tr>'
    f'<tr><td>Timur</td><td style="font-weight:bold" data-sheets-value="{_NUMBER}" '
    f'data-sheets-numberformat="{_FORMAT}">'
    "8,5%</td></tr></tbody></table>"
)


@pytest.mark.parametrize("html", [EXCEL, LIBREOFFICE, GOOGLE], ids=["Excel", "LibreOffice", "Google Sheets"])
def test_what_was_pasted_keeps_merges_and_exact_numbers(html: str) -> None:
    book = workbook_from_clipboard(text="Jumlah\t\nTimur\t8,5%", html=html, name="tempelan")
    (sheet,) = book.sheets
    assert (book.name, book.kind, sheet.merges) == ("tempelan", "clipboard", ((1, 1, 1, 2),))
    assert texts(sheet) == {(1, 1): "Jumlah", (2, 1): "Timur", (2, 2): "8,5%"}
    cell = sheet.cells[2, 2]
    assert (cell.value, cell.percent, cell.bold) == (Decimal("0.085"), True, True)


@pytest.mark.parametrize("html", [None, "", "<p>bukan tabel</p>"])
def test_without_a_table_in_its_html_the_text_is_read(html: str | None) -> None:
    pasted = '\ufeffWilayah\t"Jiwa\n(orang)"\r\nTimur, Kota\t1.234\r\n'
    sheet = workbook_from_clipboard(text=pasted, html=html, name="x").sheets[0]
    assert texts(sheet) == {(1, 1): "Wilayah", (1, 2): "Jiwa\n(orang)", (2, 1): "Timur, Kota", (2, 2): "1.234"}


def test_an_empty_clipboard_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile) as caught:
        workbook_from_clipboard(text=" \n", name="x")
    assert "Ctrl+C" in caught.value.sentence("id")

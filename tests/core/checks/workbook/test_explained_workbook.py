"""Findings in the agency's own workbook: what is added, that nothing else changes, and what comes back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from pondasi.core.checks.workbook import Explained, answers_in, explained_name, explained_workbook, without_answers
from pondasi.core.tables import load_workbook
from pondasi.core.values import AnswerKind, Place, Severity, Text

MARK = "a" * 32
RED, AMBER = "FFF6C9C4", "FFFBE3B0"


def _finding(
    *cells: str, sheet: str = "Tabel", severity: Severity = Severity.ERROR, words: str = "Salah."
) -> Explained:
    kinds = (AnswerKind.DISPUTED, AnswerKind.CORRECTED)
    places = tuple(Place(sheet, cell) for cell in cells)
    return Explained(MARK, severity, Text.same("Judul"), Text.same(words), Text.same("Perbaiki."), places, kinds)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workbook with nearly everything that offices put into one."""
    path = tmp_path / "kaya.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Tabel")
        green = made.add_format({"bold": True, "bg_color": "#00FF00", "num_format": "#,##0"})
        for row, values in enumerate([["Kecamatan", "L", "P"], ["Timur", 10, 12], ["Barat", 20, 22]]):
            sheet.write_row(row, 0, values, green if row == 1 else None)
        sheet.write_formula("B4", "=SUM(B2:B3)", None, 30)
        sheet.write_comment("C2", "catatan dinas")
        sheet.merge_range("A6:C6", "Sumber: dinas")
        sheet.autofilter("A1:C3")
        sheet.conditional_format("B2:B3", {"type": "3_color_scale"})
        sheet.data_validation("A9", {"validate": "list", "source": ["ya", "tidak"]})
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "=Tabel!$B$2:$B$3"})
        sheet.insert_chart("H2", chart)
        made.define_name("Kecamatan", "=Tabel!$A$2:$A$3")
        made.add_worksheet("Lain").write(0, 0, "lain")
    return path


def _explained(path: Path, *findings: Explained, spoken: str = "id") -> Path:
    out = path.with_name(f"{path.stem}-temuan.xlsx")
    out.write_bytes(explained_workbook(path, path.name, findings, spoken))
    return out


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as held:
        assert held.testzip() is None
        return {name: held.read(name) for name in held.namelist()}


def test_cells_are_coloured_and_commented_and_keep_their_looks(rich: Path) -> None:
    sheet = openpyxl.load_workbook(_explained(rich, _finding("B2", "B4")))["Tabel"]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B2", "B4")] == [RED, RED]
    assert (sheet["B2"].font.b, sheet["B2"].number_format, sheet["C2"].fill.fgColor.rgb) == (True, "#,##0", "FF00FF00")
    assert sheet["B4"].value == "=SUM(B2:B3)"
    assert "Salah." in sheet["B2"].comment.text
    assert "Perbaiki." in sheet["B2"].comment.text


def test_the_most_severe_finding_gives_the_colour(rich: Path) -> None:
    both = [_finding("B2", severity=Severity.WARNING, words="Mohon jelas."), _finding("B2")]
    cell = openpyxl.load_workbook(_explained(rich, *both))["Tabel"]["B2"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment.text.index("Salah.") < cell.comment.text.index("Mohon jelas.")


def test_a_comment_of_the_agency_is_not_touched(rich: Path) -> None:
    sheet = openpyxl.load_workbook(_explained(rich, _finding("C2")))["Tabel"]
    assert (sheet["C2"].comment.text, sheet["C2"].fill.fgColor.rgb) == ("catatan dinas", RED)


def test_every_other_part_stays_byte_for_byte(rich: Path) -> None:
    before, after = _parts(rich), _parts(_explained(rich, _finding("B2")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert after.keys() - before.keys() == {"xl/worksheets/pondasi.xml"}
    styled = re.sub(rb' s="\d+"', b"", after["xl/worksheets/sheet1.xml"])
    assert styled == re.sub(rb' s="\d+"', b"", before["xl/worksheets/sheet1.xml"])


def test_a_sheet_without_comments_gets_its_drawing_in_order(rich: Path) -> None:
    parts = _parts(_explained(rich, _finding("A1", sheet="Lain")))
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    assert sheet.index("<pageMargins") < sheet.index("<legacyDrawing") < sheet.index("</worksheet>")
    assert b"xl/comments-pondasi2.xml" in parts["[Content_Types].xml"]


def test_the_file_reads_as_before(rich: Path) -> None:
    before, after = load_workbook(rich), load_workbook(_explained(rich, _finding("B2")))
    assert [sheet.name for sheet in after.sheets] == ["Tabel", "Lain", "Pondasi"]
    shown = [[sheet.cells for sheet in one.sheets] for one in (before, without_answers(after))]
    assert shown[0] == shown[1]


def test_answers_come_back_by_fingerprint(rich: Path) -> None:
    path = _explained(rich, _finding("B2"))
    book = openpyxl.load_workbook(path)
    assert answers_in(load_workbook(path)) == ()
    book["Pondasi"]["F5"], book["Pondasi"]["G5"] = "Angkanya memang benar", "Sudah dicek ke sekolah."
    book["Pondasi"].title = "Jawaban kami"
    book.save(path)
    (given,) = answers_in(load_workbook(path))
    assert (given.fingerprint, given.kind, given.reason) == (MARK, AnswerKind.DISPUTED, "Sudah dicek ke sekolah.")


def test_there_is_a_list_of_the_answers_that_fit(rich: Path) -> None:
    for spoken, words in (("id", "Angkanya memang benar,Sudah diperbaiki"), ("en", "The figures are right,Corrected")):
        sheet = openpyxl.load_workbook(_explained(rich, _finding("B2"), spoken=spoken))["Pondasi"]
        (choice,) = sheet.data_validations.dataValidation
        assert (choice.formula1, str(choice.sqref)) == (f'"{words}"', "F5")
        assert sheet.column_dimensions["H"].hidden


def test_explained_again_the_list_is_replaced_and_mended_cells_lose_colour_and_comment(rich: Path) -> None:
    first = _explained(rich, _finding("B3", "B4"))
    second = _explained(first, _finding("B4", severity=Severity.WARNING))
    book = openpyxl.load_workbook(second)
    assert book.sheetnames == ["Tabel", "Lain", "Pondasi"]
    sheet = book["Tabel"]
    assert (sheet["B3"].fill.fill_type, sheet["B3"].comment) == (None, None)
    assert (sheet["B4"].fill.fgColor.rgb, sheet["C2"].comment.text) == (AMBER, "catatan dinas")
    assert _parts(second)["xl/drawings/vmlDrawing1.vml"].count(b"<x:Row>") == 2


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "<b>&\x00\x0b]]>"])
def test_text_never_becomes_a_formula(rich: Path, text: str) -> None:
    finding = _finding("B2", words=text)
    book = openpyxl.load_workbook(_explained(rich, finding))
    cell = book["Pondasi"]["D5"]
    assert cell.data_type == "s"
    assert cell.value.startswith("Judul. ")
    assert not any(one.data_type == "f" for row in book["Pondasi"].iter_rows() for one in row)


def test_a_csv_becomes_a_workbook_with_the_same_cells(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("Kecamatan,L\n=Timur,10\nBarat,20\n", encoding="utf-8")
    out = _explained(path, _finding("B2", sheet=""))
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Kecamatan", "L"],
        ["=Timur", "10"],
        ["Barat", "20"],
    ]
    assert (sheet["A2"].data_type, sheet["B2"].fill.fgColor.rgb) == ("s", RED)
    assert explained_name("data.csv") == "data (temuan).xlsx"


def test_an_old_workbook_becomes_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "lama.xls"
    book = xlwt.Workbook()
    page = book.add_sheet("Tabel")
    page.write(0, 0, "Timur")
    page.write(0, 1, 12.5)
    book.save(str(path))
    out = load_workbook(_explained(path, _finding("B1")))
    assert {place: cell.value for place, cell in out.sheets[0].cells.items()} == {
        place: cell.value for place, cell in load_workbook(path).sheets[0].cells.items()
    }


def _prefixed(sheet: bytes) -> bytes:
    named = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", sheet)
    return named.replace(b"xmlns=", b"xmlns:x=")


def _without_addresses(sheet: bytes) -> bytes:
    return re.sub(rb' r="[A-Z]*\d+"', b"", sheet)


@pytest.mark.parametrize("writer", [_prefixed, _without_addresses])
def test_sheets_of_other_writers(tmp_path: Path, writer: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "lain.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("Tabel").write_row(0, 0, ["Timur", 10])
    parts = _parts(path)
    parts["xl/worksheets/sheet1.xml"] = writer(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w") as held:
        for name, data in parts.items():
            held.writestr(name, data)
    out = _explained(path, _finding("B1"))
    assert load_workbook(out).sheets[0].cells == load_workbook(path).sheets[0].cells
    cell = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))["Tabel"]["B1"]
    assert (cell.fill.fgColor.rgb, cell.value) == (RED, 10)
    assert "Salah." in cell.comment.text


def test_a_workbook_that_cannot_be_edited_becomes_a_new_one(rich: Path) -> None:
    parts = _parts(rich)
    del parts["xl/styles.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb' s="\d+"', b"", parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(rich, "w") as held:
        for name, data in parts.items():
            held.writestr(name, data)
    out = _explained(rich, _finding("B2"))
    assert openpyxl.load_workbook(out)["Tabel"]["B2"].fill.fgColor.rgb == RED
    assert load_workbook(out).sheets[0].cells.keys() == load_workbook(rich).sheets[0].cells.keys()


def test_without_findings_the_sheet_says_so(rich: Path) -> None:
    sheet = openpyxl.load_workbook(_explained(rich))["Pondasi"]
    assert sheet["A2"].value == "Tidak ada yang perlu ditanyakan."

"""CSV and TSV as agencies' programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pondasi.core.tables import load_workbook

TABLE = {(1, 1): "Wilayah", (1, 2): "Jiwa", (2, 1): "Timur", (2, 2): "1.234", (3, 1): "Barat", (3, 2): "9"}


def texts(folder: Path, content: str | bytes, encoding: str = "utf-8") -> dict[tuple[int, int], str]:
    path = folder / "data.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return {place: cell.text for place, cell in load_workbook(path).sheets[0].cells.items()}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_separator_and_any_line_end(tmp_path: Path, separator: str, end: str) -> None:
    lines = [separator.join(line) for line in (["Wilayah", "Jiwa"], ["Timur", "1.234"], ["Barat", "9"])]
    assert texts(tmp_path, end.join(lines) + end) == TABLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert texts(tmp_path, "Wilayah;Luas km²\nKab. é;5\n", encoding)[1, 2] == "Luas km²"


def test_bytes_that_windows_leaves_undefined(tmp_path: Path) -> None:
    assert texts(tmp_path, b"Wilayah;Luas km\xb2\nA\x81;5\n")[1, 2] == "Luas km²"


def test_one_foreign_byte_does_not_spoil_the_others(tmp_path: Path) -> None:
    content = "Wilayah;Luas km²\nKota “Baru” – é;5\nX".encode() + b"\xff;6\n"
    assert texts(tmp_path, content)[2, 1] == "Kota “Baru” – é"


def test_a_character_cut_at_the_end(tmp_path: Path) -> None:
    assert texts(tmp_path, "Wilayah;Luas km²\nKota “Baru”;5\nX;“".encode()[:-1])[2, 1] == "Kota “Baru”"


@pytest.mark.parametrize("hint", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_hint_of_excel(tmp_path: Path, hint: str) -> None:
    assert texts(tmp_path, f"{hint}\r\nWilayah;Luas\r\nTimur;1,5\r\n") == {
        (2, 1): "Wilayah",
        (2, 2): "Luas",
        (3, 1): "Timur",
        (3, 2): "1,5",
    }


def test_line_breaks_separators_and_quotes_inside_quotes(tmp_path: Path) -> None:
    found = texts(tmp_path, 'Wilayah,"Jiwa\r\n(orang)"\r\n"Timur, ""Kota""",5\r\n')
    assert found == {(1, 1): "Wilayah", (1, 2): "Jiwa\n(orang)", (2, 1): 'Timur, "Kota"', (2, 2): "5"}


def test_ragged_records_empty_trailing_columns_and_lines_before_the_table(tmp_path: Path) -> None:
    found = texts(
        tmp_path, "Jumlah Penduduk\nSumber: Dinas\n\nWilayah;Jiwa;;;\nTimur;5;;;\nBarat;6\nUtara;7;;catatan;\n"
    )
    assert found[1, 1] == "Jumlah Penduduk"
    assert (found[4, 2], found[6, 2], found[7, 4]) == ("Jiwa", "6", "catatan")


def test_nul_bytes_are_nothing(tmp_path: Path) -> None:
    assert texts(tmp_path, b"Wilayah;Jiwa\nTim\x00ur;1.234\nBarat;9\n\x00\x00") == TABLE


def test_decimal_commas_that_part_figures_are_put_together(tmp_path: Path) -> None:
    found = texts(tmp_path, "Wilayah,2022,2023\nAceh,14,45,15,1\nRiau,6,68,7,0\nJambi,7,58,8,11\n")
    assert {place: text for place, text in found.items() if place[0] == 2} == {
        (2, 1): "Aceh",
        (2, 2): "14,45",
        (2, 3): "15,1",
    }


def test_records_that_are_wider_than_their_header_for_another_reason_stay(tmp_path: Path) -> None:
    found = texts(tmp_path, "Wilayah,Jiwa\nAceh,14,baik\nRiau,6,buruk\nJambi,7,baik\n")
    assert found[2, 3] == "baik"


def test_lines_that_were_quoted_as_a_whole(tmp_path: Path) -> None:
    found = texts(tmp_path, '"Wilayah,Jiwa"\n"""Timur"",1.234"\n"Barat,9"\n')
    assert found == TABLE


def test_a_quote_that_is_never_closed_does_not_swallow_the_table(tmp_path: Path) -> None:
    rows = "".join(f"Kec. {number};{number}\n" for number in range(40))
    found = texts(tmp_path, f'Wilayah;Jiwa\n"Timur;5\n{rows}')
    assert (found[2, 1], found[2, 2], found[42, 2]) == ("Timur", "5", "39")


def test_inches_and_apostrophes_are_characters(tmp_path: Path) -> None:
    assert texts(tmp_path, "Barang;Jumlah\nPipa 5\" PVC;7\nJum'at;8\n")[2, 1] == 'Pipa 5" PVC'


def test_blanks_in_front_of_the_first_column_are_an_indentation(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("Wilayah; Jiwa\n  Timur;   5\n", encoding="utf-8")
    cells = load_workbook(path).sheets[0].cells
    assert (cells[2, 1].indent, cells[2, 2].indent) == (2, 0)

"""General rules of reading, one small table each; the seeded layouts beside this try them in every combination."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.core.tables.workbooks import labels, read_rows, read_text, roles, values

Rows = list[list[Any]]


def test_single_ages_across_are_headings_and_no_column_numbers(tmp_path: Path) -> None:
    rows: Rows = [["Kecamatan", "Umur"], [None, 15, 16, 17], ["Timur", 90, 80, 70], ["Barat", 60, 50, 40]]
    (table,) = read_rows(tmp_path, rows, ["A1:A2", "B1:D1"])
    assert labels(table, "C3") == ["Timur", "Umur", "16"]
    assert set(values(table)) == {"B3", "C3", "D3", "B4", "C4", "D4"}


def test_a_row_of_column_numbers_stays_one(tmp_path: Path) -> None:
    rows: Rows = [["No", "Kecamatan", "L", "P"], [1, 2, 3, 4], [1, "Timur", 9, 8], [2, "Barat", 7, 6]]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "C3") == ["Timur", "L"]
    assert set(values(table)) == {"C3", "D3", "C4", "D4"}


def test_rows_that_are_measures_are_decided_by_row(tmp_path: Path) -> None:
    text = "Uraian;2022;2023\nJumlah Siswa;1.204;1.250\nRasio;12,75;13,10\nJumlah Guru;98;101\n"
    (table,) = read_text(tmp_path, text)
    assert values(table)["B2"] == Decimal(1204)
    assert values(table)["B3"] == Decimal("12.75")


def test_a_table_goes_on_on_the_next_page(tmp_path: Path) -> None:
    head: list[Any] = ["Kecamatan", "2023", "2024"]
    rows: Rows = [
        ["Tabel 4.2"],
        head,
        ["Timur", 1, 2],
        ["Barat", 3, 4],
        [],
        ["Lanjutan Tabel 4.2"],
        head,
        ["Kota", 5, 6],
    ]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "B8") == ["Kota", "2023"]
    assert set(values(table)) == {"B3", "C3", "B4", "C4", "B8", "C8"}


def test_names_without_figures_divide_the_table_where_nothing_is_bold(tmp_path: Path) -> None:
    text = "Kelurahan,Kasus\nTimur,\nManggar,3\nLamaru,4\nBarat,\nMargasari,5\nBaru Ilir,6\n"
    (table,) = read_text(tmp_path, text)
    assert labels(table, "B3") == ["Timur", "Manggar", "Kasus"]
    assert labels(table, "B6") == ["Barat", "Margasari", "Kasus"]
    assert "B2" not in values(table)


def test_names_without_figures_here_and_there_are_missing_data(tmp_path: Path) -> None:
    text = "Kecamatan,Kasus\nTimur,3\nBarat,\nUtara,5\nSelatan,\nTengah,2\n"
    (table,) = read_text(tmp_path, text)
    assert values(table)["B3"] == values(table)["B5"] == "missing"


def test_a_kota_among_kabupaten_is_no_total(tmp_path: Path) -> None:
    rows: Rows = [["Kabupaten/Kota", "Kasus"], ["Bogor", 30], ["Garut", 50], ["Ciamis", 20], ["Kota Bogor", 25]]
    (table,) = read_rows(tmp_path, rows)
    assert set(roles(table).values()) == {"data"}


def test_counts_that_lost_their_zeros_are_mended_through_the_whole_table(tmp_path: Path) -> None:
    rows: Rows = [["Agama", "Jumlah 2022", "Jumlah 2023"], ["Islam", "1.221", "3.303"], ["Hindu", "4.332", "1.915"]]
    rows += [["Katolik", "2.132", "2.52"], ["Buddha", "1.487", "1.02"]]
    (table,) = read_rows(tmp_path, rows)
    assert values(table)["B2"] == Decimal(1221)
    assert values(table)["C4"] == Decimal(2520)


def test_a_year_without_any_figure_yet_is_missing_and_not_left_away(tmp_path: Path) -> None:
    rows: Rows = [["Agama", 2022, 2023, 2024], ["Islam", None, 84, 52], ["Hindu", None, 46, 40], ["Buddha", None, 9, 8]]
    (table,) = read_rows(tmp_path, rows)
    assert values(table)["B2"] == "missing"
    assert labels(table, "B3") == ["Hindu", "2022"]

"""What Pondasi understands of the layouts in which offices hand in their tables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.workbooks import KECAMATAN, labels, read, read_rows, read_text, roles, save, save_sheets, values

from pondasi.core.tables.model import Recipe


def office_table() -> tuple[list[list[Any]], list[str]]:
    """The layout that offices use most: letterhead, title, two-row header, column numbers, total, source, signature."""
    rows: list[list[Any]] = [
        ["PEMERINTAH KOTA BALIKPAPAN"],
        ["Tabel 4.1.7 Jumlah Peserta Didik SMP Menurut Kecamatan Tahun 2024"],
        [],
        ["No", "Kecamatan", "Jenis kelamin", None, "Jumlah"],
        [None, None, "Laki-laki", "Perempuan"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [],
    ]
    rows += [[n + 1, name, 100 + n, 90 + n, 190 + 2 * n] for n, name in enumerate(KECAMATAN)]
    rows += [[None, "Jumlah", 615, 555, 1170], ["Sumber: Dinas Pendidikan dan Kebudayaan"], []]
    rows += [[None, None, None, "Balikpapan, 3 Januari 2025"], [None, None, None, "Kepala Dinas,"]]
    return rows, ["A4:A5", "B4:B5", "C4:D4", "E4:E5"]


def test_the_usual_office_table_is_read_whole(tmp_path: Path) -> None:
    rows, merges = office_table()
    (table,) = read_rows(tmp_path, rows, merges)
    assert table.range == "A4:E14"
    assert table.title == "Tabel 4.1.7 Jumlah Peserta Didik SMP Menurut Kecamatan Tahun 2024"
    assert table.source == "Dinas Pendidikan dan Kebudayaan"
    assert table.periods == ("2024",)
    assert table.header_rows == (4, 5, 6)
    assert len(table.observations) == 21
    assert labels(table, "D10") == ["Balikpapan Utara", "Jenis kelamin", "Perempuan"]
    assert {cell for cell, role in roles(table).items() if role == "total"} == {
        *(f"E{row}" for row in range(8, 14)),
        "C14",
        "D14",
        "E14",
    }
    coloured = {cell: role.value for cell, role in table.roles.items()}
    assert (coloured["A2"], coloured["C5"], coloured["A8"], coloured["B8"]) == ("title", "header", "skipped", "label")
    assert (coloured["C8"], coloured["E8"], coloured["A15"]) == ("value", "total", "note")


def test_years_across_without_merges_hang_under_their_group(tmp_path: Path) -> None:
    rows = [["Wilayah", "SD", None, "SMP", None], [None, 2023, 2024, 2023, 2024], ["Timur", 1, 2, 3, 4]]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "C3") == ["Timur", "SD", "2024"]
    assert labels(table, "E3") == ["Timur", "SMP", "2024"]
    assert table.periods == ("2023", "2024")


def test_quarters_under_years_are_periods(tmp_path: Path) -> None:
    rows = [["Uraian", 2024, None, 2025], [None, "Triwulan III", "Triwulan IV", "Triwulan I"], ["Pajak", 5, 6, 7]]
    (table,) = read_rows(tmp_path, rows, ["A1:A2", "B1:C1"])
    assert table.periods == ("2024-Q3", "2024-Q4", "2025-Q1")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Jumlah Pegawai Semester I 2024", "2024-S1"),
        ("Realisasi Triwulan II Tahun 2024", "2024-Q2"),
        ("Keadaan 31 Desember 2023", "2023-12"),
        ("Kasus DBD Bulan Maret 2024", "2024-03"),
        ("Data sesuai Perda Nomor 7 Tahun 2012", ""),
        ("Jumlah Rumah", ""),
    ],
)
def test_the_period_of_a_title_is_what_it_says_and_never_guessed(tmp_path: Path, title: str, period: str) -> None:
    (table,) = read_rows(tmp_path, [[title], ["Kecamatan", "Banyaknya"], ["Timur", 4], ["Barat", 5]])
    assert table.periods == ((period,) if period else ())


@pytest.mark.parametrize(
    ("line", "unit"), [("Satuan: orang", "orang"), ("(jiwa)", "jiwa"), ("(dalam ribu rupiah)", "ribu rupiah")]
)
def test_a_line_with_the_unit_is_no_title(tmp_path: Path, line: str, unit: str) -> None:
    (table,) = read_rows(tmp_path, [["Jumlah Pegawai"], [line], ["Dinas", "Jumlah"], ["A", 4], ["B", 5]])
    assert (table.title, table.unit) == ("Jumlah Pegawai", unit)


def test_sections_with_their_totals_and_the_total_of_all(tmp_path: Path) -> None:
    rows = [
        ["No", "Kelurahan", "L", "P"],
        ["I", "Balikpapan Timur"],
        [1, "Manggar", 10, 11],
        [2, "Lamaru", 5, 6],
        [None, "Jumlah", 15, 17],
        ["II", "Balikpapan Barat"],
        [1, "Baru Ilir", 7, 8],
        [None, "Jumlah", 7, 8],
        [None, "Total", 22, 25],
    ]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "C4") == ["Balikpapan Timur", "Lamaru", "L"]
    assert labels(table, "C5") == ["Balikpapan Timur", "Jumlah", "L"]
    assert labels(table, "D7") == ["Balikpapan Barat", "Baru Ilir", "P"]
    assert labels(table, "D9") == ["Total", "P"]
    assert roles(table)["C5"] == roles(table)["C9"] == "total"


def test_labels_printed_once_for_a_group_count_for_all_its_rows(tmp_path: Path) -> None:
    rows = [
        ["Kecamatan", "Kelurahan", "Jumlah RT"],
        ["Timur", "Manggar", 5],
        [None, "Lamaru", 6],
        ["Barat", "Kariangau", 8],
        ["Jumlah", None, 19],
    ]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "C3") == ["Timur", "Lamaru", "Jumlah RT"]
    assert labels(table, "C5") == ["Jumlah", "Jumlah RT"]


def test_tables_under_each_other_keep_their_own_words(tmp_path: Path) -> None:
    rows = [
        ["Tabel 1. Sekolah, 2024"],
        ["Kecamatan", "Negeri", "Swasta"],
        ["Timur", 3, 4],
        ["Sumber: Dinas Pendidikan"],
        [],
        ["Tabel 2. Guru, 2023"],
        ["Kecamatan", "L", "P"],
        ["Timur", 30, 40],
        ["Sumber: BPS"],
    ]
    first, second = read_rows(tmp_path, rows)
    assert (first.range, first.title, first.source) == ("A2:C3", "Tabel 1. Sekolah, 2024", "Dinas Pendidikan")
    assert (second.range, second.title, second.source) == ("A7:C8", "Tabel 2. Guru, 2023", "BPS")
    assert (first.periods, second.periods) == (("2024",), ("2023",))


def test_tables_beside_each_other_with_and_without_an_empty_column(tmp_path: Path) -> None:
    parted = [["Kecamatan", "Jumlah", None, "Agama", "Pemeluk"]]
    parted += [[f"K{n}", n, None, f"A{n}", 10 * n] for n in range(1, 5)]
    assert [table.range for table in read_rows(tmp_path, parted)] == ["A1:B5", "D1:E5"]
    joined = [["Kecamatan", "SD", "SMP", "Jenjang", "Jumlah"]]
    joined += [[f"K{n}", n, n, *((f"J{n}", n) if n < 4 else ())] for n in range(1, 9)]
    assert [table.range for table in read_rows(tmp_path, joined)] == ["A1:C9", "D1:E4"]


def test_a_header_printed_again_on_the_next_page_is_no_new_table(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Luas"], ["Timur", 1], ["Kecamatan", "Luas"], ["Barat", 2], ["Jumlah", 3]]
    (table,) = read_rows(tmp_path, rows)
    assert values(table) == {"B2": 1, "B4": 2, "B5": 3}


@pytest.mark.parametrize("first", [True, False])
def test_a_total_is_known_by_arithmetic_where_its_name_is_a_region(tmp_path: Path, first: bool) -> None:
    parts = [["Timur", 40, 4], ["Barat", 60, 5], ["Utara", 7, 6]]
    whole = [["Kalimantan", 107, 15]]
    rows = [["Wilayah", "SD", "SMP"], *(whole + parts if first else parts + whole)]
    (table,) = read_rows(tmp_path, rows)
    assert [cell for cell, role in roles(table).items() if role == "total"] == (["B2", "C2"] if first else ["B5", "C5"])


def test_a_single_column_of_counts_is_no_total(tmp_path: Path) -> None:
    (table,) = read_rows(tmp_path, [["Kecamatan", "Jumlah"], ["Timur", 2010], ["Barat", 1999]])
    assert roles(table) == {"B2": "data", "B3": "data"}
    assert values(table) == {"B2": 2010, "B3": 1999}


def test_numbers_in_the_notation_that_the_column_proves(tmp_path: Path) -> None:
    rows = [
        ["Kecamatan", "Jumlah Penduduk", "Rasio", "Anggaran", "Persentase"],
        ["Timur", "98.123", "1.05", "Rp 13.411.000,-", "85 %"],
        ["Barat", "1.023.456", "0.98", "Rp. 5.000.000,50", "12,5%"],
        ["Utara", "2 121", "1.1", "7.000", "(1,5)"],
    ]
    (table,) = read_rows(tmp_path, rows)
    assert values(table) == {
        "B2": 98123,
        "C2": Decimal("1.05"),
        "D2": 13411000,
        "E2": 85,
        "B3": 1023456,
        "C3": Decimal("0.98"),
        "D3": Decimal("5000000.50"),
        "E3": Decimal("12.5"),
        "B4": 2121,
        "C4": Decimal("1.1"),
        "D4": 7000,
        "E4": Decimal("-1.5"),
    }


def test_what_can_be_read_two_ways_stays_open(tmp_path: Path) -> None:
    (table,) = read_rows(tmp_path, [["Kecamatan", "Nilai"], ["Timur", "1.234"], ["Barat", "?"]])
    assert values(table) == {"B2": "ambiguous", "B3": "ambiguous"}


def test_counts_whose_thousands_dot_was_taken_for_a_decimal_point(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah Penduduk"], ["A", 167.228], ["B", 106.373], ["C", 50.36], ["D", 103.148]]
    (table,) = read_rows(tmp_path, rows)
    assert list(values(table).values()) == [167228, 106373, 50360, 103148]


def test_measures_keep_three_decimals(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Luas (km2)"], ["A", 167.228], ["B", 106.373], ["C", 50.36]]
    (table,) = read_rows(tmp_path, rows)
    assert list(values(table).values()) == [Decimal("167.228"), Decimal("106.373"), Decimal("50.36")]


def test_every_mark_is_itself_and_none_is_zero(tmp_path: Path) -> None:
    rows = [
        ["Kecamatan", "2021", "2022", "2023*", "2024"],
        ["Timur", "-", "...", "12*", "13 r"],
        ["Barat", "n.a", None, "NA", "14e"],
        ["Utara", "–", 0, "15**", 16],
    ]
    (table,) = read_rows(tmp_path, rows)
    statuses = {o.cell: o.status.value for o in table.observations}
    assert statuses == {
        "B2": "nil",
        "C2": "missing",
        "D2": "provisional",
        "E2": "revised",
        "B3": "missing",
        "C3": "missing",
        "D3": "suppressed",
        "E3": "estimated",
        "B4": "nil",
        "C4": "ok",
        "D4": "provisional",
        "E4": "ok",
    }
    assert values(table)["C4"] == 0
    assert values(table)["D2"] == 12


def test_a_formula_that_was_never_calculated_has_no_value(tmp_path: Path) -> None:
    (table,) = read_rows(tmp_path, [["Kecamatan", "Jumlah"], ["Timur", 4], ["Barat", 5], ["Jumlah", "=SUM(B2:B3)"]])
    assert values(table)["B4"] == "ambiguous"


def test_a_long_table_with_codes_unit_and_year(tmp_path: Path) -> None:
    text = "id,kode_kecamatan,nama_kecamatan,jenis_kelamin,jumlah_siswa,satuan,tahun\n"
    text += "1,64.71.01,TIMUR,L,10,ORANG,2023\n2,64.71.01,TIMUR,P,,ORANG,2023\n3,64.71.02,BARAT,L,12,ORANG,2024\n"
    (table,) = read_text(tmp_path, text)
    assert values(table) == {"E2": 10, "E3": "missing", "E4": 12}
    assert labels(table, "E2") == ["TIMUR", "L", "2023", "jumlah_siswa"]
    assert (table.unit, table.periods, table.sheet) == ("ORANG", ("2023", "2024"), "")


def test_text_classes_are_what_was_observed(tmp_path: Path) -> None:
    text = "kode_desa,nama_desa,status_banjir,tahun\n"
    text += "".join(f"64710{n},DESA {n},{'ADA' if n % 3 else 'TIDAK ADA'},2024\n" for n in range(1, 13))
    (table,) = read_text(tmp_path, text)
    assert values(table)["C2"] == "ADA"
    assert values(table)["C4"] == "TIDAK ADA"


def test_a_file_without_a_header_is_data_from_the_first_record(tmp_path: Path) -> None:
    (table,) = read_text(tmp_path, "Timur;91.12\nBarat;90.10\nKabupaten;90.5\n")
    assert values(table) == {"B1": Decimal("91.12"), "B2": Decimal("90.10"), "B3": Decimal("90.5")}
    assert roles(table)["B3"] == "total"


def test_a_list_of_words_is_no_statistical_table(tmp_path: Path) -> None:
    rows = [["Dinas", "Data", "Satuan"], ["A", "Jumlah pejabat", "orang"], ["B", "*", "-"], ["C", "Luas", "ha"]]
    reading = read(save(tmp_path / "daftar.xlsx", rows))
    assert not reading.tables
    assert "no statistical table" in reading.skipped_sheets["Sheet1"].en


def test_a_stray_figure_far_below_belongs_to_no_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Wilayah", "Jumlah"], ["Timur", 1], ["Barat", 2], *([] for _ in range(60)), [None, 0]]
    (table,) = read_rows(tmp_path, rows)
    assert table.range == "A1:B3"


def test_the_recipe_picks_a_sheet_and_table_and_corrects_rows_and_columns(tmp_path: Path) -> None:
    sheet = [["Kecamatan", "A", "B"], ["Timur", 1, 2], ["uji coba", 8, 8], ["Barat", 3, 4]]
    path = save_sheets(tmp_path / "buku.xlsx", {"Satu": sheet, "Dua": sheet})
    (table,) = read(path, Recipe(sheet="Dua", skip_rows=frozenset({3}), skip_columns=frozenset({3}))).tables
    assert table.sheet == "Dua"
    assert values(table) == {"B2": 1, "B4": 3}


def test_the_recipe_fixes_the_header(tmp_path: Path) -> None:
    rows = [["Laporan", "Bulanan"], ["Kecamatan", "Kasus"], ["Timur", 1], ["Barat", 2]]
    path = save(tmp_path / "a.xlsx", rows)
    (table,) = read(path, Recipe(header_rows=(2,))).tables
    assert table.header_rows == (2,)
    assert labels(table, "B3") == ["Timur", "Kasus"]

"""Layouts in which a hasty reader would take a figure for another: what is read, what stays open, what is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from tests.core.tables.test_match import figures, matched
from tests.core.tables.workbooks import KECAMATAN, labels, read, read_rows, read_text, roles, save, values

from pondasi.core.values import Frequency, Period

TIMUR, BARAT, UTARA = KECAMATAN[:3]


def test_a_last_name_without_figures_is_missing_not_a_note(tmp_path: Path) -> None:
    rows = [["Kecamatan", "L", "P"], *([name, 5, 6] for name in KECAMATAN[:5]), [KECAMATAN[5]], ["Sumber: Disdik"]]
    (table,) = read_rows(tmp_path, rows)
    assert (values(table)["B7"], values(table)["C7"], table.source) == ("missing", "missing", "Disdik")


def test_last_villages_without_figures_are_missing_and_sentences_are_notes(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Kelurahan", "RT"], ["Manggar", 1], ["Lamaru", 2], ["Teritip", 3], ["Damai"]]
    (table,) = read_rows(tmp_path, rows)
    assert values(table)["B5"] == "missing"
    (table,) = read_rows(tmp_path, [*rows[:4], ["Belum termasuk kelurahan yang belum melapor"]])
    assert table.range == "A1:B4"


def test_each_group_has_its_own_total_in_the_column_of_its_parts(tmp_path: Path) -> None:
    rows = [["Tahun", "Kecamatan", "Jumlah"], [2023, TIMUR, 1], [None, BARAT, 2], [None, "Jumlah", 3]]
    rows += [[2024, TIMUR, 4], [None, BARAT, 5], [None, "Jumlah", 9]]
    table = matched(tmp_path, rows, sex=False)
    totals = {o.period.year: o.value for o in table.observations if o.key == ("64.71",)}
    assert totals == {2023: 3, 2024: 9}


def test_a_section_may_begin_in_the_column_of_numbers(tmp_path: Path) -> None:
    rows = [["No", "Kelurahan", "L", "P"], ["KECAMATAN BALIKPAPAN TIMUR"], [1, "Manggar", 10, 11], [2, "Lamaru", 5, 6]]
    rows += [[None, "Jumlah", 15, 17], ["KECAMATAN BALIKPAPAN UTARA"], [1, "Gn. Samarinda", 7, 8]]
    rows += [[None, "Jumlah", 7, 8], [None, "Jumlah Kota", 22, 25]]
    found = figures(matched(tmp_path, rows, villages=True))
    assert (found["64.71.01", "L"], found["64.71.03", "P"], found["64.71", "P"]) == (15, 8, 25)


def test_a_total_over_villages_of_one_kecamatan_is_not_the_city(tmp_path: Path) -> None:
    whole = [["Kelurahan", "RT"], ["Manggar", 5], ["Lamaru", 6], ["Jumlah", 11]]
    assert figures(matched(tmp_path, whole, sex=False, villages=True))["64.71.01",] == 11
    table = matched(tmp_path, [whole[0], whole[1], ["Jumlah", 5]], sex=False, villages=True)
    assert [question.label for question in table.open_labels] == ["Jumlah"]
    assert [candidate.code for candidate in table.open_labels[0].candidates] == ["64.71.01", "64.71"]


def test_years_below_the_total_are_totals_of_earlier_years(tmp_path: Path) -> None:
    rows = [["Siswa 2024"], ["Kecamatan", "Negeri", "Swasta"], [TIMUR, 40, 4], [BARAT, 60, 5], [UTARA, 7, 6]]
    rows += [["Balikpapan", 107, 15], [2023, 100, 14]]
    (table,) = read_rows(tmp_path, rows)
    assert [cell for cell, role in roles(table).items() if role == "total"] == ["B6", "C6", "B7", "C7"]


def test_a_total_over_months_is_asked_about_in_a_monthly_dataset(tmp_path: Path) -> None:
    rows = [["Kunjungan Tahun 2024"], ["Kecamatan", "Jan", "Feb", "Jumlah"], [TIMUR, 1, 2, 3], [BARAT, 4, 5, 9]]
    table = matched(tmp_path, rows, sex=False, frequency=Frequency.MONTH)
    assert [o.period.code for o in table.observations] == ["2024-01", "2024-02"] * 2
    assert [question.label for question in table.open_labels] == ["Jumlah"]


def test_growth_beside_years_has_no_year_and_is_asked_about(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Tahun 2023", "Tahun 2024", "Pertumbuhan (%)"], [TIMUR, 10, 11, 9.5], [BARAT, 20, 21, 4.5]]
    table = matched(tmp_path, rows, sex=False)
    assert [question.label for question in table.open_labels] == ["Pertumbuhan (%)"]
    assert {o.period for o in table.observations} == {Period(2023), Period(2024)}


def test_a_mean_is_not_the_city(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah"], [TIMUR, 4], [BARAT, 6], ["Jumlah", 10], ["Rata-rata", 5]]
    table = matched(tmp_path, rows, sex=False)
    assert figures(table)["64.71",] == 10
    assert [question.label for question in table.open_labels] == ["Rata-rata"]


def test_figures_between_1950_and_2100_under_a_heading_are_no_years(tmp_path: Path) -> None:
    rows = [["Siswa 2024"], ["Kecamatan", "L", "P", "Jumlah"], [TIMUR, 2001, 1999, 4000], [BARAT, 2010, 1980, 3990]]
    assert values(read_rows(tmp_path, rows)[0])["B4"] == 2010


def test_single_ages_name_the_rows(tmp_path: Path) -> None:
    rows = [["Umur", "L", "P"], *([age, 10 + age, 20 + age] for age in range(5))]
    (table,) = read_rows(tmp_path, rows)
    assert len(table.observations) == 10
    assert labels(table, "C4") == ["2", "P"]


def test_a_figure_that_became_a_date_stays_open(tmp_path: Path) -> None:
    rows = [["No", "Kecamatan", "Persentase"], [1, TIMUR, 12.5], [2, BARAT, date(2025, 11, 2)]]
    rows += [[3, UTARA, date(2025, 5, 7)]]
    (table,) = read_rows(tmp_path, rows)
    assert list(values(table).values())[1:] == ["ambiguous", "ambiguous"]


def test_a_figure_merged_over_two_names_stays_open(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah"], [TIMUR, 9], [BARAT, None], [UTARA, 4]]
    (table,) = read_rows(tmp_path, rows, ["B2:B3"])
    assert list(values(table).values()) == ["ambiguous", "ambiguous", 4]


def test_a_kecamatan_named_kota_in_the_last_row_is_no_total(tmp_path: Path) -> None:
    rows = [["Kecamatan", "L", "P"], *([name, 5 + n, 6] for n, name in enumerate(KECAMATAN))]
    rows[-1][0] = "Kec. Balikpapan Kota"
    assert set(roles(read_rows(tmp_path, rows)[0]).values()) == {"data"}


def test_a_count_beside_its_percentage_is_no_total(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah", "%"], [TIMUR, 40, 40], [BARAT, 60, 60]]
    assert set(roles(read_rows(tmp_path, rows)[0]).values()) == {"data"}


def test_the_total_record_of_a_text_file_takes_no_name_from_above(tmp_path: Path) -> None:
    text = "kode_kecamatan,nama_kecamatan,tahun,jumlah_siswa\n64.71.01,Timur,2024,4\n64.71.02,Barat,2024,5\n"
    (table,) = read_text(tmp_path, text + "JUMLAH,,2024,9\n")
    assert labels(table, "D4") == ["JUMLAH", "2024", "jumlah_siswa"]


def test_rows_of_other_measures_are_asked_about(tmp_path: Path) -> None:
    rows = [["No", "Uraian", 2023, 2024], [1, "Jumlah siswa", 10, 11], [2, "Banyaknya rombel", 3, 4]]
    rows += [[3, "Ruang kelas", 5, 6]]
    table = matched(tmp_path, rows)
    assert [question.label for question in table.open_labels] == ["Banyaknya rombel", "Ruang kelas"]
    assert [o.value for o in table.observations] == [10, 11]


def test_a_header_printed_again_under_another_year_begins_another_table(tmp_path: Path) -> None:
    head = ["Kecamatan", "Jan", "Feb"]
    rows = [["Tahun 2023"], head, [TIMUR, 1, 2], [BARAT, 3, 4], [], ["Tahun 2024"], head, [TIMUR, 5, 6], [BARAT, 7, 8]]
    assert [table.periods[0] for table in read_rows(tmp_path, rows)] == ["2023-01", "2024-01"]


def test_footnote_marks_on_names_do_not_matter(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah"], [f"{TIMUR}*", 1], [f"{BARAT} 1)", 2], [f"{UTARA}²", 3]]
    table = matched(tmp_path, rows, sex=False)
    assert set(figures(table)) == {("64.71.01",), ("64.71.02",), ("64.71.03",)}


def test_hidden_sheets_are_left_aside_unless_nothing_else_holds_a_table(tmp_path: Path) -> None:
    workbook = Workbook()
    for name in ("Data", "Bantu"):
        sheet = workbook.create_sheet(name)
        for row in (["Kecamatan", "L"], ["Timur", 1], ["Barat", 2]):
            sheet.append(row)
    workbook.remove(workbook["Sheet"])
    workbook["Bantu"].sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    assert [table.sheet for table in reading.tables] == ["Data"]
    assert "hidden" in reading.skipped_sheets["Bantu"].en


def test_a_unit_in_the_corner_above_the_header_is_the_unit(tmp_path: Path) -> None:
    rows = [["Jumlah Siswa"], [None, None, "(jiwa)"], ["Kecamatan", "L", "P"], [TIMUR, 1, 2], [BARAT, 3, 4]]
    (table,) = read(save(tmp_path / "a.xlsx", rows)).tables
    assert (table.title, table.unit, table.header_rows) == ("Jumlah Siswa", "jiwa", (3,))

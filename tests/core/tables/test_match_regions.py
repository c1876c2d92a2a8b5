"""Regions under every spelling, told apart by what stands beside them. The province and its places are made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.test_match import figures, structure
from tests.core.tables.workbooks import read, read_rows, save_sheets

from pondasi.core.tables import match
from pondasi.core.tables.matching.codes import Codes, Hint
from pondasi.core.values import Code, CodeList, DataStructure, Dimension, Frequency, Measure, MeasureKind, Table, Text

PLACES = (
    ("91", "Provinsi Sumbertani Selatan", None, "91"),
    ("91.01", "Kabupaten Nias Raya", "91", "9101"),
    ("91.02", "Kabupaten Rejo", "91", "9102"),
    ("91.03", "Kepulauan Teluk Dalam", "91", "9103"),
    ("91.71", "Kota Rejo", "91", "9171"),
    ("91.72", "Kota Surabanjar", "91", "9172"),
    ("91.02.01", "Damai", "91.02", "9102020"),
    ("91.02.02", "Tanjung Cempaka", "91.02", "9102010"),
    ("91.71.01", "Rejo Kota", "91.71", "9171010"),
    ("91.71.02", "Rejo Utara", "91.71", "9171020"),
    ("91.71.03", "Rejo Barat", "91.71", "9171030"),
    ("91.02.01.1001", "Damai", "91.02.01", "9102020002"),
    ("91.02.01.1002", "Sukamaju", "91.02.01", "9102020001"),
    ("91.02.01.1003", "Gunung Merak", "91.02.01", ""),
    ("91.02.01.1004", "Kebonagung", "91.02.01", ""),
    ("91.02.02.1001", "Sukamaju", "91.02.02", "9102010001"),
    ("91.02.02.1002", "Sungainangka", "91.02.02", ""),
    ("91.02.02.1003", "Kampung Baru", "91.02.02", ""),
    ("91.02.02.1004", "Kampung Lama", "91.02.02", ""),
)
REGIONS = CodeList(
    "R",
    "1",
    tuple(Code(code, Text.same(name), parent, (), {"BPS": bps} if bps else {}) for code, name, parent, bps in PLACES),
)
REGION = Dimension("R", Text("Wilayah", "Area"), REGIONS, True)
MEASURE = Measure(Text("Jumlah penduduk", "People"), MeasureKind.COUNT, Text("orang", "people"), ("jiwa",))
STRUCTURE = DataStructure("PENDUDUK", "1", Text("Penduduk", "People"), Frequency.ANNUAL, (REGION,), MEASURE)
CODES = Codes(REGION)


def matched(folder: Path, rows: Sequence[Sequence[Any]]) -> Table:
    return match(read_rows(folder, rows)[0], STRUCTURE)


@pytest.mark.parametrize(
    ("printed", "code", "reason"),
    [
        ("9102", "91.02", "code"),
        ("91. 02", "91.02", "code"),
        ("9102.0", "91.02", "code"),
        ("91.02.01.1003", "91.02.01.1003", "code"),
        ("9102011003", "91.02.01.1003", "code"),
        ("9102020001", "91.02.01.1002", "code"),
        ("91.71.02 Rejo Utara", "91.71.02", "code and name"),
        ("[9171020] REJO UTARA", "91.71.02", "code and name"),
        ("Kebonagung (91.02.01.1004)", "91.02.01.1004", "code and name"),
        ("Kota Surabanjar", "91.72", "name"),
        ("KODYA SURABANJAR", "91.72", "name"),
        ("Kota Adm. Surabanjar", "91.72", "name"),
        ("Kab. Rejo", "91.02", "name"),
        ("Kota Rejo", "91.71", "name"),
        ("Kebon Agung", "91.02.01.1004", "name"),
        ("Ds. Kebonagung", "91.02.01.1004", "name"),
        ("Kec. Damai", "91.02.01", "level"),
        ("Kel. Damai", "91.02.01.1001", "level"),
        ("Gn. Merak", "91.02.01.1003", "abbreviation"),
        ("S. Nangka", "91.02.02.1002", "abbreviation"),
        ("Sei Nangka", "91.02.02.1002", "abbreviation"),
        ("Tj. Cempaka", "91.02.02", "abbreviation"),
        ("Kep. Teluk Dalam", "91.03", "abbreviation"),
        ("Kp. Baru", "91.02.02.1003", "abbreviation"),
        ("Rejo Ut.", "91.71.02", "abbreviation"),
        ("Rejo Brt", "91.71.03", "abbreviation"),
        ("Sumbersel", "91", "abbreviation"),
        ("Prov. Sumbertani Selatan", "91", "name"),
        ("Soerabandjar", "91.72", "old spelling"),
        ("Tandjung Tjempaka", "91.02.02", "old spelling"),
        ("N i a s R a y a", "91.01", "name"),
        ("Kab. N i a s Raya", "91.01", "name"),
        ("01   N i a s Raya", "91.01", "name"),
        ("1. Kebonagung", "91.02.01.1004", "name"),
        ("a) Kebonagung", "91.02.01.1004", "name"),
        ("(12) Kebonagung", "91.02.01.1004", "name"),
        ("Kebonagung *)", "91.02.01.1004", "name"),
        ("Kebonagung 1)", "91.02.01.1004", "name"),
        ("Kebonagung¹⁾", "91.02.01.1004", "name"),
        ("Surabanjar City", "91.72", "name"),
        ("Kota Surabanjar/Surabanjar City", "91.72", "both languages"),
    ],
)
def test_a_region_under_its_spellings_and_why(printed: str, code: str, reason: str) -> None:
    found = CODES.sure(printed)
    assert [(one.code, one.reason) for one in found.candidates] == [(code, reason)]
    assert found.certain
    assert found.candidates[0].confidence >= 0.9


@pytest.mark.parametrize("printed", ["Sukamaju", "Rejo", "91.02.01 Tanjung Cempaka", "Damai"])
def test_two_that_may_be_meant_are_never_guessed_between(printed: str) -> None:
    found = CODES.sure(printed)
    assert len(found.candidates) == 2
    assert not found.certain


def test_a_level_that_is_printed_rules_out_the_others() -> None:
    assert not CODES.sure("Kec. Kebonagung").candidates
    assert not CODES.sure("Kebonagung", Hint("kecamatan")).candidates
    assert CODES.sure("Damai", Hint("kelurahan")).candidates[0].code == "91.02.01.1001"
    assert CODES.sure("Rejo", Hint("kabupaten/kota")).certain is False


def test_a_number_of_two_systems_is_read_in_the_one_that_the_column_uses(tmp_path: Path) -> None:
    rows = [["Kode", "Jumlah"], ["9102020001", 1], ["9102010001", 2], ["9102020002", 3]]
    assert figures(matched(tmp_path, rows)) == {("91.02.01.1002",): 1, ("91.02.02.1001",): 2, ("91.02.01.1001",): 3}


def test_namesakes_are_told_apart_by_the_column_beside_them(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Kelurahan", "Jumlah"], ["Damai", "Damai", 1], ["Damai", "Sukamaju", 2]]
    rows += [["Tanjung Cempaka", "Sukamaju", 3], ["Tanjung Cempaka", "Kp. Baru", 4]]
    table = matched(tmp_path, rows)
    assert not table.open_labels
    found = figures(table)
    assert [found[code,] for code in ("91.02.01.1001", "91.02.01.1002", "91.02.02.1001", "91.02.02.1003")] == [
        1,
        2,
        3,
        4,
    ]


def test_namesakes_are_told_apart_by_the_section_above_them(tmp_path: Path) -> None:
    rows = [["Kelurahan", "Jumlah"], ["Kec. Damai", None], ["Sukamaju", 2], ["Gn. Merak", 5]]
    rows += [["Kec. Tanjung Cempaka", None], ["Sukamaju", 3], ["Kampung Baru", 4]]
    table = matched(tmp_path, rows)
    assert not table.open_labels
    assert (figures(table)["91.02.01.1002",], figures(table)["91.02.02.1001",]) == (2, 3)


def test_namesakes_are_told_apart_by_the_title(tmp_path: Path) -> None:
    rows = [
        ["Penduduk Kecamatan Tanjung Cempaka Tahun 2024"],
        ["Kelurahan", "Jumlah"],
        ["Sukamaju", 3],
        ["Kampung Baru", 4],
    ]
    table = matched(tmp_path, rows)
    assert not table.open_labels
    assert figures(table)["91.02.02.1001",] == 3


def test_a_namesake_that_nothing_tells_apart_is_asked(tmp_path: Path) -> None:
    table = matched(tmp_path, [["Kelurahan", "Jumlah"], ["Sukamaju", 3], ["Kebonagung", 4]])
    (question,) = table.open_labels
    assert {one.code for one in question.candidates} == {"91.02.01.1002", "91.02.02.1001"}
    assert {one.reason for one in question.candidates} == {"shared name"}


def test_a_regency_beside_its_city_needs_no_prefix(tmp_path: Path) -> None:
    table = matched(tmp_path, [["Kabupaten/Kota", "Jumlah"], ["Rejo", 1], ["Kota Rejo", 2], ["Kota Surabanjar", 3]])
    assert not table.open_labels
    assert figures(table) == {("91.02",): 1, ("91.71",): 2, ("91.72",): 3}


def test_sections_of_regencies_and_cities_say_which_is_meant(tmp_path: Path) -> None:
    rows = [["Wilayah", "Jumlah"], ["KABUPATEN", None], ["Nias Raya", 1], ["Rejo", 2], ["KOTA", None], ["Rejo", 3]]
    table = matched(tmp_path, [*rows, ["Surabanjar", 4]])
    assert not table.open_labels
    assert figures(table) == {("91.01",): 1, ("91.02",): 2, ("91.71",): 3, ("91.72",): 4}


@pytest.mark.parametrize("names", [("Kota", "Utara", "Barat"), ("KOTA", "UTARA", "BARAT")])
def test_short_names_of_all_siblings_need_no_question(tmp_path: Path, names: tuple[str, ...]) -> None:
    table = matched(tmp_path, [["Kecamatan", "Jumlah"], *([name, n] for n, name in enumerate(names, 1))])
    assert not table.open_labels
    assert figures(table) == {("91.71.01",): 1, ("91.71.02",): 2, ("91.71.03",): 3}


def test_a_slip_of_the_pen_far_from_all_other_names_is_understood(tmp_path: Path) -> None:
    table = matched(tmp_path, [["Kelurahan", "Jumlah"], ["Kebonagumg", 3], ["Gunung Merak", 4]])
    assert figures(table)["91.02.01.1004",] == 3


@pytest.mark.parametrize("printed", ["Kampung Bary", "Rejo Utata", "Kebonawung Lor"])
def test_a_slip_near_other_names_is_asked(tmp_path: Path, printed: str) -> None:
    table = matched(tmp_path, [["Nama", "Jumlah"], [printed, 3], ["Gunung Merak", 4], ["Kota Surabanjar", 5]])
    assert [question.label for question in table.open_labels] == [printed]


def test_a_slip_beside_the_right_name_is_asked(tmp_path: Path) -> None:
    table = matched(tmp_path, [["Kelurahan", "Jumlah"], ["Kebonagumg", 3], ["Kebonagung", 4], ["Gunung Merak", 5]])
    assert [question.label for question in table.open_labels] == ["Kebonagumg"]


def test_a_sheet_named_after_a_region_is_about_it(tmp_path: Path) -> None:
    rows = [["Uraian", "Jumlah"], ["Jumlah penduduk", 5]]
    reading = read(save_sheets(tmp_path / "t.xlsx", {"Rejo Utara": rows}))
    table = match(reading.tables[0], STRUCTURE)
    assert figures(table) == {("91.71.02",): 5}


def test_a_kelurahan_is_not_taken_for_the_kecamatan_of_its_name(tmp_path: Path) -> None:
    rows = [["Kelurahan", "Jumlah"], ["Balikpapan Timur", 3], ["Damai", 4]]
    table = match(read_rows(tmp_path, rows)[0], structure(sex=False))
    assert {question.label for question in table.open_labels} == {"Balikpapan Timur", "Damai"}

"""Printed labels brought to codes, and what is asked where that is not sure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.test_understand import office_table
from tests.core.tables.workbooks import KECAMATAN, read_rows

from pondasi.core.tables import NO_PERIOD, match
from pondasi.core.tables.model import Recipe
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Period,
    Table,
    Text,
)

BPS = ("6471020", "6471050", "6471030", "6471040", "6471010", "6471011")
VILLAGES = (
    ("64.71.01.1001", "Manggar", "64.71.01"),
    ("64.71.01.1002", "Lamaru", "64.71.01"),
    ("64.71.03.1002", "Gunung Samarinda", "64.71.03"),
    ("64.71.05.1010", "Sungainangka", "64.71.05"),
)


def regions(*, villages: bool = False) -> CodeList:
    codes = [Code("64.71", Text.same("Kota Balikpapan"), "64", (), {"BPS": "6471"})]
    codes += [
        Code(f"64.71.0{n}", Text.same(name), "64.71", (), {"BPS": bps})
        for n, (name, bps) in enumerate(zip(KECAMATAN, BPS, strict=True), 1)
    ]
    if villages:
        codes += [Code(code, Text.same(name), parent) for code, name, parent in VILLAGES]
    return CodeList("CL_REGION", "1", tuple(codes))


SEX = CodeList(
    "CL_SEX",
    "1",
    (
        Code("_T", Text("Jumlah", "Total")),
        Code("L", Text("Laki-laki", "Male"), "_T"),
        Code("P", Text("Perempuan", "Female"), "_T"),
    ),
)


def structure(*, sex: bool = True, villages: bool = False, frequency: Frequency = Frequency.ANNUAL) -> DataStructure:
    dimensions = [Dimension("REF_AREA", Text("Wilayah", "Area"), regions(villages=villages), True)]
    if sex:
        dimensions.append(Dimension("SEX", Text("Jenis kelamin", "Sex"), SEX))
    measure = Measure(Text("Jumlah siswa", "Pupils"), MeasureKind.COUNT, Text("orang", "people"), ("jiwa",))
    title = Text("Siswa SMP", "Lower secondary pupils")
    return DataStructure("SISWA", "1", title, frequency, tuple(dimensions), measure)


def figures(table: Table) -> dict[tuple[str, ...], Decimal | str | None]:
    return {observation.key: observation.value for observation in table.observations}


def matched(folder: Path, rows: Sequence[Sequence[Any]], **options: Any) -> Table:
    recipe = options.pop("recipe", None)
    period = options.pop("period", None)
    return match(read_rows(folder, rows)[0], structure(**options), recipe, period)


def one_column(*names: str) -> list[list[Any]]:
    return [["Kecamatan", "Jumlah"], *([name, 10 + n] for n, name in enumerate(names))]


def test_the_usual_office_table_has_every_figure_under_its_codes(tmp_path: Path) -> None:
    rows, merges = office_table()
    rows[9][1] = "Bpp. Utara"
    table = match(read_rows(tmp_path, rows, merges)[0], structure())
    assert not table.open_labels
    assert len(table.observations) == 21
    assert table.periods == (Period(2024),)
    found = figures(table)
    assert found["64.71.03", "L"] == 102
    assert found["64.71.03", "_T"] == 194
    assert found["64.71", "_T"] == 1170
    assert {o.place.cell for o in table.observations if o.key == ("64.71", "P")} == {"D14"}


@pytest.mark.parametrize(
    "printed",
    [
        "Balikpapan Utara",
        "BALIKPAPAN UTARA",
        "Kec. Balikpapan Utara",
        "Kecamatan Balikpapan  Utara",
        "Bpp. Utara",
        "Bpn Utara",
        "3. Balikpapan Utara",
        "03   Balikpapan Utara",
        "B a l i k p a p a n U t a r a",
        "64.71.03",
    ],
)
def test_a_region_is_known_under_every_usual_spelling_and_code(tmp_path: Path, printed: str) -> None:
    table = matched(tmp_path, [["Wilayah", "Jumlah"], [printed, 7], ["Balikpapan Kota", 8]], sex=False)
    assert not table.open_labels
    assert figures(table) == {("64.71.03",): 7, ("64.71.06",): 8}


@pytest.mark.parametrize("codes", [("647103", "647106"), (6471030, 6471011)])
def test_codes_alone_are_enough(tmp_path: Path, codes: tuple[str | int, str | int]) -> None:
    rows = [["Wilayah", "Jumlah"], [codes[0], 7], [codes[1], 8]]
    assert figures(matched(tmp_path, rows, sex=False)) == {("64.71.03",): 7, ("64.71.06",): 8}


@pytest.mark.parametrize(("printed", "code"), [("Gn. Samarinda", "64.71.03.1002"), ("Sungai Nangka", "64.71.05.1010")])
def test_villages_are_known_by_abbreviation_and_with_blanks(tmp_path: Path, printed: str, code: str) -> None:
    rows = [["Kelurahan", "Jumlah"], ["Manggar", 1], ["Lamaru", 2], [printed, 3]]
    assert figures(matched(tmp_path, rows, sex=False, villages=True))[code,] == 3


@pytest.mark.parametrize("printed", ["Balikpapn Utara", "Utara", "Balikpapan Utra"])
def test_a_doubtful_name_is_asked_about_and_its_figures_wait(tmp_path: Path, printed: str) -> None:
    table = matched(tmp_path, one_column("Balikpapan Timur", "Balikpapan Barat", printed), sex=False)
    (question,) = table.open_labels
    assert (question.dimension, question.label) == ("REF_AREA", printed)
    assert question.candidates[0].code == "64.71.03"
    assert question.candidates[0].reason in ("similar", "part of the name")
    assert question.places[0].cell == "A4"
    assert set(figures(table)) == {("64.71.01",), ("64.71.02",)}


def test_what_a_person_said_about_a_label_is_done(tmp_path: Path) -> None:
    rows = one_column("Balikpapan Timur", "Balikpapan Barat", "Utara", "Luar kota")
    recipe = Recipe(labels={"Utara": "64.71.03", "Luar kota": ""})
    table = matched(tmp_path, rows, sex=False, recipe=recipe)
    assert not table.open_labels
    assert set(figures(table)) == {("64.71.01",), ("64.71.02",), ("64.71.03",)}


def test_an_unknown_name_is_asked_about_without_candidates(tmp_path: Path) -> None:
    table = matched(tmp_path, one_column("Balikpapan Timur", "Balikpapan Barat", "Xyz"), sex=False)
    assert [(question.label, question.candidates) for question in table.open_labels] == [("Xyz", ())]


@pytest.mark.parametrize("total", ["Jumlah", "TOTAL", "Jumlah/Total", "Kota Balikpapan", "Balikpapan"])
def test_the_total_is_the_parent_region(tmp_path: Path, total: str) -> None:
    table = matched(tmp_path, one_column("Balikpapan Timur", "Balikpapan Barat", total), sex=False)
    assert figures(table)["64.71",] == 12


@pytest.mark.parametrize(
    ("men", "women", "both"),
    [("L", "P", "L+P"), ("Laki-laki", "Perempuan", "Jumlah"), ("Pria", "Wanita", "Total"), ("Lk", "Pr", "Jml")],
)
def test_sexes_under_every_usual_word(tmp_path: Path, men: str, women: str, both: str) -> None:
    rows = [["Kecamatan", men, women, both], ["Balikpapan Timur", 1, 2, 3], ["Balikpapan Barat", 4, 5, 9]]
    table = matched(tmp_path, rows)
    assert not table.open_labels
    assert [figures(table)["64.71.02", sex] for sex in ("L", "P", "_T")] == [4, 5, 9]


def test_a_table_without_a_breakdown_is_the_total_of_it(tmp_path: Path) -> None:
    assert set(figures(matched(tmp_path, one_column("Balikpapan Timur")))) == {("64.71.01", "_T")}


def test_a_column_of_another_measure_is_asked_about_not_mixed_in(tmp_path: Path) -> None:
    rows = [["Kecamatan", "L", "P", "Rombel"], ["Balikpapan Timur", 1, 2, 33], ["Balikpapan Barat", 4, 5, 44]]
    table = matched(tmp_path, rows)
    assert [question.label for question in table.open_labels] == ["Rombel"]
    assert 33 not in figures(table).values()


def test_of_two_measures_the_named_one_is_taken(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah Siswa", "Jumlah Guru"], ["Balikpapan Timur", 50, 3], ["Balikpapan Barat", 60, 4]]
    table = matched(tmp_path, rows, sex=False)
    assert figures(table) == {("64.71.01",): 50, ("64.71.02",): 60}
    assert [question.label for question in table.open_labels] == ["Jumlah Guru"]


def test_years_across_are_the_periods(tmp_path: Path) -> None:
    rows = [["Kecamatan", 2022, 2023], ["Balikpapan Timur", 1, 2], ["Balikpapan Barat", 3, 4]]
    table = matched(tmp_path, rows, sex=False, period=Period(2024))
    assert [(o.period.year, o.value) for o in table.observations] == [(2022, 1), (2023, 2), (2022, 3), (2023, 4)]


def test_quarters_across_take_the_year_of_the_title(tmp_path: Path) -> None:
    rows = [["Siswa Tahun 2024"], ["Kecamatan", "Triwulan I", "Triwulan II"], ["Balikpapan Timur", 1, 2]]
    table = matched(tmp_path, rows, sex=False, frequency=Frequency.QUARTER)
    assert [o.period.code for o in table.observations] == ["2024-Q1", "2024-Q2"]


def test_the_period_printed_goes_before_the_one_at_hand_and_a_person_before_both(tmp_path: Path) -> None:
    rows = [["Siswa Tahun 2023"], *one_column("Balikpapan Timur")]
    assert matched(tmp_path, rows, period=Period(2024)).periods == (Period(2023),)
    assert matched(tmp_path, rows, recipe=Recipe(period="2022"), period=Period(2024)).periods == (Period(2022),)
    assert matched(tmp_path, one_column("Balikpapan Timur"), period=Period(2024)).periods == (Period(2024),)
    assert matched(tmp_path, one_column("Balikpapan Timur")).periods == (NO_PERIOD,)


def test_a_date_in_a_yearly_dataset_is_its_year(tmp_path: Path) -> None:
    rows = [["Siswa per 31 Desember 2024"], *one_column("Balikpapan Timur")]
    assert matched(tmp_path, rows).periods == (Period(2024),)


def test_villages_under_their_kecamatan_and_its_own_total(tmp_path: Path) -> None:
    rows = [
        ["No", "Kelurahan", "L", "P"],
        ["I", "Balikpapan Timur"],
        [1, "Manggar", 10, 11],
        [2, "Lamaru", 5, 6],
        [None, "Jumlah", 15, 17],
        ["II", "Balikpapan Utara"],
        [1, "Gn. Samarinda", 7, 8],
        [None, "Jumlah", 7, 8],
        [None, "Total", 22, 25],
    ]
    table = matched(tmp_path, rows, villages=True)
    assert not table.open_labels
    found = figures(table)
    assert found["64.71.01.1002", "P"] == 6
    assert found["64.71.01", "L"] == 15
    assert found["64.71.03", "P"] == 8
    assert found["64.71", "L"] == 22


def test_the_same_key_twice_is_kept_twice(tmp_path: Path) -> None:
    table = matched(tmp_path, one_column("Balikpapan Timur", "Balikpapan Timur"), sex=False)
    assert [o.key for o in table.observations] == [("64.71.01",), ("64.71.01",)]


def test_without_a_structure_labels_become_dimensions_and_totals_parents(tmp_path: Path) -> None:
    rows, merges = office_table()
    table = match(read_rows(tmp_path, rows, merges)[0], None)
    places, columns = table.dimensions
    assert {code.parent for code in places.code_list if code.id != "jumlah"} == {"jumlah"}
    assert {code.parent for code in columns.code_list if code.id != "jumlah"} == {"jumlah"}
    assert len({o.key for o in table.observations}) == 21
    assert table.key_text(table.observations[0].key, "id") == "Balikpapan Timur, Jenis kelamin / Laki-laki"


def test_without_a_structure_each_group_of_columns_has_its_own_total(tmp_path: Path) -> None:
    rows = [["Wilayah", "SD", None, None, "SMP", None, None], [None, "L", "P", "Jumlah", "L", "P", "Jumlah"]]
    rows += [["Timur", 1, 2, 3, 4, 5, 9], ["Barat", 1, 1, 2, 1, 1, 2]]
    table = match(read_rows(tmp_path, rows, ["B1:D1", "E1:G1"])[0], None)
    parents = {code.id: code.parent for code in table.dimensions[1].code_list}
    assert parents["sd / l"] == "sd / jumlah"
    assert parents["smp / p"] == "smp / jumlah"
    assert parents["sd / jumlah"] is None


def test_without_a_structure_a_row_that_sums_those_below_is_their_parent(tmp_path: Path) -> None:
    rows = [["No", "Uraian", "Target"], ["A", "Pajak", 1000], [1, "Hotel", 400], [2, "Restoran", 600]]
    rows += [["B", "Retribusi", 10], ["Jumlah", None, 1010]]
    table = match(read_rows(tmp_path, rows)[0], None)
    parents = {code.id: code.parent for dimension in table.dimensions for code in dimension.code_list}
    assert (parents["hotel"], parents["restoran"]) == ("pajak", "pajak")
    assert (parents["pajak"], parents["retribusi"], parents["jumlah"]) == ("jumlah", "jumlah", None)


def test_a_total_that_names_its_region_is_that_region(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Kelurahan", "RT"], ["Balikpapan Timur", "Manggar", 5], ["Balikpapan Timur", "Lamaru", 6]]
    rows += [["Jumlah Balikpapan Timur", None, 11], ["TOTAL", None, 11]]
    table = matched(tmp_path, rows, sex=False, villages=True)
    assert not table.open_labels
    assert figures(table) == {("64.71.01.1001",): 5, ("64.71.01.1002",): 6, ("64.71.01",): 11, ("64.71",): 11}


@pytest.mark.parametrize("other", ["%", "Persentase", "Keluarga"])
def test_a_second_column_beside_the_plain_one_is_asked_about(tmp_path: Path, other: str) -> None:
    rows = [["Kecamatan", "Jumlah", other], ["Balikpapan Timur", 40, 4.5], ["Balikpapan Barat", 60, 5.5]]
    table = matched(tmp_path, rows, sex=False)
    assert figures(table) == {("64.71.01",): 40, ("64.71.02",): 60}
    assert [question.label for question in table.open_labels] == [other]


def test_a_dropped_column_leaves_no_question(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah", "Persen"], ["Balikpapan Timur", 40, 4.5], ["Balikpapan Barat", 60, 5.5]]
    table = matched(tmp_path, rows, sex=False, recipe=Recipe(labels={"Persen": ""}))
    assert not table.open_labels
    assert len(table.observations) == 2


def test_the_province_above_the_list_needs_no_code(tmp_path: Path) -> None:
    head = ["nama_provinsi", "nama_kabupaten_kota", "nama_kecamatan", "tahun", "jumlah_siswa"]
    rows = [head, *(["KALIMANTAN TIMUR", "KOTA BALIKPAPAN", name.upper(), 2024, 10] for name in KECAMATAN)]
    table = matched(tmp_path, rows, sex=False)
    assert not table.open_labels
    assert len({o.key for o in table.observations}) == 6


def test_names_that_come_again_hang_under_the_names_without_figures(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah"], ["Balikpapan Timur"], ["Laki-laki", 3], ["Perempuan", 4]]
    rows += [["Balikpapan Barat"], ["Laki-laki", 5], ["Perempuan", 6]]
    table = matched(tmp_path, rows)
    assert not table.open_labels
    assert figures(table)["64.71.02", "P"] == 6

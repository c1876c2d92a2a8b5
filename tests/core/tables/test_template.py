"""What a form looks like to an officer, and how single changes to it are read."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.core.checks.structures import KECAMATAN, SEX, structure

from pondasi.core.errors import InvalidInput
from pondasi.core.tables import load_workbook, understand
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.explain import explain
from pondasi.core.tables.model import CellRole, Recipe
from pondasi.core.tables.template import FilledForm, read_form, without_codes
from pondasi.core.tables.template.write import write_form
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    MeasureKind,
    Observation,
    Period,
    Place,
    Role,
    Status,
    Table,
    Text,
)

PUPILS = structure(KECAMATAN, SEX)
YEAR = Period(2025)
FIRST = 9
Change = Callable[[Worksheet], None]


def sheet_of(content: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def past(definition: DataStructure = PUPILS) -> Table:
    rows = [
        Observation((region.id, sex.id), Period(2024), Decimal(500), "500", Status.OK, Role.DATA, Place("", ""))
        for region in KECAMATAN.code_list
        for sex in SEX.code_list
    ]
    return Table(definition.dimensions, tuple(rows))


def filled(folder: Path, *changes: Change, definition: DataStructure = PUPILS, earlier: Table | None = None) -> Path:
    """Six districts by sex with the figures 101, 102, 103 …; then the changes, in order."""
    book = openpyxl.load_workbook(io.BytesIO(write_form(definition, YEAR, past=earlier)))
    sheet = book.worksheets[0]
    for number in range(12):
        sheet.cell(FIRST + number // 2, 3 + number % 2).value = 101 + number
    for change in changes:
        change(sheet)
    path = folder / "formulir.xlsx"
    book.save(path)
    return path


def read(path: Path, recipe: Recipe | None = None, definition: DataStructure = PUPILS) -> FilledForm:
    form = read_form(load_workbook(path), definition, YEAR, recipe)
    assert form is not None
    return form


def put(cell: str, value: object) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet[cell].value = value

    return change


def figures(form: FilledForm) -> dict[str, tuple[object, Status]]:
    return {o.place.cell: (o.value, o.status) for o in form.table.observations if o.period == YEAR}


def remarks(form: FilledForm) -> str:
    return " ".join(remark.id for remark in form.reading.workbook.remarks)


# What the officer gets ---


def test_names_stand_where_people_look_for_them_and_codes_are_hidden() -> None:
    sheet = sheet_of(write_form(PUPILS, YEAR, producer="Dinas Contoh"))
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == ["Contoh", "Tahun 2025", "Satuan: orang"]
    assert [sheet.cell(7, column).value for column in (3, 4, 5)] == [
        "laki-laki",
        "perempuan",
        "laki-laki dan perempuan",
    ]
    assert sheet["A15"].value == "Kota Balikpapan", "the whole stands last"
    assert sheet.column_dimensions["B"].hidden
    assert sheet.row_dimensions[8].hidden
    assert sheet["A21"].value == "Sumber: Dinas Contoh"
    assert sheet.freeze_panes == "C9"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_only_what_is_to_be_filled_is_free_and_no_password_guards_the_rest() -> None:
    sheet = sheet_of(write_form(PUPILS, YEAR, past=past()))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert {"C9", "D14", "F9", "A16", "C18"} <= free
    assert not {"A9", "E9", "C15", "C7", "G9", "A1"} & free
    assert sheet["C9"].number_format == "#,##0"


def test_excel_asks_for_whole_figures_or_a_mark_and_offers_reasons() -> None:
    numbers, reasons = sheet_of(write_form(PUPILS, YEAR)).data_validations.dataValidation
    assert str(numbers.sqref) == "C9:E18"
    assert numbers.formula1 == 'IF(ISNUMBER(C9),AND(C9>=0,C9=INT(C9)),OR(C9="…",C9="...",C9="–",C9="-",C9="NA"))'
    assert "bilangan bulat" in numbers.error
    assert len(numbers.error) <= 225
    assert len(reasons.prompt) <= 255
    assert reasons.formula1 == '"… belum tersedia,– tidak ada,NA tidak dapat ditampilkan"'


def test_measured_figures_may_be_negative_and_have_decimals() -> None:
    rates = structure(KECAMATAN, kind=MeasureKind.PERCENTAGE, unit=Text("persen", "percent"), decimals=2)
    sheet = sheet_of(write_form(rates, YEAR))
    assert "IF(ISNUMBER(C8),TRUE," in sheet.data_validations.dataValidation[0].formula1
    assert sheet["C8"].number_format == "#,##0.00"
    assert sheet["C14"].value is None, "the rate of the whole is no sum"


def test_the_same_form_has_the_same_bytes() -> None:
    assert write_form(PUPILS, YEAR, city="Kota") == write_form(PUPILS, YEAR, city="Kota")


def test_many_breakdowns_become_nested_columns_and_sections() -> None:
    grades = Dimension(
        "kelas",
        Text("Kelas", "Grade"),
        CodeList("kelas", "1", tuple(Code(f"K{n}", Text.same(f"Kelas {n}")) for n in range(1, 8))),
    )
    schools = Dimension(
        "status",
        Text("Status", "Status"),
        CodeList("status", "1", (Code("N", Text.same("Negeri")), Code("S", Text.same("Swasta")))),
    )
    sheet = sheet_of(write_form(structure(KECAMATAN, SEX, schools, grades), YEAR))
    assert [sheet.cell(7, column).value for column in (3, 5, 7)] == [
        "laki-laki",
        "perempuan",
        "laki-laki dan perempuan",
    ]
    assert [sheet.cell(8, column).value for column in (3, 4, 5, 6)] == ["Negeri", "Swasta"] * 2
    assert [sheet.cell(row, 1).value for row in (10, 18)] == ["Kelas 1", "Kelas 2"]
    assert sheet["A11"].value == "Balikpapan Timur"


def test_a_structure_too_large_for_a_sheet_is_refused_with_a_way_out() -> None:
    long = [
        Dimension(
            f"d{n}", Text.same("Rincian"), CodeList("x", "1", tuple(Code(f"{n}", Text.same("a")) for n in range(300)))
        )
        for n in (1, 2)
    ]
    with pytest.raises(InvalidInput, match="more than 60,000 cells"):
        write_form(structure(*long), YEAR)


# What is read ---


def test_a_filled_form_holds_its_figures_and_its_totals(tmp_path: Path) -> None:
    form = read(filled(tmp_path))
    found = figures(form)
    assert found["C9"] == (Decimal(101), Status.OK)
    assert found["E9"] == (Decimal(203), Status.OK)
    assert found["E15"] == (Decimal(sum(range(101, 113))), Status.OK)
    assert not form.table.open_labels
    assert (form.printed.title, form.printed.unit, form.printed.periods) == ("Contoh", "orang", ("2025",))
    assert form.printed.roles["C9"] is CellRole.VALUE
    assert form.printed.roles["E9"] is CellRole.TOTAL
    assert form.printed.roles["A9"] is CellRole.LABEL
    assert all(sentence.id for sentence in explain(form.reading, "Formulir", "C9"))


@pytest.mark.parametrize(
    ("typed", "value", "status"),
    [
        ("1.234", Decimal(1234), Status.OK),
        ("1,234", Decimal(1234), Status.OK),
        ("2.345*", Decimal(2345), Status.PROVISIONAL),
        ("–", None, Status.NIL),
        ("…", None, Status.MISSING),
        ("NA", None, Status.SUPPRESSED),
        ("belum direkap", None, Status.AMBIGUOUS),
        (1.234, None, Status.AMBIGUOUS),
        (-5, Decimal(-5), Status.OK),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant_or_asked(
    tmp_path: Path, typed: object, value: Decimal | None, status: Status
) -> None:
    assert figures(read(filled(tmp_path, put("C9", typed))))["C9"] == (value, status)


def test_totals_that_no_program_calculated_are_shown_as_results(tmp_path: Path) -> None:
    shown = read(filled(tmp_path, put("C10", None))).reading.workbook.sheets[0].cells
    assert (shown[9, 5].text, shown[15, 3].text) == ("203", "…")


def test_a_person_says_how_figures_are_written(tmp_path: Path) -> None:
    lengths = structure(KECAMATAN, kind=MeasureKind.QUANTITY, decimals=3)
    book = openpyxl.load_workbook(io.BytesIO(write_form(lengths, YEAR)))
    book.worksheets[0]["C8"].value = "1.234"
    path = tmp_path / "panjang.xlsx"
    book.save(path)
    assert figures(read(path, definition=lengths))["C8"][1] is Status.AMBIGUOUS
    said = Recipe(notation={3: Notation.ENGLISH})
    assert figures(read(path, said, lengths))["C8"] == (Decimal("1.234"), Status.OK)


def test_a_reason_speaks_for_the_blank_cells_of_its_row(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("C9", None), put("F9", "NA tidak dapat ditampilkan"), put("F10", "masih dicek")))
    found = figures(form)
    assert found["C9"] == (None, Status.SUPPRESSED)
    assert found["D9"][1] is Status.OK
    assert found["E9"] == (None, Status.MISSING), "a total without a part is not known"
    assert "Balikpapan Barat: masih dicek" in form.printed.notes


def test_a_name_changed_to_another_known_one_is_asked_and_the_answer_counts(tmp_path: Path) -> None:
    path = filled(tmp_path, put("A9", "Balikpapan Barat"))
    form = read(path)
    (question,) = form.table.open_labels
    assert {candidate.code for candidate in question.candidates} == {"64.71.01", "64.71.02"}
    assert [place.cell for place in question.places] == ["A9"]
    assert "C9" not in figures(form)
    assert figures(form)["C10"] == (Decimal(103), Status.OK)
    for code in ("64.71.01", "64.71.02"):
        said = read(path, Recipe(labels={"Balikpapan Barat": code}))
        assert not said.table.open_labels
        assert {o.place.cell: o.key[0] for o in said.table.observations}["C9"] == code
        assert {o.place.cell: o.key[0] for o in said.table.observations}["C10"] == "64.71.02"


def test_a_heading_changed_to_another_known_one_is_asked(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("C7", "perempuan")))
    (question,) = form.table.open_labels
    assert question.dimension == "jenis_kelamin"
    assert not any(cell.startswith("C") for cell in figures(form))


def test_a_name_that_nobody_knows_leaves_the_code_but_not_silently(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("A9", "Wilayah timur jauh")))
    assert figures(form)["C9"] == (Decimal(101), Status.OK)
    assert "Nama di A9 berubah menjadi “Wilayah timur jauh”" in remarks(form)


@pytest.mark.parametrize("name", ["Bpp. Timur", "KEC. BALIKPAPAN TIMUR", "1. Balikpapan Timur", None])
def test_other_spellings_of_the_same_name_ask_nothing(tmp_path: Path, name: str | None) -> None:
    form = read(filled(tmp_path, put("A9", name)))
    assert not form.table.open_labels
    assert figures(form)["C9"] == (Decimal(101), Status.OK)


def test_a_row_that_was_added_goes_by_its_name(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("A16", "Luar kota"), put("C16", 7)))
    assert [label.label for label in form.table.open_labels] == ["Luar kota"]
    assert len(figures(form)) == 21
    dropped = read(filled(tmp_path, put("A16", "Luar kota"), put("C16", 7)), Recipe(labels={"Luar kota": ""}))
    assert not dropped.table.open_labels


def test_a_figure_without_any_name_is_asked_too(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("C17", 7)))
    assert [label.label for label in form.table.open_labels] == ["(baris 17)"]


def test_a_column_of_figures_that_was_added_is_asked(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        sheet["H7"].value = "Lainnya"
        sheet["H9"].value = 3

    form = read(filled(tmp_path, add))
    assert [label.label for label in form.table.open_labels] == ["Lainnya"]
    assert len(figures(form)) == 21


def test_words_beside_the_table_are_kept_as_notes(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("H6", "Catatan"), put("H9", "dua sekolah tutup")))
    assert "Balikpapan Timur: dua sekolah tutup" in form.printed.notes
    assert "Kolom H berisi keterangan" in remarks(form)


def test_rows_and_columns_that_a_person_ruled_out_are_left_out(tmp_path: Path) -> None:
    found = figures(read(filled(tmp_path), Recipe(skip_rows=frozenset({9}), skip_columns=frozenset({4}))))
    assert not any(cell in found for cell in ("C9", "D9", "D10"))
    assert found["C10"] == (Decimal(103), Status.OK)


def test_earlier_figures_beside_are_read_as_of_their_own_period(tmp_path: Path) -> None:
    form = read(filled(tmp_path, earlier=past()))
    earlier = [o for o in form.table.observations if o.period == Period(2024)]
    assert len(earlier) == 21
    assert len(figures(form)) == 21
    assert form.printed.periods == ("2024", "2025")


def test_a_heading_changed_to_another_period_is_believed(tmp_path: Path) -> None:
    form = read(filled(tmp_path, put("C6", "Tahun 2023")))
    assert {o.period for o in form.table.observations} == {Period(2023)}


def test_a_form_made_for_an_older_structure_still_reads_by_codes_and_says_so(tmp_path: Path) -> None:
    codes = (*KECAMATAN.code_list.codes, Code("64.71.07", Text.same("Balikpapan Baru"), parent="64.71"))
    grown = structure(Dimension("wilayah", KECAMATAN.name, CodeList("kecamatan", "2", codes), is_region=True), SEX)
    form = read(filled(tmp_path), definition=grown)
    assert figures(form)["C9"] == (Decimal(101), Status.OK)
    assert "sebelum susunan datanya berubah" in remarks(form)


def test_other_sheets_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    path = filled(tmp_path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Hitungan saya").append(["coret-coret", 5])
    book.save(path)
    assert "Lembar lain di berkas ini tidak dibaca: Hitungan saya" in remarks(read(path))


@pytest.mark.parametrize(
    ("definition", "period", "recipe"),
    [
        (structure(KECAMATAN, SEX), Period(2024), None),
        (PUPILS, YEAR, Recipe(header_rows=(7,))),
        (PUPILS, YEAR, Recipe(sheet="Petunjuk")),
        (PUPILS, YEAR, Recipe(period="2023")),
    ],
)
def test_everything_else_is_for_the_ordinary_reader(
    tmp_path: Path, definition: DataStructure, period: Period, recipe: Recipe | None
) -> None:
    assert read_form(load_workbook(filled(tmp_path)), definition, period, recipe) is None


def test_the_ordinary_reader_sees_a_form_as_the_table_that_it_is(tmp_path: Path) -> None:
    workbook = load_workbook(filled(tmp_path))
    plain = without_codes(workbook)
    assert [sheet.name for sheet in plain.sheets] == ["Formulir"]
    assert not any(cell.text.startswith("#") for cell in plain.sheets[0].cells.values())
    (table,) = understand(plain).tables
    assert {o.cell: o.value for o in table.observations}["C9"] == Decimal(101)


def test_an_empty_form_is_no_filled_one(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(write_form(PUPILS, YEAR, past=past()))
    assert read_form(load_workbook(path), PUPILS, YEAR) is None

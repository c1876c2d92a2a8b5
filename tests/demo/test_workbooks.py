"""The demo workbooks look like an agency's and read back as what was put in."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook as open_excel  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from pondasi.core.checks import Case, check
from pondasi.core.tables import load_workbook, match, understand
from pondasi.core.values import Finding, Period, Role, Table
from pondasi.demo.datasets import DATASETS, DemoDataset, dataset
from pondasi.demo.workbooks import FAULTS, SAMPLES, build_workbook, write_samples

PUPILS = dataset("disdikbud-peserta-didik-smp")
BY_CLASS = [(one, period) for one in DATASETS if len(one.dimensions) > 1 for period in one.stages]
ONE_COLUMN = [(one, period) for one in DATASETS if len(one.dimensions) == 1 for period in one.stages]


def _name(value: object) -> str:
    return value.code if isinstance(value, DemoDataset) else str(value)


def _sheet(content: bytes) -> Worksheet:
    sheet = open_excel(BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def _words(content: bytes) -> list[str]:
    return [str(cell.value) for row in _sheet(content).iter_rows() for cell in row if cell.value is not None]


def _read(path: Path, one: DemoDataset, period: str, *spoiled: str) -> Table:
    file = path / "table.xlsx"
    file.write_bytes(build_workbook(one, period, spoiled=spoiled))
    (printed,) = understand(load_workbook(file)).tables
    return match(printed, one.structure())


def _findings(path: Path, *spoiled: str) -> list[Finding]:
    earlier = tuple(_read(path, PUPILS, period) for period in PUPILS.figures)
    table = _read(path, PUPILS, "2025", *spoiled)
    workbook = load_workbook(path / "table.xlsx")
    return list(check(Case(table, earlier, PUPILS.structure(), Period.parse("2025"), workbook)))


def _codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def _expected(one: DemoDataset, period: str) -> Mapping[tuple[str, ...], Decimal]:
    return one.figures[period] if period in one.figures else one.upcoming[period]


def test_the_file_looks_like_an_agencys() -> None:
    sheet = _sheet(build_workbook(PUPILS, "2024"))
    assert sheet["A1"].value == "PEMERINTAH KOTA BALIKPAPAN (DATA CONTOH)"
    assert sheet["A4"].value == ("Tabel 4.1.7 Jumlah Peserta Didik SMP Menurut Kecamatan dan Jenis Kelamin Tahun 2024")
    assert [cell.value for cell in sheet[6]] == ["No", "Kecamatan", "Jenis kelamin", None, "Jumlah"]
    assert [cell.value for cell in sheet[7]] == [None, None, "Laki-laki", "Perempuan", None]
    assert [cell.value for cell in sheet[8]] == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    assert sheet["B9"].value == "Balikpapan Selatan"
    assert sheet["A15"].value == "Jumlah"
    words = _words(build_workbook(PUPILS, "2024"))
    assert "Keterangan: data contoh, bukan angka resmi" in words
    assert "Sumber: Dinas Pendidikan dan Kebudayaan Kota Balikpapan" in words


def test_the_same_call_gives_the_same_bytes() -> None:
    assert build_workbook(PUPILS, "2025") == build_workbook(PUPILS, "2025")


def test_half_years_are_named() -> None:
    sheet = _sheet(build_workbook(dataset("capil-penduduk"), "2024-S2"))
    assert str(sheet["A4"].value).endswith("Semester II Tahun 2024")


@pytest.mark.parametrize(("one", "period"), BY_CLASS, ids=_name)
def test_reads_back_exactly(one: DemoDataset, period: str, tmp_path: Path) -> None:
    table = _read(tmp_path, one, period)
    assert table.open_labels == ()
    assert {observation.period.code for observation in table.observations} == {period}
    assert {observation.key: observation.value for observation in table.observations} == _expected(one, period)
    for observation in table.observations:
        assert (observation.role is Role.TOTAL) == one.is_total(observation.key)


@pytest.mark.parametrize(("one", "period"), ONE_COLUMN, ids=_name)
def test_parts_of_one_column_read_back_exactly(one: DemoDataset, period: str, tmp_path: Path) -> None:
    table = _read(tmp_path, one, period)
    parts = {key: value for key, value in _expected(one, period).items() if not one.is_total(key)}
    assert {key: value for key, value in _values(table).items() if not one.is_total(key)} == parts


@pytest.mark.parametrize(("one", "period"), ONE_COLUMN, ids=_name)
def test_the_total_of_one_column_reads_back(one: DemoDataset, period: str, tmp_path: Path) -> None:
    assert _values(_read(tmp_path, one, period)) == _expected(one, period)


def _values(table: Table) -> dict[tuple[str, ...], object]:
    return {observation.key: observation.value for observation in table.observations}


def test_a_clean_file_is_without_findings(tmp_path: Path) -> None:
    assert _findings(tmp_path) == []


def test_swapped_total(tmp_path: Path) -> None:
    values = _values(_read(tmp_path, PUPILS, "2025", "total"))
    assert values["64.71", "L"] == 14315
    assert values["64.71", "_T"] == 27626
    assert _codes(_findings(tmp_path, "total")) == {"total_parts"}


def test_copied_cells(tmp_path: Path) -> None:
    values = _values(_read(tmp_path, PUPILS, "2025", "copied"))
    before = PUPILS.figures["2024"]
    parts = [key for key in before if not PUPILS.is_total(key)]
    assert len([key for key in parts if values[key] == before[key]]) == 8
    assert values["64.71", "L"] == 14135
    assert "copied_previous" in _codes(_findings(tmp_path, "copied"))


def test_names_as_people_write_them(tmp_path: Path) -> None:
    assert "Bpp. Utara" in _words(build_workbook(PUPILS, "2025", spoiled=("abbreviation",)))
    table = _read(tmp_path, PUPILS, "2025", "unknown")
    assert "64.71.04" not in {observation.key[0] for observation in table.observations}
    assert [label.label for label in table.open_labels] == ["Balikpapan Tenggara"]


def test_figures_as_text(tmp_path: Path) -> None:
    sheet = _sheet(build_workbook(PUPILS, "2025", spoiled=("notation",)))
    assert [sheet.cell(row, 3).value for row in (9, 11, 12)] == ["3.042", "3.274", "1 987"]
    assert _values(_read(tmp_path, PUPILS, "2025", "notation")) == _expected(PUPILS, "2025")


def test_a_missing_kecamatan(tmp_path: Path) -> None:
    values = _values(_read(tmp_path, PUPILS, "2025", "missing"))
    assert "64.71.06" not in {key[0] for key in values}
    assert values["64.71", "L"] == 14135 - 1425
    assert _codes(_findings(tmp_path, "missing")) == {"keys_missing"}


def test_identity_numbers_are_found_and_nobodys(tmp_path: Path) -> None:
    words = _words(build_workbook(PUPILS, "2025", spoiled=("personal",)))
    numbers = [word for word in words if len(word) == 16 and word.isdigit()]
    assert len(numbers) == 6
    assert all(number.startswith("647199") for number in numbers)
    assert "personal_data" in _codes(_findings(tmp_path, "personal"))


def test_unknown_faults_and_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="no such fault: typo"):
        build_workbook(PUPILS, "2025", spoiled=("typo",))
    with pytest.raises(KeyError):
        build_workbook(PUPILS, "2031")


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_changes_the_file(fault: str) -> None:
    assert _words(build_workbook(PUPILS, "2025", spoiled=(fault,))) != _words(build_workbook(PUPILS, "2025"))


def test_samples_are_written(tmp_path: Path) -> None:
    paths = write_samples(tmp_path / "samples")
    assert [path.name for path in paths] == list(SAMPLES)
    assert all(load_workbook(path).sheets for path in paths)

"""Units as printed: one for the table, or one for each column or row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.core.tables.workbooks import labels, read_rows


def test_a_row_of_units_is_no_label(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Luas", "Penduduk"], [None, "(km2)", "(jiwa)"], ["(1)", "(2)", "(3)"]]
    (table,) = read_rows(tmp_path, [*rows, ["Timur", 12.5, 1000], ["Barat", 13.5, 2000]])
    assert labels(table, "C4") == ["Timur", "Penduduk"]
    assert (table.unit, table.unit_of("B4"), table.unit_of("C5")) == ("", "km2", "jiwa")


def test_units_that_alone_tell_columns_apart_stay_labels(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Pengungsi", None], [None, "KK", "Jiwa"], ["Timur", 12, 40], ["Barat", 13, 50]]
    (table,) = read_rows(tmp_path, rows, ["B1:C1", "A1:A2"])
    assert labels(table, "C3") == ["Timur", "Pengungsi", "Jiwa"]


def test_a_column_of_units_names_one_for_each_row(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["No", "Indikator", "Satuan", "2022", "2023"], [1, "Penduduk", "jiwa", 1000, 1100]]
    rows += [[2, "Kepadatan", "jiwa/km2", 10.5, 11.5], [3, "Panjang jalan", "km", 80.1, 80.5]]
    (table,) = read_rows(tmp_path, rows)
    assert [table.unit_of(cell) for cell in ("D2", "E3", "D4")] == ["jiwa", "jiwa/km2", "km"]


def test_each_value_column_has_the_unit_beside_it(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Luas", None, "Penduduk", None], [None, "Nilai", "Satuan", "Nilai", "Satuan"]]
    rows += [["Timur", 12.5, "km2", 1000, "jiwa"], ["Barat", 13.5, "km2", 2000, "jiwa"]]
    (table,) = read_rows(tmp_path, rows)
    assert (table.unit_of("B3"), table.unit_of("D4")) == ("km2", "jiwa")


def test_one_unit_for_all_is_the_table_s(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Padi (ton)", "Jagung (ton)"], ["Timur", 12.5, 3], ["Barat", 13.5, 4]]
    (table,) = read_rows(tmp_path, rows)
    assert (table.unit, dict(table.units)) == ("ton", {})

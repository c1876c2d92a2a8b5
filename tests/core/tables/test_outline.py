"""Rows that hold others: by their numbers, their codes, their indent, or by what repeats under each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment
from tests.core.tables.workbooks import labels, read, read_rows, roles

DOTTED = [
    ["No", "Uraian", "2023"], ["1", "Pertanian", 100], ["1.1", "Padi", 60], ["1.1.1", "Sawah", 40],
    ["1.1.2", "Ladang", 20], ["1.2", "Jagung", 40], ["2", "Industri", 50], ["2.1", "Besar", 20], ["2.2", "Kecil", 30],
]  # fmt: skip
LETTERED = [
    ["Uraian", "2023"], ["I. Pendapatan", 100], ["A. Asli Daerah", 60], ["1. Pajak", 40], ["2. Retribusi", 20],
    ["B. Transfer", 40], ["II. Belanja", 50], ["A. Pegawai", 20], ["B. Barang", 30],
]  # fmt: skip
REGIONS = [
    ["Kode", "Wilayah", "Penduduk"], ["64.71", "Kota Contoh", 600], ["64.71.01", "Timur", 100],
    ["64.71.02", "Barat", 200], ["64.71.03", "Utara", 300],
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(DOTTED, {"C2", "C3", "C7"}), (LETTERED, {"B2", "B3", "B7"}), (REGIONS, {"C2"})],
    ids=["1.1.1", "I A 1", "region codes"],
)
def test_a_row_is_the_total_of_the_rows_one_step_deeper(
    tmp_path: Path, rows: list[list[Any]], expected: set[str]
) -> None:
    (table,) = read_rows(tmp_path, rows)
    assert {cell for cell, role in roles(table).items() if role == "total"} == expected


def test_a_head_that_does_not_add_up_is_no_total(tmp_path: Path) -> None:
    rows = [DOTTED[0], ["1", "Pertanian", 999], *DOTTED[2:]]
    (table,) = read_rows(tmp_path, rows)
    assert roles(table)["C2"] == "data"
    assert roles(table)["C3"] == "total"


def test_indents_are_levels(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Wilayah", "Penduduk"])
    for row, (name, figure, indent) in enumerate(
        [("Kota", 60, 0), ("Timur", 40, 1), ("Manggar", 25, 2), ("Lamaru", 15, 2), ("Barat", 20, 1)], 2
    ):
        sheet.append([name, figure])
        sheet.cell(row, 1).alignment = Alignment(indent=indent)
    book.save(tmp_path / "t.xlsx")
    (table,) = read(tmp_path / "t.xlsx").tables
    assert {cell for cell, role in roles(table).items() if role == "total"} == {"B2", "B3"}


def test_names_that_repeat_hang_under_the_row_that_stands_once(tmp_path: Path) -> None:
    rows = [["Wilayah", "2024"], ["Timur", 30], ["Laki-laki", 10], ["Perempuan", 20]]
    rows += [["Barat", 51], ["Laki-laki", 26], ["Perempuan", 25], ["Jumlah", 81]]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "B4") == ["Timur", "Perempuan", "2024"]
    assert labels(table, "B6") == ["Barat", "Laki-laki", "2024"]
    assert {cell for cell, role in roles(table).items() if role == "total"} == {"B2", "B5", "B8"}


def test_namesakes_in_two_sections_are_no_heads(tmp_path: Path) -> None:
    rows = [["Wilayah", "2024"], ["Kabupaten"], ["Garut", 3], ["Bandung", 30], ["Bogor", 30]]
    rows += [["Kota"], ["Cimahi", 2], ["Bandung", 50], ["Bogor", 25]]
    (table,) = read_rows(tmp_path, rows)
    assert labels(table, "B4") == ["Kabupaten", "Bandung", "2024"]
    assert labels(table, "B8") == ["Kota", "Bandung", "2024"]
    assert set(roles(table).values()) == {"data"}

"""Lists are told as such: no observations, and their rows are read on demand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.core.tables.workbooks import read, read_text, save

from pondasi.core.tables import read_registers, register_to_json

SCHOOLS: list[list[Any]] = [
    ["DAFTAR SEKOLAH DASAR KOTA CONTOH"],
    [],
    ["No", "NPSN", "Nama Sekolah", "Alamat", "Status", "Tahun Berdiri", "Lintang", "Bujur", "No. Telp"],
    [1, "30401001", "SDN 001", "Jl. Mawar 1", "Negeri", 1987, -1.2654, 116.8312, "0542-123456"],
    [2, "30401002", "SDN 002", "Jl. Melati 7", "Negeri", 1991, -1.2711, 116.8409, "0542-223344"],
    [3, "30401003", "SD Harapan", "Jl. Anggrek", "Swasta", 2004, -1.2598, 116.8557, None],
    [4, "30401004", "SD Bina", None, "Swasta", 2011, -1.2402, 116.8601, "0542-998877"],
]
VARIABLES: list[list[Any]] = [
    ["Nama Variabel", "Tipe Data", "Panjang", "Definisi", "Satuan"],
    ["kode_wilayah", "teks", 10, "Kode wilayah Kemendagri", None],
    ["jumlah_penduduk", "bilangan", 12, "Banyaknya penduduk", "jiwa"],
    ["luas", "desimal", 15, "Luas wilayah", "km2"],
    ["tahun", "bilangan", 4, "Tahun data", None],
]


def test_a_register_of_schools_holds_no_observation(tmp_path: Path) -> None:
    reading = read(save(tmp_path / "t.xlsx", SCHOOLS))
    assert reading.tables == ()
    assert "daftar 4 baris (No, NPSN, Nama Sekolah, Alamat, …)" in reading.skipped_sheets["Sheet1"].id


def test_the_rows_of_a_register_are_read_as_printed(tmp_path: Path) -> None:
    (register,) = read_registers(read(save(tmp_path / "t.xlsx", SCHOOLS)).workbook)
    said = register_to_json(register)
    assert (said["range"], said["title"]) == ("A3:I7", "DAFTAR SEKOLAH DASAR KOTA CONTOH")
    assert said["columns"][:3] == ["No", "NPSN", "Nama Sekolah"]
    assert len(said["rows"]) == 4
    assert said["rows"][0]["NPSN"] == "30401001"
    assert said["rows"][2]["No. Telp"] == ""


def test_a_dictionary_of_variables_holds_no_observation(tmp_path: Path) -> None:
    assert read(save(tmp_path / "t.xlsx", VARIABLES)).tables == ()


def test_a_list_of_datasets_holds_no_observation(tmp_path: Path) -> None:
    rows = ["Produsen Data,Nama Data,Periode Data,Jadwal Rilis,Satuan,Frekuensi"]
    rows += [f"Dinas {n},Jumlah hal ke-{n},Tahunan,Maret 2025,orang,{n}" for n in range(1, 6)]
    assert read_text(tmp_path, "\n".join(rows)) == []


def test_a_list_of_schools_with_counts_is_a_table(tmp_path: Path) -> None:
    rows = [[*row, value] for row, value in zip(SCHOOLS[2:], ("Jumlah Siswa", 120, 98, 143, 77), strict=True)]
    (table,) = read(save(tmp_path / "t.xlsx", rows)).tables
    assert {o.cell: o.value for o in table.observations} == {"J2": 120, "J3": 98, "J4": 143, "J5": 77}


def test_equal_and_empty_headings_stay_apart(tmp_path: Path) -> None:
    rows = [["Nama", "Kontak", "Kontak"], *[[f"Kantor {n}", f"a{n}", f"b{n}"] for n in range(4)]]
    (register,) = read_registers(read(save(tmp_path / "t.xlsx", rows)).workbook)
    assert register_to_json(register)["rows"][1] == {"Nama": "Kantor 1", "Kontak (2)": "a1", "Kontak (3)": "b1"}

"""Why a cell was read so: sentences that an officer can check against the sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.core.tables.test_understand import office_table
from tests.core.tables.workbooks import read, save, save_sheets

from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.explain import explain
from pondasi.core.tables.model import Recipe


def sentences(path: Path, cell: str, recipe: Recipe | None = None, sheet: str = "Sheet1") -> str:
    return " ".join(one.id for one in explain(read(path, recipe), sheet, cell))


def test_a_figure_names_its_labels_and_where_they_stand(tmp_path: Path) -> None:
    path = save(tmp_path / "t.xlsx", *office_table())
    said = sentences(path, "D10")
    assert "baris Balikpapan Utara (B10)" in said
    assert "kolom Jenis kelamin (C4), kolom Perempuan (D5)" in said
    assert "Angkanya 92." in said


def test_totals_say_what_they_add_up(tmp_path: Path) -> None:
    rows, merges = office_table()
    rows[3][4] = "Semuanya"
    path = save(tmp_path / "t.xlsx", rows, merges)
    assert "Kolom jumlah: di setiap baris sama dengan penjumlahan kolom C, D." in sentences(path, "E8")
    assert "Baris jumlah: namanya mengatakannya." in sentences(path, "C14")


def test_words_around_the_figures_are_told_apart(tmp_path: Path) -> None:
    path = save(tmp_path / "t.xlsx", *office_table())
    assert "judul" in sentences(path, "A2")
    assert "Menamai kolom C, D." in sentences(path, "C4")
    assert "nomor kolom" in sentences(path, "C6")
    assert "Nomor urut: kolom A" in sentences(path, "A8")
    assert "Nama baris: kolom B" in sentences(path, "B8")
    assert "catatan atau sumber" in sentences(path, "A15")
    assert "kosong" in sentences(path, "Z99")


def prices(*written: Any) -> list[list[Any]]:
    return [["Kecamatan", "Rata-rata harga"], *([f"Kecamatan {n}", one] for n, one in enumerate(written))]


def test_what_proves_the_notation_is_said(tmp_path: Path) -> None:
    proved = save(tmp_path / "a.xlsx", prices("1.234", "2.345,5", "3.456"))
    assert "hanya dapat dibaca satu cara: 1.234,5" in sentences(proved, "B2")
    open_one = save(tmp_path / "b.xlsx", prices("1.234", "2.345", "3.456"))
    assert "belum dibaca sebagai angka" in sentences(open_one, "B2")
    assert "Tidak ada yang menunjukkan" in sentences(open_one, "B2")
    said = Recipe(notation={2: Notation.ENGLISH})
    assert "sudah Anda tentukan" in sentences(open_one, "B2", said)
    assert "dibaca 1,234." in sentences(open_one, "B2", said)


def test_marks_are_no_zero(tmp_path: Path) -> None:
    path = save(
        tmp_path / "t.xlsx", [["Kecamatan", "Kasus"], ["Timur", 3], ["Barat", "-"], ["Utara", None], ["Kota", 2]]
    )
    assert "tidak diganti angka 0" in sentences(path, "B3")
    assert "Ini bukan nol" in sentences(path, "B4")


def test_a_sheet_without_a_table_says_so(tmp_path: Path) -> None:
    path = save_sheets(tmp_path / "t.xlsx", {"Data": prices(1, 2, 3), "Pengantar": [["Dengan hormat,"]]})
    assert "Tidak ada tabel statistik" in sentences(path, "A1", sheet="Pengantar")

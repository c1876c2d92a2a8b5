"""Notes below a table, tied to the cells that carry their marks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.core.tables.workbooks import read_rows

from pondasi.core.tables.model import PrintedTable


def table(folder: Path, notes: list[str], names: tuple[str, ...], figures: tuple[Any, ...]) -> PrintedTable:
    rows: list[list[Any]] = [["Tabel 3.1.2 Jumlah Kasus Tahun 2024"], [], ["Kecamatan", "Kasus"]]
    rows += [[name, figure] for name, figure in zip(names, figures, strict=True)]
    (found,) = read_rows(folder, [*rows, *([note] for note in notes)])
    return found


def statuses(found: PrintedTable) -> list[str]:
    return [one.status.value for one in found.observations]


def test_a_number_and_its_notes_are_captured(tmp_path: Path) -> None:
    notes = ["Sumber: Dinas Kesehatan", "Keterangan: *) Termasuk kelurahan baru", "1) Data sampai November"]
    found = table(tmp_path, notes, ("Timur *)", "Barat", "Utara 1)"), (3, 4, 5))
    assert found.number == "3.1.2"
    assert found.source == "Dinas Kesehatan"
    assert [(one.mark, one.text, one.cells) for one in found.footnotes] == [
        ("*)", "Termasuk kelurahan baru", ("A4",)),
        ("1)", "Data sampai November", ("A6",)),
    ]


def test_a_star_on_a_figure_is_provisional_unless_explained_otherwise(tmp_path: Path) -> None:
    names, figures = ("Timur", "Barat", "Utara"), ("1.203*", "1.100", "990*")
    assert statuses(table(tmp_path, [], names, figures)) == ["provisional", "ok", "provisional"]
    explained = table(tmp_path, ["*) Angka hasil perkiraan"], names, figures)
    assert statuses(explained) == ["estimated", "ok", "estimated"]
    other = table(tmp_path, ["*) Tidak termasuk rumah sakit swasta"], names, figures)
    assert statuses(other) == ["ok", "ok", "ok"]
    assert [one.value for one in other.observations] == [Decimal(1203), Decimal(1100), Decimal(990)]


def test_letters_for_sampling_errors_are_flags_behind_a_figure_only(tmp_path: Path) -> None:
    found = table(tmp_path, [], ("Timur", "Barat", "Utara"), ("12,34a", "10,02", "9,80b"))
    assert statuses(found) == ["low_reliability", "ok", "low_reliability"]


def test_scale_words_inside_a_cell_are_taken_in(tmp_path: Path) -> None:
    found = table(tmp_path, [], ("Timur", "Barat", "Utara"), ("Rp 2,5 juta", "Rp 750 ribu", "Rp 1,25 M"))
    assert [one.value for one in found.observations] == [Decimal(2_500_000), Decimal(750_000), Decimal(1_250_000_000)]


def test_a_signature_is_no_note(tmp_path: Path) -> None:
    notes = ["Catatan: tanpa data swasta", "Balikpapan, 5 Januari 2025", "Kepala Dinas,", "Drs. Contoh", "NIP. 1965"]
    found = table(tmp_path, notes, ("Timur", "Barat", "J U M L A H"), (3, 4, 7))
    assert found.notes == ("Catatan: tanpa data swasta",)
    assert found.observations[-1].role.value == "total"

"""Random regular tables: one form for all rows, in the formats and habits in which large tables come."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

NAMES = [f"{word} {letter}" for word in ("Sumber", "Karang", "Gunung", "Muara", "Telaga") for letter in "ABCDEFGHIJ"]
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WRITERS = ("xlsx", "xlsx constant", "csv ,", "csv ;")

Maker = Callable[[random.Random, int], Any]


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


LABELS: dict[str, Maker] = {
    "kecamatan": lambda r, _: r.choice(NAMES),
    "jenis_kelamin": lambda r, _: r.choice(["Laki-laki", "Perempuan"]),
    "status_sekolah": lambda r, _: r.choice(["Negeri", "Swasta", "Jumlah"]),
    "tahun": lambda r, _: r.choice([2019, 2020, 2021, 2022]),
    "bulan": lambda r, _: r.choice(MONTHS),
    "umur": lambda r, _: r.randrange(90),
    "kode_wilayah": lambda r, _: f"64.71.{r.randrange(99):02d}",
    "No": lambda _, row: row + 1,
}
VALUES: dict[str, Maker] = {
    "penduduk": lambda r, _: r.randrange(200_000),
    "kecil": lambda r, _: r.randrange(3_000),
    "luas": lambda r, _: round(r.random() * 500, 2),
    "teliti": lambda r, _: r.random(),
    "anggaran": lambda r, _: r.randrange(10**12),
    "rupiah": lambda r, _: f"Rp {dotted(r.randrange(40) * 1_000_000)},-",
    "bertitik": lambda r, _: dotted(r.randrange(10**9)),
    "berkoma": lambda r, _: f"{r.randrange(9000)},{r.randrange(10)}",
    "tanda": lambda r, _: r.choice([r.randrange(90_000), "-", "...", None, "NA", 17]),
    "sementara": lambda r, _: r.choice([r.randrange(90_000), "12*", "n.a"]),
    "kosong": lambda r, _: None if r.random() < 0.3 else r.randrange(70_000),
    "negatif": lambda r, _: r.randrange(-500, 500) / 10,
}


@dataclass
class RegularTable:
    """Rows from the top of the sheet, and how they are written."""

    rows: list[list[Any]]
    writer: str
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    odd: bool = False
    """Something stands in it that may lead it to the ordinary reader."""

    def save(self, folder: Path) -> Path:
        if self.writer.startswith("csv"):
            path = folder / "tabel.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, delimiter=self.writer[-1]).writerows(self.rows)
            return path
        path = folder / "tabel.xlsx"
        with xlsxwriter.Workbook(path, {"constant_memory": "constant" in self.writer}) as workbook:
            sheet = workbook.add_worksheet("Data")
            for number, row in enumerate(self.rows):
                sheet.write_row(number, 0, row)
            for area in self.merges:
                sheet.merge_range(*area, self.rows[area[0]][area[1]])
        return path


def regular_table(seed: int) -> RegularTable:
    """A table of 500 to 900 rows; the first seeds are plain, later ones have total rows, notes, titles."""
    r = random.Random(seed)  # noqa: S311 - tables, not secrets
    labels = r.sample(list(LABELS), r.randrange(1, 4))
    if not {"kecamatan", "jenis_kelamin", "status_sekolah"} & set(labels):
        labels.append("kecamatan")
    labels.sort(key=list(LABELS).index, reverse=bool(r.randrange(2)))
    values = r.sample(list(VALUES), r.randrange(1, 4))
    count = r.randrange(500, 900)
    body = [[LABELS[n](r, row) for n in labels] + [VALUES[n](r, row) for n in values] for row in range(count)]
    rows: list[list[Any]] = [[*labels, *values]]
    if r.random() < 0.4:
        rows = [["Tabel 1. Jumlah menurut kecamatan", *([None] * (len(rows[0]) - 1))], [None] * len(rows[0]), *rows]
    rows += body
    if r.random() < 0.3:
        rows.append(["Jumlah", *([None] * (len(labels) - 1)), *[r.randrange(10**6) for _ in values]])
    if r.random() < 0.3:
        rows.append([None] * len(rows[0]))
        rows.append(["Sumber: Dinas Contoh", *([None] * (len(rows[0]) - 1))])
    odd = bool({"No", "umur", "rupiah", "sementara"} & {*labels, *values})
    return RegularTable(rows, WRITERS[seed % len(WRITERS)], odd=odd)

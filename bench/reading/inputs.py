"""The files that are read: made from a seed, of invented figures, once."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

_DISTRICTS = [(f"64.71.{number:03d}", f"Kecamatan {number:03d}") for number in range(400)]
_SEXES = ("Laki-laki", "Perempuan")
_HEAD = ("kode_wilayah", "kecamatan", "jenis_kelamin", "tahun", "penduduk", "lahir", "anggaran", "rasio")
_PHANTOM_ROWS = 1_048_575


def large_workbook(path: Path, rows: int = 1_000_000) -> None:
    """Rows of eight columns: code, two labels, year, two counts, money, a ratio."""
    r = random.Random(7)  # noqa: S311 - figures, not secrets
    with xlsxwriter.Workbook(path, {"tmpdir": str(path.parent)}) as workbook:
        sheet = workbook.add_worksheet("Data")
        sheet.write_row(0, 0, _HEAD)
        for row in range(1, rows + 1):
            code, name = r.choice(_DISTRICTS)
            sheet.write_string(row, 0, code)
            sheet.write_string(row, 1, name)
            sheet.write_string(row, 2, r.choice(_SEXES))
            figures = (2015 + row % 10, r.randrange(100_000), r.randrange(5_000), r.randrange(10**11))
            for column, figure in enumerate((*figures, r.randrange(10_000) / 100), 3):
                sheet.write_number(row, column, figure)


def middling_workbook(path: Path) -> None:
    """The same with 100,000 rows."""
    large_workbook(path, 100_000)


def large_csv(path: Path, rows: int = 10_000_000) -> None:
    """A long table: code, two labels, year, value."""
    r = random.Random(11)  # noqa: S311 - figures, not secrets
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*_HEAD[:4], "nilai"))
        for row in range(rows):
            writer.writerow((*r.choice(_DISTRICTS), r.choice(_SEXES), 2015 + row % 10, r.randrange(10**7) / 100))


def ordinary_workbook(path: Path) -> None:
    """What an agency sends: a title, a header of two merged rows, 400 rows of 11 columns, a total, a source."""
    r = random.Random(13)  # noqa: S311 - figures, not secrets
    with xlsxwriter.Workbook(path) as workbook:
        bold, sheet = workbook.add_format({"bold": True}), workbook.add_worksheet("Tabel 1")
        sheet.write(0, 0, "Tabel 1. Jumlah Penduduk menurut Kelurahan dan Jenis Kelamin, 2020–2023", bold)
        sheet.merge_range(2, 0, 3, 0, "No", bold)
        sheet.merge_range(2, 1, 3, 1, "Kecamatan", bold)
        sheet.merge_range(2, 2, 3, 2, "Kelurahan", bold)
        for group, year in enumerate(range(2020, 2024)):
            sheet.merge_range(2, 3 + 2 * group, 2, 4 + 2 * group, year, bold)
            sheet.write_row(3, 3 + 2 * group, _SEXES, bold)
        figures = [[r.randrange(100, 9_000) for _ in range(8)] for _ in range(400)]
        for row, values in enumerate(figures):
            sheet.write_row(4 + row, 0, (row + 1, f"Kecamatan {row // 20}", f"Kelurahan {row}", *values))
        sheet.write(404, 1, "Jumlah", bold)
        sheet.write_row(404, 3, [sum(column) for column in zip(*figures, strict=True)], bold)
        sheet.write(406, 0, "Sumber: Dinas Contoh")


def phantom_workbook(path: Path) -> None:
    """A small table on a sheet of which somebody formatted every row."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        bordered, sheet = workbook.add_format({"border": 1}), workbook.add_worksheet("Tabel")
        sheet.write_row(0, 0, ("Kecamatan", "Penduduk 2023", "Penduduk 2024"))
        for row, (_, name) in enumerate(_DISTRICTS[:50], 1):
            sheet.write_row(row, 0, (name, 1_000 + row, 1_100 + row))
        for row in range(51, _PHANTOM_ROWS):
            sheet.set_row(row, None, bordered)
        sheet.write_blank(_PHANTOM_ROWS - 1, 2, None, bordered)


FILES: dict[str, Callable[[Path], None]] = {
    "large.xlsx": large_workbook,
    "large.csv": large_csv,
    "middling.xlsx": middling_workbook,
    "ordinary.xlsx": ordinary_workbook,
    "phantom.xlsx": phantom_workbook,
}


def made(folder: Path, name: str) -> Path:
    """The file of that name, made where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        half = folder / f"half-{name}"
        FILES[name](half)
        half.rename(path)
    return path

"""Workbooks as an agency makes them, in memory: title, header, one line a kecamatan, total, source."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KECAMATAN = {
    "64.71.01": "Balikpapan Timur",
    "64.71.02": "Balikpapan Barat",
    "64.71.03": "Balikpapan Utara",
    "64.71.04": "Balikpapan Tengah",
    "64.71.05": "Balikpapan Selatan",
    "64.71.06": "Balikpapan Kota",
}
Figures = Mapping[str, tuple[int | float | str | None, ...]]


def figures(year: int = 2024) -> dict[str, tuple[int, int]]:
    """Two figures (L, P) for each kecamatan, other ones for each year."""
    step = year - 2000
    return {
        code: (1200 + 173 * place + 11 * step, 1100 + 131 * place + 13 * step + place * step)
        for place, code in enumerate(KECAMATAN, start=1)
    }


def by_sex(year: int, table: Figures | None = None, *, wrong_total: int = 0, extra: str = "") -> bytes:
    """The table of one year by kecamatan and sex; `wrong_total` is added to the city's total."""
    table = figures(year) if table is None else table
    rows: list[Sequence[object]] = [
        [f"Jumlah siswa menurut kecamatan dan jenis kelamin tahun {year}"],
        [],
        ["No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for number, (code, values) in enumerate(table.items(), start=1):
        numbers = [value for value in values if isinstance(value, int | float)]
        rows.append([number, KECAMATAN.get(code, code), *values, sum(numbers)])
    sums = [sum(v[place] for v in table.values() if isinstance(v[place], int | float)) for place in (0, 1)]  # type: ignore[misc]
    rows.append([None, "Jumlah", sums[0], sums[1], sum(sums) + wrong_total])
    rows += [[], [f"Sumber: Dinas contoh {extra}".strip()]]
    return book({"Tabel": rows})


def by_district(year: int, title: str, table: Mapping[str, Decimal | int | str | None]) -> bytes:
    """The table of one year with one figure a kecamatan and no total; text stays text."""
    rows: list[Sequence[object]] = [[f"{title} tahun {year}"], [], ["No", "Kecamatan", title]]
    for number, (code, value) in enumerate(table.items(), start=1):
        rows.append([number, KECAMATAN[code], value])
    return book({"Tabel": rows})


def book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An .xlsx of these rows; text is written as text, None leaves a cell blank."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as made:
        made.set_properties({"created": datetime(2026, 1, 5)})  # the same rows, the same bytes
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        sheet.write(row, column, cell)
    return out.getvalue()


def csv_text(year: int, delimiter: str = ",") -> str:
    """The same table as records, one line a kecamatan and sex."""
    lines = [delimiter.join(["Kecamatan", "Jenis kelamin", "Tahun", "Jumlah siswa"])]
    for code, values in figures(year).items():
        for sex, value in zip(("Laki-laki", "Perempuan"), values, strict=True):
            lines.append(delimiter.join([KECAMATAN[code], sex, str(year), str(value)]))
    return "\r\n".join(lines) + "\r\n"

"""Excel workbooks as an agency makes them: letterhead, merged headers, column numbers, total row, signature block.

Their figures are those of the demo datasets: invented, and labelled so in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from pondasi.core.values import Frequency, Period
from pondasi.demo.datasets import DemoDataset, DemoDimension, dataset

FAULTS = ("total", "copied", "abbreviation", "unknown", "notation", "missing", "personal")
"""What `build_workbook` can spoil. In the order of their names:

- total: two digits of one printed total are swapped (14135 becomes 14315)
- copied: four of the six kecamatan repeat the period before (8 of the 12 cells of a table by sex)
- abbreviation: "Bpp. Utara" stands for Balikpapan Utara
- unknown: "Balikpapan Tenggara", which does not exist, stands for Balikpapan Tengah
- notation: some figures are text with dots for thousands, one of them with a space
- missing: Balikpapan Kota is left out, also from the total
- personal: a column of invented identity numbers (NIK) of a kecamatan 99, which does not exist
"""

SAMPLE_DATASET = "disdikbud-peserta-didik-smp"
SAMPLE_PERIOD = "2025"
SAMPLES: dict[str, tuple[str, ...]] = {
    "Tabel SMP per Kecamatan 2025.xlsx": (),
    "smp_2025_final(2).xlsx": ("total", "copied", "abbreviation"),
    "SMP 2025 kirim ulang.xlsx": ("unknown",),
    "rekap smp 2025 lengkap.xlsx": ("personal",),
    "DATA SMP 2025 - REV.xlsx": ("notation", "missing"),
}
"""File name to faults, as `write_samples` writes them."""

_ORDER = ("64.71.05", "64.71.01", "64.71.03", "64.71.04", "64.71.02", "64.71.06")
"""The agency's own order of kecamatan, which is that of no code list."""
_COPIED = frozenset({"64.71.01", "64.71.02", "64.71.03", "64.71.06"})
_UTARA, _TENGAH, _KOTA = "64.71.03", "64.71.04", "64.71.06"
_NOTATION = {0: "dots", 2: "dots", 3: "space"}
_SMALL_WORDS = frozenset({"dan", "di", "terhadap", "per"})

Cell = Decimal | str


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed row: its label and its cells, the breakdown's classes first, their sum last."""

    code: str
    label: str
    cells: tuple[Cell, ...]


def build_workbook(one: DemoDataset, period: str, *, spoiled: tuple[str, ...] = ()) -> bytes:
    """The table of one period as an Excel file (.xlsx), with the faults named in `spoiled` (see `FAULTS`).

    Raises ValueError for an unknown fault and KeyError for a period without figures. The same call gives the same
    bytes.
    """
    if unknown := set(spoiled) - set(FAULTS):
        raise ValueError(f"no such fault: {', '.join(sorted(unknown))}")
    lines = _spoil(one, _lines(one, _figures(one, period, spoiled)), spoiled)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": _title(one, period), "comments": "Data contoh", "created": datetime(2026, 1, 5)})
        _Printer(book, one, period, personal="personal" in spoiled).write(lines)
    return buffer.getvalue()


def write_samples(directory: Path) -> list[Path]:
    """Write the sample workbooks of the demo into the directory, which is made if need be."""
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for name, faults in SAMPLES.items():
        path = directory / name
        path.write_bytes(build_workbook(dataset(SAMPLE_DATASET), SAMPLE_PERIOD, spoiled=faults))
        written.append(path)
    return written


def _figures(one: DemoDataset, period: str, spoiled: tuple[str, ...]) -> dict[tuple[str, ...], Decimal]:
    figures = one.figures[period] if period in one.figures else one.upcoming[period]
    kept = {key: value for key, value in figures.items() if not (one.kind.additive and one.is_total(key))}
    if "copied" in spoiled:
        before = one.figures[Period.parse(period).shift(-1).code]
        kept = {key: before[key] if key[0] in _COPIED else value for key, value in kept.items()}
    if "missing" in spoiled:
        kept = {key: value for key, value in kept.items() if key[0] != _KOTA}
    return one.with_totals(kept)


def _lines(one: DemoDataset, figures: dict[tuple[str, ...], Decimal]) -> list[_Line]:
    region = one.dimensions[0]
    names = {code.id: code.name.id for code in region.codes}
    names[region.root] = "Jumlah" if one.kind.additive else names[region.root]
    lines = []
    for code in (*_ORDER, region.root):
        cells = tuple(figures[key] for key in _keys(one, code) if key in figures)
        if cells:
            lines.append(_Line(code, names[code], cells))
    return lines


def _keys(one: DemoDataset, region: str) -> list[tuple[str, ...]]:
    """The keys of a row in the order of its columns."""
    classes = _classes(one)
    if classes is None:
        return [(region,)]
    return [(region, code) for code in (*classes.parts, classes.root)]


def _classes(one: DemoDataset) -> DemoDimension | None:
    return one.dimensions[1] if len(one.dimensions) > 1 else None


def _spoil(one: DemoDataset, lines: list[_Line], spoiled: tuple[str, ...]) -> list[_Line]:
    """Faults of printing: labels, the swapped total, numbers as text."""
    labels = {}
    if "abbreviation" in spoiled:
        labels[_UTARA] = "Bpp. Utara"
    if "unknown" in spoiled:
        labels[_TENGAH] = "Balikpapan Tenggara"
    lines = [replace(line, label=labels.get(line.code, line.label)) for line in lines]
    if "total" in spoiled:
        total = lines[-1]
        lines[-1] = replace(total, cells=(_swapped(total.cells[0]), *total.cells[1:]))
    if "notation" in spoiled:
        lines = [
            replace(line, cells=(_as_text(line.cells[0], _NOTATION[row]), *line.cells[1:]))
            if row in _NOTATION
            else line
            for row, line in enumerate(lines)
        ]
    return lines


def _swapped(value: Cell) -> Decimal:
    """The number with two neighbouring digits swapped, the hundreds and tens if they differ."""
    digits = str(value)
    for place in (-3, -2, -4):
        left, right = digits[place : place + 1], digits[place + 1 :][:1]
        if left.isdigit() and right.isdigit() and left != right:
            return Decimal(f"{digits[:place]}{right}{left}{digits[len(digits) + place + 2 :]}")
    return Decimal(digits)


def _as_text(value: Cell, how: str) -> str:
    text = f"{value:,f}" if isinstance(value, Decimal) else value
    return text.replace(",", " ") if how == "space" else text.translate(str.maketrans(",.", ".,"))


def _title(one: DemoDataset, period: str) -> str:
    words = [word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in one.title.id.split()]
    return f"Tabel {one.table_number} {' '.join(words)} {_period_words(period)}"


def _period_words(code: str) -> str:
    period = Period.parse(code)
    if period.frequency is Frequency.SEMESTER:
        return f"Semester {'I' * period.part} Tahun {period.year}"
    return f"Tahun {period.text.id}"


class _Printer:
    """Writes the one sheet of the workbook from top to bottom."""

    def __init__(self, book: xlsxwriter.Workbook, one: DemoDataset, period: str, *, personal: bool) -> None:
        self._one = one
        self._period = period
        self._personal = personal
        self._classes = _classes(one)
        self._book = book
        self._sheet: Worksheet = book.add_worksheet(f"Tabel {one.table_number}")
        number = "#,##0" + ("." + "0" * one.decimals if one.decimals else "")
        self._heading = self._format(bold=True, align="center", valign="vcenter", text_wrap=True, border=1)
        self._label = self._format(border=1)
        self._middle = self._format(border=1, align="center")
        self._figure = self._format(border=1, num_format=number)
        self._bold = self._format(border=1, bold=True)
        self._bold_figure = self._format(border=1, bold=True, num_format=number)
        self._first = 3 if personal else 2
        """Column of the first figure."""
        self._last = self._first + (len(self._classes.parts) if self._classes else 0)

    def write(self, lines: list[_Line]) -> None:
        row = self._header(self._top())
        for number, line in enumerate(lines, start=1):
            self._line(row, number, line)
            row += 1
        self._foot(row + 1)
        self._sheet.set_column(0, 0, 5)
        self._sheet.set_column(1, 1, 24)
        self._sheet.set_column(2, self._last, 19 if self._personal else 14)

    def _format(self, **properties: object) -> Format:
        return self._book.add_format({"font_name": "Arial", "font_size": 10, **properties})

    def _top(self) -> int:
        """Letterhead, title and unit; gives the row of the header."""
        centred = self._format(bold=True, align="center", text_wrap=True, valign="vcenter")
        producer = self._one.producer.name.id.upper()
        for row, text in ((0, "PEMERINTAH KOTA BALIKPAPAN (DATA CONTOH)"), (1, producer)):
            self._sheet.merge_range(row, 0, row, self._last, text, centred)
        self._sheet.merge_range(3, 0, 3, self._last, _title(self._one, self._period), centred)
        self._sheet.set_row(3, 30)
        self._sheet.write(4, 0, f"Satuan: {self._one.unit_fact.name.id}", self._format(italic=True))
        return 5

    def _header(self, top: int) -> int:
        """The header and the row of column numbers; gives the first row of figures."""
        fixed = ["No", "Kecamatan", *(["NIK Petugas Pendata"] if self._personal else [])]
        bottom = top + 1 if self._classes else top
        for column, text in enumerate(fixed):
            self._head(top, column, bottom, column, text)
        if self._classes:
            names = {code.id: code.name.id for code in self._classes.codes}
            self._head(top, self._first, top, self._last - 1, self._classes.name.id)
            for column, code in enumerate(self._classes.parts, start=self._first):
                self._head(bottom, column, bottom, column, names[code])
            self._head(top, self._last, bottom, self._last, "Jumlah")
        else:
            self._head(top, self._first, bottom, self._first, self._one.measure.id)
            self._sheet.set_row(top, 40)
        for column in range(self._last + 1):
            self._sheet.write_string(bottom + 1, column, f"({column + 1})", self._middle)
        return bottom + 2

    def _head(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        if (top, left) == (bottom, right):
            self._sheet.write_string(top, left, text, self._heading)
        else:
            self._sheet.merge_range(top, left, bottom, right, text, self._heading)

    def _line(self, row: int, number: int, line: _Line) -> None:
        is_total = line.code == self._one.dimensions[0].root
        figure = self._bold_figure if is_total else self._figure
        if is_total:
            self._sheet.merge_range(row, 0, row, 1, line.label, self._bold)
        else:
            self._sheet.write_number(row, 0, number, self._middle)
            self._sheet.write_string(row, 1, line.label, self._label)
        if self._personal:
            self._sheet.write_string(row, 2, "" if is_total else _identity_number(number), self._label)
        for column, cell in enumerate(line.cells, start=self._first):
            if isinstance(cell, Decimal):
                self._sheet.write_number(row, column, float(cell), figure)
            else:
                self._sheet.write_string(row, column, cell, figure)

    def _foot(self, row: int) -> None:
        """Source, note and a signature block without a name."""
        producer = self._one.producer.name.id
        plain = self._format()
        self._sheet.write_string(row, 0, f"Sumber: {producer} Kota Balikpapan", plain)
        self._sheet.write_string(row + 1, 0, "Keterangan: data contoh, bukan angka resmi", plain)
        column = max(self._last - 1, 1)
        year = Period.parse(self._period).year + 1
        signature = (
            f"Balikpapan, Januari {year}",
            f"Kepala {producer}",
            "",
            "(................................)",
            "NIP.",
        )
        for step, text in enumerate(signature, start=3):
            if text:
                self._sheet.write_string(row + step, column, text, plain)


def _identity_number(number: int) -> str:
    """An invented NIK that nobody can have: its kecamatan 99 does not exist."""
    return f"647199{10 + number:02d}{number:02d}{80 + number:02d}{9900 + number}"

"""Transformations of the file: further tables and sheets, phantom ranges, the many kinds of CSV."""

from __future__ import annotations

import random

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Canvas, Plan
from tests.core.tables.layouts.tables import classes_by_sex, classes_by_years, regions_by_measures


def as_csv(plan: Plan, chance: random.Random) -> bool:
    """A text file: delimiter ; , or tab."""
    plan.kind = "csv"
    plan.text_form["delimiter"] = chance.choice((";", ",", ",", "\t"))
    plan.style.indent_by = "spaces"
    return True


def as_ods(plan: Plan, chance: random.Random) -> bool:
    """A file of LibreOffice."""
    if plan.kind != "xlsx":
        return False
    plan.kind = "ods"
    return True


def csv_bom(plan: Plan, chance: random.Random) -> bool:
    """With a byte order mark."""
    return _text(plan, "encoding", "utf-8-sig")


def csv_windows(plan: Plan, chance: random.Random) -> bool:
    """In the encoding of Windows, lines ending in CRLF."""
    return _text(plan, "encoding", "cp1252") and _text(plan, "newline", "\r\n")


def csv_quoted(plan: Plan, chance: random.Random) -> bool:
    """Every field in quotes."""
    return _text(plan, "quoting", "all")


def csv_trailing_columns(plan: Plan, chance: random.Random) -> bool:
    """Empty columns at the end of every record."""
    return _text(plan, "trailing", str(chance.randint(1, 4)))


def csv_blank_records(plan: Plan, chance: random.Random) -> bool:
    """Empty records at the end, some made of delimiters only."""
    return _text(plan, "blank", str(chance.randint(1, 5)))


def _text(plan: Plan, key: str, value: str) -> bool:
    if plan.kind != "csv" or key in plan.text_form:
        return False
    plan.text_form[key] = value
    return True


def csv_utf16(plan: Plan, chance: random.Random) -> bool:
    """Unicode text of Excel: UTF-16 with tabs."""
    if plan.kind != "csv" or plan.text_form["delimiter"] != "\t":
        return False
    return _text(plan, "encoding", "utf-16")


def csv_ragged(plan: Plan, chance: random.Random) -> bool:
    """Records end with their last field."""
    return "trailing" not in plan.text_form and "blank" not in plan.text_form and _text(plan, "ragged", "yes")


def as_html(plan: Plan, chance: random.Random) -> bool:
    """A web page saved as .xls, as many applications export."""
    if plan.kind != "xlsx":
        return False
    plan.kind = "xls"
    return True


def other_tables(plan: Plan, chance: random.Random) -> bool:
    """Other tables of the office on sheets of their own."""
    if plan.kind in ("csv", "xls"):
        return False
    for number in range(chance.randint(1, 2)):
        plan.sheets.append((f"Tabel {number + 2}", chance.choice((classes_by_sex, classes_by_years))(chance)))
    return True


def no_header(plan: Plan, chance: random.Random) -> bool:
    """The first record is data; only names and a few columns of figures, as data people write them."""
    table = plan.table
    flat = all(len(row.path) == 1 and row.path[0].codes[0] for row in table.rows if not row.parts)
    if plan.kind != "csv" or table.columns_are != "measures" or not flat or table.rows_are != "regions":
        return False
    if len(table.columns) > 3 or any(row.parts for row in table.rows):
        return False
    table.headless = True
    return True


def stacked_tables(plan: Plan, chance: random.Random) -> bool:
    """Another table of the office under the first."""
    if plan.kind == "csv" or plan.table.tall:
        return False
    plan.neighbours.append(("below", chance.choice((classes_by_sex, classes_by_years, regions_by_measures))(chance)))
    return True


def same_form_stacked(plan: Plan, chance: random.Random) -> bool:
    """The same table for another year under the first, with its own title."""
    if plan.kind == "csv" or plan.table.tall or plan.neighbours:
        return False
    plan.neighbours.append((chance.choice(("again", "district")), plan.table))
    return True


def side_by_side(plan: Plan, chance: random.Random) -> bool:
    """Another table at the right, behind an empty column."""
    if plan.kind == "csv" or plan.table.tall or plan.neighbours or plan.style.gap_columns or plan.finish:
        return False
    plan.neighbours.append(("beside", chance.choice((classes_by_sex, regions_by_measures))(chance)))
    return True


def joined_tables(plan: Plan, chance: random.Random) -> bool:
    """A small second table directly at the right, without an empty column.

    Only where it is much shorter and names other things than the first, else no eye could part them.
    """
    table = plan.table
    if plan.kind == "csv" or table.tall or plan.neighbours or table.rows_are != "regions" or len(table.rows) < 8:
        return False
    style = plan.style
    if max(len(column.path) for column in table.columns) > 1 or style.gap_columns or style.column_numbers:
        return False
    if style.unit_row or style.unit_pairs or style.gap_row or style.repeat_header:
        return False
    small = classes_by_sex(chance)
    small.rows = small.rows[:4]
    small.columns = small.columns[:1]
    plan.neighbours.append(("joined", small))
    return True


def monthly_sheets(plan: Plan, chance: random.Random) -> bool:
    """The same form on several sheets, one per month, year or district."""
    if plan.kind in ("csv", "xls") or plan.neighbours:
        return False
    names = chance.choice((words.MONTHS, ("2021", "2022", "2023"), tuple(words.CITY), ("Jan-Apr", "Mei", "Juni")))
    plan.pages = list(names[: chance.randint(2, 4)])
    return True


def hidden_helper_sheet(plan: Plan, chance: random.Random) -> bool:
    """A hidden sheet with the lists of the drop-downs."""
    if plan.kind != "xlsx":
        return False

    def make(chance: random.Random) -> Canvas:
        canvas = Canvas("Ref", hidden=True)
        for row, name in enumerate(("Kode", *words.CITY), 1):
            canvas.put(row, 1, name)
            canvas.put(row, 2, "Nilai" if row == 1 else row * 11)
        return canvas

    plan.extra.append(make)
    return True


def metadata_sheet(plan: Plan, chance: random.Random) -> bool:
    """A sheet that describes the data in words."""
    if plan.kind in ("csv", "xls"):
        return False

    def make(chance: random.Random) -> Canvas:
        canvas = Canvas("Metadata")
        lines = (
            ("Judul", plan.table.title),
            ("Produsen Data", plan.table.subject),
            ("Definisi", "Banyaknya objek yang tercatat pada akhir tahun menurut wilayah administrasi."),
            ("Frekuensi", "Tahunan"),
            ("Tahun Data", 2024),
            ("Kontak", "0542-421123"),
            ("Tanggal Pemutakhiran", "3 Januari 2025"),
        )
        for row, (name, text) in enumerate(lines, 1):
            canvas.put(row, 1, name, bold=True)
            canvas.put(row, 2, text)
        return canvas

    plan.extra.append(make)
    return True


def notes_sheet(plan: Plan, chance: random.Random) -> bool:
    """A sheet with a few sentences."""
    if plan.kind in ("csv", "xls"):
        return False

    def make(chance: random.Random) -> Canvas:
        canvas = Canvas("Catatan")
        canvas.put(1, 1, "Sumber data:")
        canvas.put(2, 1, "1. Laporan bulanan kecamatan tahun 2024")
        canvas.put(3, 1, "2. Sistem informasi dinas")
        return canvas

    plan.extra.append(make)
    return True


def phantom_range(plan: Plan, chance: random.Random) -> bool:
    """Formats far below and to the right, without content."""
    if plan.kind != "xlsx":
        return False
    rows, columns = chance.randint(200, 3000), chance.randint(20, 60)

    def style(canvas: Canvas, chance: random.Random) -> None:
        canvas.styled_to = (rows, columns)

    plan.finish.append(style)
    return True


def trailing_blank_texts(plan: Plan, chance: random.Random) -> bool:
    """Rows below the table whose cells hold only blanks."""
    if plan.kind == "csv":
        return False

    def blanks(canvas: Canvas, chance: random.Random) -> None:
        bottom = canvas.height
        for row in range(bottom + 2, bottom + 5):
            canvas.put(row, chance.randint(1, 3), " ")

    plan.finish.append(blanks)
    return True

"""Transformations that leave small oddities: empty rows and columns, stray numbers, leftovers of programs."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.core.tables.layouts.model import Canvas, Heading, Line, Measure, Plan, Put
from tests.core.tables.layouts.notation import dots_text, plain_text


def total_label_first(plan: Plan, chance: random.Random) -> bool:
    """Jumlah stands in the first column, merged over number, code and name."""
    totals = [row for row in plan.table.rows if row.parts and len(row.path) == 1 and not row.unlabelled]
    if plan.table.rows_are == "with_earlier_years" or not totals or plan.style.groups in ("indent", "next_column"):
        return False
    plan.style.total_first = True
    return True


def blank_corner(plan: Plan, chance: random.Random) -> bool:
    """No heading over the names."""
    table = plan.table
    if table.tall or plan.kind == "csv" or len(table.corners) > 1 or table.rows_are != "regions":
        return False
    plan.style.blank_corner = True
    return True


def blank_row_before_total(plan: Plan, chance: random.Random) -> bool:
    """An empty row between figures and total."""
    plan.style.blank_before_total = bool(plan.table.rows[-1].parts) and plan.style.groups not in (
        "indent",
        "next_column",
    )
    return plan.style.blank_before_total


def blank_rows_between_groups(plan: Plan, chance: random.Random) -> bool:
    """An empty row before each group."""
    if plan.style.groups not in ("section", "merged", "blank") or plan.table.tall:
        return False
    plan.style.blank_between_groups = any(row.group for row in plan.table.rows)
    return plan.style.blank_between_groups


def index_column(plan: Plan, chance: random.Random) -> bool:
    """A first column of 0, 1, 2, … without a header, as pandas writes it."""
    if plan.style.number_column or plan.style.above or max(len(c.path) for c in plan.table.columns) > 1:
        return False
    if plan.style.groups in ("section", "indent", "next_column") or any(row.unlabelled for row in plan.table.rows):
        return False
    plan.style.index_column = True
    return True


def remarks_column(plan: Plan, chance: random.Random) -> bool:
    """A column Keterangan without any content at the right."""
    if any(one.heading.startswith(("Ket", "Cat")) for one in plan.style.texts):
        return False
    plan.style.remarks_column = chance.choice(("Keterangan", "Ket.", "KET"))
    return not plan.table.tall and not plan.table.headless


def id_at_end(plan: Plan, chance: random.Random) -> bool:
    """A running id as the last column of a long table."""
    plan.style.id_column = "id" if plan.table.tall else ""
    return plan.table.tall


def year_behind_value(plan: Plan, chance: random.Random) -> bool:
    """The year's column stands right of the figures, as portals have it."""
    if not plan.table.tall or plan.table.corners[-1] != "tahun":
        return False
    plan.table.right_labels = 1
    return True


def years_as_floats(plan: Plan, chance: random.Random) -> bool:
    """2019.0 in a long table that went through a program."""
    plan.style.years_as_floats = plan.table.tall and plan.kind == "csv"
    return plan.style.years_as_floats


def continued_line(plan: Plan, chance: random.Random) -> bool:
    """Lanjutan Tabel 4.2.1 above the header on the next page."""
    if not plan.style.repeat_header:
        return False
    plan.style.continued = chance.choice(("Lanjutan Tabel 4.2.1", "Lanjutan", "Tabel 4.2.1 (lanjutan)"))
    return True


def stray_code(plan: Plan, chance: random.Random) -> bool:
    """A number above the header that belongs to nothing: the province's code."""
    if not plan.style.above or plan.kind == "csv" or plan.neighbours:
        return False

    def stray(canvas: Canvas, chance: random.Random) -> None:
        first = min(row for row, _ in canvas.truths) - max(len(column.path) for column in plan.table.columns) - 1
        place = (first, canvas.width)
        busy = any(top <= first <= bottom for top, _, bottom, _ in canvas.merges)
        if first >= 1 and not busy and not any(row == first for row, _ in canvas.cells):
            canvas.cells[place] = Put(33)

    plan.finish.append(stray)
    return not (plan.style.unit_row or plan.style.column_numbers or plan.style.gap_row)


def hidden_codes(plan: Plan, chance: random.Random) -> bool:
    """The columns of codes are hidden."""
    plan.style.hide_codes = bool(plan.style.codes) and plan.kind == "xlsx"
    return plan.style.hide_codes


def three_decimals(plan: Plan, chance: random.Random) -> bool:
    """Ratios with three decimals as text, 1.123 throughout: nobody can tell them from thousands."""
    lines = (*plan.table.columns, *plan.table.rows)
    rates = [line for line in lines if line.measure and line.measure.noun.startswith("Rasio")]
    if not rates or plan.style.notations:
        return False
    fine = Measure("Rasio Murid per Guru", "rate", "", 1.1, 31, 3, "Student-Teacher Ratio")
    for line in rates:
        if line.measure:
            line.measure = Measure(line.measure.noun, "rate", line.measure.unit, fine.low, fine.high, 3)
    plan.style.notations["rate"] = chance.choice((dots_text, plain_text))
    return True


def group_heading_over_regions(plan: Plan, chance: random.Random) -> bool:
    """Regions across under a common name: Kabupaten / Kota | Cilacap."""
    table = plan.table
    if not table.columns_are.startswith("turned_regions") or any(len(c.path) > 1 for c in table.columns):
        return False
    over = Heading(chance.choice(("Kecamatan", "Kabupaten / Kota", "Wilayah")), needed=False)
    table.columns = [column if column.parts else _under(over, column) for column in table.columns]
    return True


def _under(over: Heading, column: Line) -> Line:
    column.path = (over, *column.path)
    return column


def corners_below(plan: Plan, chance: random.Random) -> bool:
    """The headings over the names stand in the last header row, the groups above the figures alone."""
    deep = max(len(column.path) for column in plan.table.columns) > 1
    plan.style.corner_below = deep and plan.style.header in ("blank", "repeated") and not plan.style.english_row
    return plan.style.corner_below


def wide_labels(plan: Plan, chance: random.Random) -> bool:
    """Each name is merged over two columns."""
    style, table = plan.style, plan.table
    if plan.kind == "csv" or table.tall or len(table.corners) > 1 or style.header != "merged" or style.total_first:
        return False
    style.wide_labels = not style.texts and not style.index_column and not style.column_numbers
    return style.wide_labels


def broken_names(plan: Plan, chance: random.Random) -> bool:
    """Names broken over two lines in their cell."""
    broken = 0
    for row in plan.table.rows:
        last = row.path[-1]
        if " " in last.text and "\n" not in last.text and not row.parts and chance.random() < 0.3:
            head, tail = last.text.rsplit(" ", 1)
            row.path = (*row.path[:-1], replace(last, text=f"{head}\n{tail}", also=(*last.also, last.text)))
            broken += 1
    return broken > 0 and not plan.table.tall

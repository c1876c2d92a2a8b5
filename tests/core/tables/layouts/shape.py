"""Transformations of the table itself: totals, groups, years, turning it around."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.core.tables.layouts.model import Figures, Heading, Line, Plan
from tests.core.tables.layouts.tables import heading

TOTAL_WORDS = ("Jumlah", "Total", "JUMLAH", "Jumlah Total", "TOTAL")


def _leaf_rows(plan: Plan) -> tuple[Line, ...]:
    return tuple(row for row in plan.table.rows if not row.parts)


def _may_total_rows(plan: Plan) -> bool:
    """Years and unlike items are not added up; one total is enough; a long table has none.

    Groups that are classes or years have none either: below the last group it would seem to be that group's.
    """
    table = plan.table
    fit = table.rows_are in ("regions", "villages", "groups", "hierarchy", "classes", "months")
    has = any(len(row.parts) == len(_leaf_rows(plan)) for row in table.rows if row.parts)
    return fit and not has and not table.tall and len(table.rows) >= 3


def _total_row(plan: Plan, chance: random.Random, *, first: bool) -> bool:
    table = plan.table
    if not _may_total_rows(plan):
        return False
    if not any(table.measure_of(row, column).additive for row in table.rows for column in table.columns):
        return False
    word = "Jumlah Total" if any(row.parts for row in plan.table.rows) else chance.choice(TOTAL_WORDS)
    row = Line((heading(word),), parts=_leaf_rows(plan))
    plan.table.rows.insert(0 if first else len(plan.table.rows), row)
    return True


def total_row_bottom(plan: Plan, chance: random.Random) -> bool:
    """The usual last row Jumlah."""
    return _total_row(plan, chance, first=False)


def total_row_top(plan: Plan, chance: random.Random) -> bool:
    """The total stands first, under the header."""
    return _total_row(plan, chance, first=True)


def total_row_region(plan: Plan, chance: random.Random) -> bool:
    """The total carries the name of the region above: Kota Balikpapan, Jawa Barat, Indonesia.

    Only where the columns can be added up: a region that is not called total is known by arithmetic alone.
    """
    table = plan.table
    if not _may_total_rows(plan) or table.rows_are not in ("regions", "villages", "groups"):
        return False
    if not all(table.measure_of(table.rows[0], column).additive for column in table.columns):
        return False
    name = {
        "Provinsi": ("Indonesia", "INDONESIA"),
        "Kabupaten/Kota": ("Jawa Barat", "Provinsi Jawa Barat"),
        "Kecamatan": ("Kota Balikpapan", "Kabupaten Bandung"),
    }.get(table.corners[-1 if table.rows_are == "groups" else 0], ("Kecamatan Cileunyi", "Kec. Cileunyi"))
    row = Line((Heading(chance.choice(name)),), parts=_leaf_rows(plan))
    table.rows.insert(chance.choice((0, len(table.rows))), row)
    return True


def total_row_unlabelled(plan: Plan, chance: random.Random) -> bool:
    """The last row has figures but no name. Needs columns that add up and enough rows to be sure."""
    table = plan.table
    if not _may_total_rows(plan) or len(table.rows) < 4 or table.rows_are in ("hierarchy",):
        return False
    if not all(table.measure_of(table.rows[0], column).additive for column in table.columns):
        return False
    table.rows.append(Line((Heading("", needed=False),), parts=_leaf_rows(plan), unlabelled=True))
    return True


def subtotals_after(plan: Plan, chance: random.Random) -> bool:
    """Each group of rows ends with its own total."""
    table = plan.table
    if table.rows_are not in ("villages", "groups", "class_groups") or any(row.parts for row in table.rows):
        return False
    spelled = chance.choice(("Jumlah", "Sub Total", "Subtotal", "named"))
    rows: list[Line] = []
    for group, members in _grouped(table.rows):
        rows += members
        path = (heading(f"Jumlah {group.text}"),) if spelled == "named" else (group, heading(spelled))
        if group.text in ("Kabupaten", "Kota") or group.text.isdigit() or spelled != "named":
            path = (group, heading(f"Jumlah {group.text}" if spelled == "named" else spelled))
        rows.append(Line(path, parts=tuple(members), under=group))
    table.rows = rows
    return True


def parents_first(plan: Plan, chance: random.Random) -> bool:
    """The group is a row with the sum of its parts, the parts follow: printed by indentation or in the next column.

    Bold parents without indentation only where every column adds up: bold alone would say too little.
    """
    table = plan.table
    if table.rows_are not in ("villages", "hierarchy") or any(row.parts for row in table.rows):
        return False
    rows: list[Line] = []
    for group, members in _grouped(table.rows):
        measure = members[0].measure
        if len(members) == 1 and len(members[0].path) == 1:
            rows += members
            continue
        rows.append(Line((group,), measure, parts=tuple(members)))
        optional = replace(group, needed=False)
        for member in members:
            member.path = (optional, member.path[1])
        rows += members
    table.rows = rows
    plan.style.groups = chance.choice(("indent", "indent", "next_column"))
    numbered = all(row.path[-1].number for row in rows)
    additive = all(table.measure_of(rows[0], column).additive for column in table.columns)
    forms = ("format", "spaces", "dash") if plan.kind == "xlsx" else ("spaces", "dash")
    forms += ("bold",) if plan.kind == "xlsx" and additive and len(table.columns) > 1 else ()
    plan.style.indent_by = "numbers" if numbered and chance.random() < 0.4 else chance.choice(forms)
    return True


def _grouped(rows: list[Line]) -> list[tuple[Heading, list[Line]]]:
    found: list[tuple[Heading, list[Line]]] = []
    for row in rows:
        group = row.path[0]
        if found and found[-1][0] == group and row.group:
            found[-1][1].append(row)
        else:
            found.append((group, [row]))
    return found


def section_rows(plan: Plan, chance: random.Random) -> bool:
    """The group's name stands on a row of its own, without figures.

    Not where some rows belong to no group: below a section nothing would show that they do not.
    """
    table = plan.table
    if table.tall or not any(row.group for row in table.rows) or plan.style.groups in ("indent", "next_column"):
        return False
    if any(not row.group and not row.parts for row in table.rows):
        return False
    plan.style.groups = "section"
    plan.style.section_in = chance.choice(("label", "number", "first", "numbered_label", "wide"))
    return True


def merged_groups(plan: Plan, chance: random.Random) -> bool:
    """The group's name is merged over its rows at the left."""
    if plan.table.tall or not any(row.group for row in plan.table.rows) or plan.style.groups != "blank":
        return False
    plan.style.groups = "merged"
    return True


def repeated_groups(plan: Plan, chance: random.Random) -> bool:
    """The group's name stands in every row."""
    if not any(row.group for row in plan.table.rows) or plan.style.groups != "blank":
        return False
    plan.style.groups = "repeat"
    return True


def _may_total_columns(plan: Plan) -> bool:
    table = plan.table
    if table.tall or any(column.parts for column in table.columns) or len(table.columns) < 2:
        return False
    fit = table.columns_are in ("classes", "year_classes", "measure_classes", "months", "measures_sex")
    fit = fit or (table.rows_are == "classes" and table.columns_are == "measures")
    return fit and all(table.measure_of(row, column).additive for row in table.rows for column in table.columns)


def _column_totals(plan: Plan, chance: random.Random, *, left: bool) -> bool:
    """A total over each innermost group of columns, and one over all where the groups add up."""
    if not _may_total_columns(plan):
        return False
    table = plan.table
    short = any(column.path[-1].text in ("L", "I", "II") for column in table.columns)
    word = chance.choice(("Jumlah", "Total", "L+P") if short and table.columns[0].path[-1].text == "L" else TOTAL_WORDS)
    columns: list[Line] = []
    for prefix, members in _siblings(table.columns):
        whole = Line((*prefix, heading(word)), members[0].measure, tuple(members))
        columns += [whole, *members] if left else [*members, whole]
    table.columns = columns
    return True


def _siblings(columns: list[Line]) -> list[tuple[tuple[Heading, ...], list[Line]]]:
    found: list[tuple[tuple[Heading, ...], list[Line]]] = []
    for column in columns:
        prefix = column.path[:-1]
        if found and found[-1][0] == prefix:
            found[-1][1].append(column)
        else:
            found.append((prefix, [column]))
    return found


def total_columns_right(plan: Plan, chance: random.Random) -> bool:
    """Jumlah at the right of each group of columns."""
    return _column_totals(plan, chance, left=False)


def total_columns_left(plan: Plan, chance: random.Random) -> bool:
    """Jumlah before its parts."""
    return _column_totals(plan, chance, left=True)


def grand_total_column(plan: Plan, chance: random.Random) -> bool:
    """After groups with their own totals, the total of all."""
    table = plan.table
    groups = [column for column in table.columns if column.parts]
    if len(groups) < 2 or table.columns_are != "year_classes" or any(len(c.path) == 1 for c in table.columns):
        return False
    leaves = tuple(column for column in table.columns if not column.parts)
    table.columns.append(Line((heading("Grand Total"),), table.columns[0].measure, leaves))
    return True


def group_column_is_sum(plan: Plan, chance: random.Random) -> bool:
    """Flat header: the column with the group's name is the sum of the columns at its right (SUSPEK, Dirawat, …)."""
    table = plan.table
    if table.columns_are != "measure_classes" or any(column.parts for column in table.columns):
        return False
    columns: list[Line] = []
    names = [column.path[-1].text for column in table.columns]
    for prefix, members in _siblings(table.columns):
        columns.append(Line(prefix, members[0].measure, tuple(members)))
        for member in members:
            needed = names.count(member.path[-1].text) > 1
            member.path = (replace(prefix[-1], needed=needed), member.path[-1])
        columns += members
    table.columns = columns
    plan.style.header = "flat_last"
    return True


def years_newest_first(plan: Plan, chance: random.Random) -> bool:
    """2024, 2023, 2022, across or down."""
    table = plan.table
    if table.rows_are == "years":
        table.rows.reverse()
        return True
    if table.columns_are != "years" or table.tall:
        return False
    table.columns.reverse()
    return True


def years_glued(plan: Plan, chance: random.Random) -> bool:
    """The year is glued to the name: JumlahGuru2021, Jumlah_Guru_2022, Guru (2023)."""
    table = plan.table
    if table.columns_are not in ("years", "three") or table.tall:
        return False
    form = chance.choice(("{0}_{1}", "{0} {1}", "{0}{1}", "{0} ({1})", "{0} Tahun {1}"))
    if any((column.measure or table.measure) is None for column in table.columns):
        return False
    for column in table.columns:
        measure = column.measure or table.measure
        if measure is None or not all(part.text.isdigit() or part.needed for part in column.path):
            continue
        names = [part.text for part in column.path if part.needed and not part.text.isdigit()] or [measure.noun]
        name = "_".join(names).replace(" ", "_") if "_" in form else " ".join(names)
        name = name.title().replace(" ", "") if form == "{0}{1}" else name
        column.path = (Heading(form.format(name, column.path[-1].text)),)
    if any(len(column.path) > 1 for column in table.columns):
        return False
    table.columns_are = "glued"
    return True


def years_with_word(plan: Plan, chance: random.Random) -> bool:
    """Tahun 2021, Th. 2022, 2021 (R)."""
    if plan.table.columns_are != "years" or plan.table.tall:
        return False
    word = chance.choice(("Tahun {}", "Thn {}", "TAHUN {}"))
    for column in plan.table.columns:
        year = column.path[-1]
        column.path = (*column.path[:-1], replace(year, text=word.format(year.text), also=(year.text,)))
    return True


def provisional_years(plan: Plan, chance: random.Random) -> bool:
    """2024* or 2024**: figures that are still provisional."""
    table = plan.table
    lines = table.columns if table.columns_are == "years" else table.rows if table.rows_are == "years" else []
    if not lines or table.tall:
        return False
    last = max(lines, key=lambda line: line.path[-1].text)
    year = last.path[-1]
    marked = year.text + chance.choice(("*", "*)", "**"))
    last.path = (*last.path[:-1], replace(year, text=marked, also=(*year.also, year.text)))
    last.flagged = True
    plan.style.below.append(("*) Angka sementara", "left"))
    return True


def transpose(plan: Plan, chance: random.Random) -> bool:
    """Regions across, measures or years down."""
    table = plan.table
    small = len(table.rows) <= 12 and not any(row.unlabelled for row in table.rows)
    if (
        table.tall
        or not small
        or table.columns_are == "value"
        or plan.style.header == "flat_last"
        or plan.style.groups in ("indent", "next_column")
    ):
        return False
    if table.rows_are == "with_earlier_years":
        return False
    depth = {len(column.path) for column in table.columns if not column.parts}
    if depth != {1} or any(row.group for row in table.rows) or any(c.group for c in table.columns):
        return False
    corner = {"years": "Tahun", "months": "Bulan", "classes": "Rincian"}.get(table.columns_are, "Uraian")
    table.rows, table.columns = table.columns, table.rows
    table.rows_are, table.columns_are = f"turned_{table.columns_are}", f"turned_{table.rows_are}"
    table.corners = [corner]
    return True


def months_as_cumulative(plan: Plan, chance: random.Random) -> bool:
    """Quarters that add up as the year goes: s.d. Triwulan III."""
    table = plan.table
    texts = [column.path[-1].text for column in table.columns]
    if table.columns_are != "classes" or "Triwulan I" not in texts or any(column.parts for column in table.columns):
        return False
    for column in table.columns:
        last = column.path[-1]
        column.path = (*column.path[:-1], replace(last, text=f"s.d. {last.text}", english=""))
    table.columns_are = "cumulative"
    return True


def few_rows(plan: Plan, chance: random.Random) -> bool:
    """Only the first rows: small offices have small tables."""
    table = plan.table
    if (
        table.tall
        or len(table.rows) < 6
        or any(row.parts for row in table.rows)
        or table.rows_are in ("hierarchy", "villages")
    ):
        return False
    if table.rows_are == "groups":
        return False
    table.rows = table.rows[: chance.randint(3, 5)]
    return True


def year_row_below(plan: Plan, chance: random.Random) -> bool:
    """The same year under every column, in a header row of its own, as tables of the statistics office have it."""
    table = plan.table
    if table.tall or table.columns_are not in ("measures", "classes", "measure_classes"):
        return False
    if len({len(column.path) for column in table.columns}) > 1:
        return False
    if any(one.text.isdigit() for row in table.rows for one in row.path):
        return False
    year = Heading(str(chance.randint(2018, 2025)))
    for column in table.columns:
        column.path = (*column.path, year)
    table.columns_are = "dated"
    return True


def earlier_years_below(plan: Plan, chance: random.Random) -> bool:
    """Below the total stand the totals of earlier years: 2023, 2022."""
    table = plan.table
    if table.tall or table.rows_are != "regions" or table.columns_are not in ("measures", "classes"):
        return False
    if not table.rows[-1].parts or table.rows[-1].unlabelled or len(table.rows[-1].path) > 1:
        return False
    if not all(table.measure_of(table.rows[0], column).additive for column in table.columns):
        return False
    last = chance.randint(2020, 2024)
    rows = [Line((Heading(str(last - n)),), parts=table.rows[-1].parts) for n in range(chance.randint(1, 3))]
    table.rows += rows
    table.rows_are = "with_earlier_years"

    def shrink(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for (row, _), figure in figures.items():
            if plan.table.rows[row] in rows and isinstance(figure.value, Decimal):
                measure_of = figure.value * Decimal(str(round(chance.uniform(0.7, 0.97), 3)))
                figure.value = measure_of.quantize(figure.value)

    plan.marks.append(shrink)
    return True

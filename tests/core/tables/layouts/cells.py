"""Transformations of cells and columns: units in the cell, brackets, errors, columns without data, wrong sums."""

from __future__ import annotations

import random
from decimal import Decimal

from tests.core.tables.layouts.model import Figures, Line, Measure, Plan, Put
from tests.core.tables.layouts.notation import EITHER, MISSING, grouped, native


def _kinds(plan: Plan) -> set[str]:
    table = plan.table
    return {table.measure_of(row, column).kind for row in table.rows for column in table.columns}


def units_in_cells(plan: Plan, chance: random.Random) -> bool:
    """12 orang, 3,5 ha: the unit stands in every cell."""
    if plan.style.notations or "text" in _kinds(plan):
        return False
    point = chance.choice((",", "."))

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        unit = "%" if measure.unit == "persen" else measure.unit
        return Put(f"{grouped(value, '' if point == '.' else '.', point)} {unit}".strip())

    plan.style.notations.update({kind: write for kind in ("count", "area", "weight", "percent")})
    return bool(_kinds(plan) & set(plan.style.notations))


def brackets_for_negatives(plan: Plan, chance: random.Random) -> bool:
    """(2,35) for -2,35, as bookkeepers write; or with a real minus sign."""
    sign = chance.choice(("({})", "({})", "−{}", "- {}"))
    if "Laju" not in plan.table.title or plan.style.notations:
        return False

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        text = grouped(abs(value), ".", ",")
        return Put(sign.format(text) if value < 0 else text)

    plan.style.notations["rate"] = write
    return True


def about_signs(plan: Plan, chance: random.Random) -> bool:
    """± 1.200: nobody counted."""

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for figure in figures.values():
            if isinstance(figure.value, Decimal) and not figure.flag and chance.random() < 0.05:
                figure.flag, figure.statuses = "±", frozenset({"ok", "estimated"})

    if _kinds(plan) - {"count"} or plan.table.tall:
        return False
    plan.marks.append(mark)
    return True


def formula_errors(plan: Plan, chance: random.Random) -> bool:
    """#DIV/0! and #REF! where a formula failed."""
    error = chance.choice(("#DIV/0!", "#REF!", "#N/A"))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        table = plan.table
        for (row, column), figure in figures.items():
            measure = table.measure_of(table.rows[row], table.columns[column])
            whole = table.rows[row].parts or table.columns[column].parts
            if not measure.additive and not whole and not figure.flag and chance.random() < 0.1:
                figure.value, figure.mark, figure.statuses = None, error, frozenset({"missing", "ambiguous"})

    if plan.kind == "csv" or not _kinds(plan) & {"percent", "rate"}:
        return False
    plan.marks.append(mark)
    return True


def column_without_data(plan: Plan, chance: random.Random) -> bool:
    """A measure that has its column but no figure yet, not even a total."""
    table = plan.table
    plain = [n for n, column in enumerate(table.columns) if not column.parts and column.measure]
    used = {id(part) for column in table.columns for part in column.parts}
    plain = [n for n in plain if id(table.columns[n]) not in used]
    if len(plain) < 3 or table.tall or plan.style.unit_pairs or table.columns_are.startswith("turned"):
        return False
    empty = chance.choice(plain)
    text, statuses = chance.choice((("", EITHER), ("...", MISSING), ("-", EITHER)))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for (_, column), figure in figures.items():
            if column == empty:
                figure.value, figure.mark, figure.flag, figure.statuses = None, text, "", statuses

    plan.marks.append(mark)
    return True


def only_total_known(plan: Plan, chance: random.Random) -> bool:
    """N/A in every region of a column, only the total is filled."""
    table = plan.table
    whole = [row for row in table.rows if row.parts and len(row.path) == 1 and not row.unlabelled]
    if len(whole) != 1 or len(table.columns) < 3 or table.columns_are not in ("measures", "measure_classes"):
        return False
    if any(column.parts for column in table.columns):
        return False
    known = chance.randrange(len(table.columns))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for (row, column), figure in figures.items():
            if column == known and not table.rows[row].parts:
                figure.value, figure.mark, figure.flag, figure.statuses = None, "N/A", "", MISSING

    plan.marks.append(mark)
    return True


def wrong_totals(plan: Plan, chance: random.Random) -> bool:
    """The printed total is not the sum: it is kept as printed, and called a total by its word."""
    table = plan.table
    whole = [
        n
        for n, row in enumerate(table.rows)
        if row.parts and len(row.path) == 1 and row.path[0].text.casefold().startswith(("jumlah", "total"))
    ]
    if not whole or table.measure_of(table.rows[0], table.columns[0]).decimals:
        return False

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for place in whole:
            figure = figures[place, 0]
            if isinstance(figure.value, Decimal) and figure.value > 100:
                figure.value += chance.choice((-9, 1, 10, 27))

    plan.marks.append(mark)
    return True


def mean_row(plan: Plan, chance: random.Random) -> bool:
    """Rata-rata as the last row of rates."""
    table = plan.table
    if table.tall or table.rows_are != "regions" or any(row.parts for row in table.rows) or len(table.rows) < 3:
        return False
    if any(table.measure_of(table.rows[0], column).additive for column in table.columns):
        return False
    word = chance.choice(("Rata-rata", "Rata-Rata", "RATA-RATA"))
    name = type(table.rows[0].path[0])(word)
    table.rows.append(Line((name,), parts=tuple(table.rows)))
    return True


def years_as_text(plan: Plan, chance: random.Random) -> bool:
    """Years typed as text."""
    plan.style.years_as_text = plan.kind != "csv"
    return plan.style.years_as_text and any(
        one.text.isdigit() for line in (*plan.table.rows, *plan.table.columns) for one in line.path
    )


def plain_numbers_as_general(plan: Plan, chance: random.Random) -> bool:
    """Numbers shown with thousands and decimals by their format only."""
    if plan.kind == "csv" or plan.style.notations:
        return False
    form = chance.choice(("#,##0", "#,##0.00", "#,##0.0", '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0"))

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(native(value, measure, chance).value, form)

    for kind in ("count", "money", "area", "weight"):
        plan.style.notations[kind] = write
    return True

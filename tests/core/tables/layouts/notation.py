"""Transformations of the numbers: how they are written, what stands where there is none."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from tests.core.tables.layouts.model import Figure, Figures, Measure, Plan, Put, Write

COUNTING = ("count", "money")


def native(value: Decimal, measure: Measure, chance: random.Random) -> Put:
    """A number as such, as Excel holds it."""
    form = {"count": "", "money": "#,##0", "area": "0.00", "weight": "#,##0.00"}.get(measure.kind, "")
    return Put(int(value) if measure.decimals == 0 else float(value), form)


def grouped(value: Decimal, thousands: str, point: str) -> str:
    whole, _, rest = f"{abs(value):f}".partition(".")
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", thousands, whole)
    return ("-" if value < 0 else "") + groups + (point + rest if rest else "")


def _text(thousands: str, point: str) -> Write:
    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(grouped(value, thousands, point))

    return write


dots_text = _text(".", ",")
english_text = _text(",", ".")
blanks_text = _text(" ", ",")
nbsp_text = _text("\u00a0", ",")
plain_text = _text("", ".")
comma_text = _text("", ",")


def _both(plan: Plan, write: Write) -> bool:
    """Every kind of the table in this notation, unless another has been chosen."""
    if plan.style.notations:
        return False
    for kind in ("count", "money", "area", "weight", "thousands", "percent", "rate"):
        plan.style.notations[kind] = write
    return True


def thousands_dots(plan: Plan, chance: random.Random) -> bool:
    """1.234.567,89 as text, as typed by hand."""
    return _both(plan, dots_text)


def english_commas(plan: Plan, chance: random.Random) -> bool:
    """1,234,567.89 as text, as English programs export."""
    return _both(plan, english_text)


def thousands_blanks(plan: Plan, chance: random.Random) -> bool:
    """2 121 with a blank, plain or not to be broken."""
    return _both(plan, chance.choice((blanks_text, nbsp_text)))


def decimal_point_text(plan: Plan, chance: random.Random) -> bool:
    """107.54 as text."""
    return _both(plan, plain_text)


def decimal_comma_text(plan: Plan, chance: random.Random) -> bool:
    """107,54 as text, thousands not parted."""
    return _both(plan, comma_text)


def padded_numbers(plan: Plan, chance: random.Random) -> bool:
    """Numbers as text with blanks around them."""

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(chance.choice((" {}", "{} ", " {} ", "{}\u00a0")).format(grouped(value, ".", ",")))

    return _both(plan, write)


def rupiah(plan: Plan, chance: random.Random) -> bool:
    """Rp 13.411.000,- and its kin."""
    if not any(line.measure and line.measure.kind == "money" for line in (*plan.table.columns, *plan.table.rows)):
        return False
    form = chance.choice(("Rp {},-", "Rp{}", "Rp. {}", "Rp {},00", "{},-", "Rp.{},-"))

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        if measure.decimals:
            return Put("Rp " + grouped(value, ".", ","))
        return Put(form.format(grouped(value, ".", ",")))

    plan.style.notations["money"] = write
    return True


def percent_signs(plan: Plan, chance: random.Random) -> bool:
    """85 %, 85,3%, 85.30%."""
    point = chance.choice((",", "."))
    glue = chance.choice(("", " "))

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(grouped(value, "", point) + glue + "%")

    return _percent(plan, write)


def percent_fractions(plan: Plan, chance: random.Random) -> bool:
    """The file holds 0.853, the officer sees 85,3 %."""
    if plan.kind == "csv":
        return False

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(float(value / 100), "0.00%" if measure.decimals == 2 else "0.0%")

    return _percent(plan, write)


def _percent(plan: Plan, write: Write) -> bool:
    if not any(line.measure and line.measure.kind == "percent" for line in (*plan.table.columns, *plan.table.rows)):
        return False
    plan.style.notations["percent"] = write
    return True


def damaged_thousands(plan: Plan, chance: random.Random) -> bool:
    """The dot of thousands was taken for a decimal point: 167.228 and 50.36 are 167,228 and 50,360.

    Only counts of some size; smaller ones stay whole numbers, those from a million on stay text.
    """
    if plan.style.notations or not _counts_of_size(plan) or not counting_is_said(plan):
        return False

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        if value < 1000:
            return Put(int(value))
        if value >= 1_000_000:
            return Put(grouped(value, ".", ","))
        return Put(float(value / 1000))

    plan.style.notations["count"] = write
    return True


def damaged_text(plan: Plan, chance: random.Random) -> bool:
    """The same damage kept as text, as a CSV does: 1.474 and 1.49 are 1474 and 1490."""
    if plan.style.notations or not _counts_of_size(plan) or not counting_is_said(plan):
        return False

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        if value < 1000:
            return Put(str(value))
        if value >= 1_000_000:
            return Put(grouped(value, ".", ","))
        return Put(f"{(value / 1000).normalize():f}")

    plan.style.notations["count"] = write
    return True


def counting_is_said(plan: Plan) -> bool:
    """Some word on the page tells that things are counted; without one nobody could know that a dot is damage."""
    table = plan.table
    nouns = {m.noun for row in table.rows for c in table.columns if (m := table.measure_of(row, c)).kind == "count"}
    lines = (*table.rows, *table.columns)
    texts = [text for line in lines for one in line.path for text in (one.text, *one.also)]
    texts += [text for _, text, _ in plan.style.above]
    return all(any(noun in text for text in texts) for noun in nouns)


def _counts_of_size(plan: Plan) -> bool:
    """Every count can reach thousands by itself, so that most of a column shows three digits behind the dot."""
    table = plan.table
    counts = {one for row in table.rows for column in table.columns for one in (table.measure_of(row, column),)}
    counts = {one for one in counts if one.kind == "count"}
    many = len(table.rows) >= 6
    return bool(counts) and many and all(one.low * one.high >= 3_000_000 for one in counts)


def mixed_notations(plan: Plan, chance: random.Random) -> bool:
    """Numbers, plain text and dots of thousands in one column."""

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return chance.choice((native, dots_text, dots_text, comma_text))(value, measure, chance)

    if plan.style.notations:
        return False
    for kind in ("count", "money", "weight", "area"):
        plan.style.notations[kind] = write
    return True


def some_numbers_as_text(plan: Plan, chance: random.Random) -> bool:
    """A part of the numbers is text, as after pasting."""

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return chance.choice((native, native, plain_text))(value, measure, chance)

    return plan.kind != "csv" and _both(plan, write)


def float_noise(plan: Plan, chance: random.Random) -> bool:
    """Results of divisions with all their digits."""
    if plan.kind == "csv":
        return False

    def write(value: Decimal, measure: Measure, chance: random.Random) -> Put:
        return Put(float(value) * (1 + 2e-15) if measure.decimals else int(value), "0.00")

    for kind in ("weight", "rate", "percent", "area"):
        plan.style.notations.setdefault(kind, write)
    return any(line.measure and line.measure.decimals for line in (*plan.table.columns, *plan.table.rows))


MISSING = frozenset({"missing"})
EITHER = frozenset({"missing", "nil"})
HIDDEN = frozenset({"missing", "suppressed"})
UNKNOWN = frozenset({"missing", "suppressed", "nil", "ambiguous"})
MARKS: dict[str, tuple[str, frozenset[str]]] = {
    "dash": ("-", EITHER),
    "long_dash": ("–", EITHER),
    "ellipsis": ("…", MISSING),
    "dots": ("...", MISSING),
    "not_available": ("N/A", MISSING),
    "na": ("NA", HIDDEN),
    "blank": ("", EITHER),
    "space": (" ", EITHER),
    "letter_x": ("x", UNKNOWN),
}


def _spread(plan: Plan, chance: random.Random, name: str, share: float) -> bool:
    text, statuses = MARKS[name]

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        table = plan.table
        for (row, column), figure in figures.items():
            whole = table.rows[row].parts or table.columns[column].parts
            if not whole and not figure.mark and figure.value is not None and chance.random() < share:
                _without(table_parts(plan, row, column), figures, figure)
                figure.value, figure.mark, figure.statuses = None, text or " ", statuses
                figure.mark = text

    plan.marks.append(mark)
    return True


def table_parts(plan: Plan, row: int, column: int) -> list[tuple[int, int]]:
    """The totals that hold this figure; a mean is left as it is."""
    table = plan.table
    if not table.measure_of(table.rows[row], table.columns[column]).additive:
        return []
    rows = [row, *(n for n, line in enumerate(table.rows) if table.rows[row] in line.parts)]
    columns = [column, *(n for n, line in enumerate(table.columns) if table.columns[column] in line.parts)]
    return [(r, c) for r in rows for c in columns if (r, c) != (row, column)]


def _without(totals: list[tuple[int, int]], figures: Figures, figure: Figure) -> None:
    for place in totals:
        whole = figures[place].value
        if isinstance(whole, Decimal) and isinstance(figure.value, Decimal):
            figures[place].value = whole - figure.value


def dashes(plan: Plan, chance: random.Random) -> bool:
    """- or – where there is none."""
    return _spread(plan, chance, chance.choice(("dash", "long_dash")), 0.08)


def not_available(plan: Plan, chance: random.Random) -> bool:
    """…, ..., N/A, NA."""
    return _spread(plan, chance, chance.choice(("ellipsis", "dots", "not_available", "na")), 0.08)


def blanks(plan: Plan, chance: random.Random) -> bool:
    """Cells left empty.

    Not under section rows of one or two columns: a row left empty there would look like another section.
    """
    if plan.style.groups == "section" and len(plan.table.columns) < 3:
        return False
    return _spread(plan, chance, chance.choice(("blank", "blank", "space")), 0.08)


def letters_x(plan: Plan, chance: random.Random) -> bool:
    """x in place of a number."""
    return _spread(plan, chance, "letter_x", 0.04)


def zeros(plan: Plan, chance: random.Random) -> bool:
    """Real zeros among the counts."""

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        table = plan.table
        for (row, column), figure in figures.items():
            whole = table.rows[row].parts or table.columns[column].parts
            additive = table.measure_of(table.rows[row], table.columns[column]).additive
            if not whole and additive and figure.value is not None and chance.random() < 0.08:
                _without(table_parts(plan, row, column), figures, figure)
                figure.value = Decimal(0)

    plan.marks.append(mark)
    return True


def provisional_numbers(plan: Plan, chance: random.Random) -> bool:
    """1.234* for figures that may change."""
    star = chance.choice(("*", "*", "**"))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for figure in figures.values():
            if figure.value is not None and chance.random() < 0.07:
                figure.flag, figure.statuses = star, frozenset({"provisional"})

    if plan.table.tall or any(text.startswith("*") for text, _ in plan.style.below):
        return False
    plan.marks.append(mark)
    plan.style.below.append((f"{star}) Angka sementara", "left"))
    return True


def footnotes_on_numbers(plan: Plan, chance: random.Random) -> bool:
    """A raised mark behind a few numbers, explained below the table: 1.234¹⁾.

    Raised or with a letter: a plain digit glued to a number could not be told from it.
    """
    mark_text = chance.choice(("¹", "²", "¹⁾", " a)", " ¹)"))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for figure in figures.values():
            if isinstance(figure.value, Decimal) and not figure.flag and chance.random() < 0.05:
                figure.flag = mark_text
                figure.statuses = frozenset({"ok", "provisional", "low_reliability"})

    taken = any(text.startswith(mark_text.strip()[0]) for text, _ in plan.style.below)
    if plan.table.tall or plan.table.headless or taken:
        return False
    plan.marks.append(mark)
    plan.style.below.append((f"{mark_text.strip()} Data hasil rekonsiliasi", "left"))
    return True


def revised_numbers(plan: Plan, chance: random.Random) -> bool:
    """1.234 r or 1.234e."""
    letter, status, note = chance.choice(
        (("r", "revised", "r Angka diperbaiki"), ("e", "estimated", "e Angka estimasi"))
    )
    glue = chance.choice(("", " "))

    def mark(plan: Plan, figures: Figures, chance: random.Random) -> None:
        for figure in figures.values():
            if figure.value is not None and not figure.flag and chance.random() < 0.05:
                figure.flag, figure.statuses = glue + letter, frozenset({status})

    if plan.table.tall:
        return False
    plan.marks.append(mark)
    plan.style.below.append((note, "left"))
    return True

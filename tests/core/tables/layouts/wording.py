"""Transformations of the labels: two languages, numbers in front, letter-spacing, marks, codes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.core.tables.layouts.model import Heading, Line, Plan
from tests.core.tables.layouts.vocabulary import ENGLISH


def _change(lines: list[Line], change: Callable[[Heading], Heading]) -> int:
    """The headings changed everywhere alike; how many were."""
    changed = 0
    known: dict[Heading, Heading] = {}
    for line in lines:
        path = []
        for one in line.path:
            if one not in known:
                known[one] = change(one)
                changed += known[one] != one
            path.append(known[one])
        line.path = tuple(path)
    return changed


def bilingual_headers(plan: Plan, chance: random.Random) -> bool:
    """Indonesian over English in one cell, or separated by a slash."""
    if plan.table.tall:
        return False
    glue = chance.choice(("\n", "\n", " / ", " \n"))

    def both(one: Heading) -> Heading:
        if not one.english or one.english == one.text:
            return one
        return replace(one, text=f"{one.text}{glue}{one.english}", also=(*one.also, one.text), english="")

    from_corners = [_both_corner(text, glue) for text in plan.table.corners]
    changed = _change(plan.table.columns, both) + (from_corners != plan.table.corners)
    plan.table.corners = from_corners
    if chance.random() < 0.4 and plan.table.rows_are in ("classes", "months", "items"):
        changed += _change(plan.table.rows, both)
    return changed > 0


def _both_corner(text: str, glue: str) -> str:
    english = {"Kecamatan": "District", "Kelurahan": "Village", "Bulan": "Month", "Tahun": "Year"}.get(text, "")
    english = english or {"Uraian": "Description", "Provinsi": "Province", "Indikator": "Indicator"}.get(text, "")
    return f"{text}{glue}{english}" if english else text


def units_in_headers(plan: Plan, chance: random.Random) -> bool:
    """Luas Wilayah (km²), Jumlah Guru (orang)."""
    changed = 0
    for lines in (plan.table.columns, plan.table.rows):
        for line in lines:
            measure, last = line.measure, line.path[-1]
            if measure and measure.unit and last.text.startswith(measure.noun) and "(" not in last.text:
                unit = {"persen": "%"}.get(measure.unit, measure.unit)
                also = (*last.also, last.text)
                line.path = (*line.path[:-1], replace(last, text=f"{last.text} ({unit})", also=also))
                changed += 1
    return changed > 0


def header_line_breaks(plan: Plan, chance: random.Random) -> bool:
    """Long names broken over lines, as narrow columns need."""

    def broken(one: Heading) -> Heading:
        if " " not in one.text or "\n" in one.text:
            return one
        head, tail = one.text.split(" ", 1)
        return replace(one, text=f"{head}{chance.choice((' ', ''))}\n{tail}", also=(*one.also, one.text))

    return not plan.table.tall and _change(plan.table.columns, broken) > 0


def numbers_in_names(plan: Plan, chance: random.Random) -> bool:
    """The code's last digits stand before the name: 01 Nias; or a number with a dot: 1. Manggar."""
    if plan.table.rows_are not in ("regions", "groups") or plan.style.number_column:
        return False
    form = chance.choice(("{:02d} {}", "{}. {}", "{:02d}. {}", "{:02d}   {}", "code"))
    numbers = iter(range(1, 1000))

    def numbered(one: Heading) -> Heading:
        if not one.codes[0]:
            return one
        text = f"{one.codes[1]} {one.text}" if form == "code" else form.format(next(numbers), one.text)
        return replace(one, text=text, also=(*one.also, one.text))

    return _change(plan.table.rows, numbered) > 0


def letter_spaced_names(plan: Plan, chance: random.Random) -> bool:
    """N i a s: short names spread to the width of the column."""

    def spread(one: Heading) -> Heading:
        head, _, name = one.text.rpartition(" ")
        if not one.codes[0] or not name.isalpha() or len(name) > 8 or chance.random() < 0.3:
            return one
        return replace(one, text=f"{head} {chance.choice((' ', '  ')).join(name)}".strip(), also=(*one.also, one.text))

    return _change(plan.table.rows, spread) > 0


def padded_names(plan: Plan, chance: random.Random) -> bool:
    """Blanks before and behind names and headers."""

    def padded(one: Heading) -> Heading:
        if not one.text or chance.random() < 0.5:
            return one
        return replace(one, text=chance.choice((" {}", "{} ", "{}  ", "  {}")).format(one.text))

    return _change([*plan.table.rows, *plan.table.columns], padded) > 0


def upper_case_names(plan: Plan, chance: random.Random) -> bool:
    """Everything in capitals."""

    def loud(one: Heading) -> Heading:
        return replace(one, text=one.text.upper())

    return plan.table.rows_are in ("regions", "groups", "villages") and _change(plan.table.rows, loud) > 0


def kinds_before_names(plan: Plan, chance: random.Random) -> bool:
    """Kec. Manggar, Kab. Bogor, Kel. Damai."""
    level = plan.table.corners[-1]
    short = {"Kecamatan": ("Kec. ", "Kecamatan "), "Kabupaten/Kota": ("Kab. ", "Kabupaten "), "Provinsi": ("Prov. ",)}
    short |= {"Kelurahan": ("Kel. ", "Kelurahan "), "Desa": ("Desa ",)}
    if level not in short or plan.table.tall:
        return False
    word = chance.choice(short[level])

    def named(one: Heading) -> Heading:
        fit = one.codes[0] and not one.text.startswith("Kota ") and one.text not in ("Kabupaten", "Kota")
        return replace(one, text=word + one.text) if fit else one

    rows = [row for row in plan.table.rows if not row.parts and row.path[-1].codes[0]]
    known = {row.path[-1]: named(row.path[-1]) for row in rows}
    for row in rows:
        row.path = (*row.path[:-1], known[row.path[-1]])
    return bool(rows)


def footnotes_on_labels(plan: Plan, chance: random.Random) -> bool:
    """A mark glued to one or two names, explained below the table. No mark is given two meanings."""
    starred = any("*" in text for text, _ in plan.style.below)
    notes = [("1)", "1) Belum termasuk data semester II"), ("¹", "¹ Data dinas")]
    mark, note = chance.choice(notes if starred else [("*)", "*) Kecamatan hasil pemekaran"), *notes])
    rows = [row for row in plan.table.rows if row.path[-1].codes[0] and not row.parts]
    if not rows or plan.table.tall:
        return False
    glue = chance.choice(("", " "))
    for row in chance.sample(rows, min(2, len(rows))):
        last = row.path[-1]
        also = (*last.also, last.text)
        row.path = (*row.path[:-1], replace(last, text=f"{last.text}{glue}{mark}", also=also))
    plan.style.below.append((note, "left"))
    return True


def footnote_on_header(plan: Plan, chance: random.Random) -> bool:
    """A mark glued to a column's name."""
    columns = [column for column in plan.table.columns if not column.path[-1].text[-1:].isdigit()]
    if not columns or plan.table.tall:
        return False
    one = chance.choice(columns)
    last = one.path[-1]
    taken = {text.split()[0] for text, _ in plan.style.below if text}
    mark = next(one for one in chance.sample(("1)", "²", "a)", "2)"), 4) if one not in taken)
    one.path = (*one.path[:-1], replace(last, text=f"{last.text} {mark}", also=(*last.also, last.text)))
    plan.style.below.append((f"{mark} Menurut hasil pendataan dinas", "left"))
    return True


def number_column(plan: Plan, chance: random.Random) -> bool:
    """No, 1, 2, 3 at the left."""
    plan.style.number_column = chance.choice(("No", "No.", "NO", "Nomor"))
    plan.style.number_text = chance.random() < 0.2
    plan.style.number_restart = chance.random() < 0.5
    return True


def code_column(plan: Plan, chance: random.Random) -> bool:
    """A column with the region's code in one of the systems, or in both; it may stand for the indentation."""
    if not any(row.path[-1].codes[0] or row.path[0].codes[0] for row in plan.table.rows):
        return False
    level = plan.table.corners[0 if plan.table.tall else -1].removeprefix("nama_").casefold().replace("/", "_")
    tall = plan.table.tall
    bps = (f"bps_kode_{level}" if tall else "Kode BPS", chance.choice(("bps", "bps", "float")))
    ministry = (f"kemendagri_kode_{level}" if tall else "Kode Wilayah", chance.choice(("kemendagri", "spaced")))
    if plan.style.groups == "indent" and chance.random() < 0.4:
        plan.style.indent_by = "none"
    plan.style.codes = chance.choice(([bps], [ministry], [ministry], [bps, ministry], [ministry, bps]))
    return True


def english_row(plan: Plan, chance: random.Random) -> bool:
    """The English names in a row of their own under the Indonesian ones."""
    table = plan.table
    flat = all(len(column.path) == 1 and column.path[0].english for column in table.columns)
    if table.tall or not flat or len(table.corners) > 1 or table.corners[0] not in ENGLISH:
        return False
    for column in table.columns:
        one = column.path[0]
        column.path = (replace(one, english=""), Heading(one.english, needed=False))
    plan.style.english_row, plan.style.header = True, "blank"
    return True


def numbered_groups(plan: Plan, chance: random.Random) -> bool:
    """The column of numbers counts the kecamatan, not the kelurahan."""
    if not plan.style.number_column or plan.style.groups not in ("merged", "blank") or plan.table.tall:
        return False
    plan.style.number_groups = all(row.group or row.parts for row in plan.table.rows)
    return plan.style.number_groups


def unbroken_blanks(plan: Plan, chance: random.Random) -> bool:
    """Blanks in names that do not break, as web pages leave them."""

    def stuck(one: Heading) -> Heading:
        return replace(one, text=one.text.replace(" ", "\u00a0"))

    return _change([*plan.table.rows, *plan.table.columns], stuck) > 0

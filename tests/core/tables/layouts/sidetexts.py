"""Transformations that add columns of words: sources, remarks, capitals, English names; and nested numbers."""

from __future__ import annotations

import random

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Heading, Plan, SideText, squeezed


def _names(plan: Plan) -> list[Heading]:
    return [row.path[-1] for row in plan.table.rows if not row.parts]


def source_column(plan: Plan, chance: random.Random) -> bool:
    """Each row names the office its figures come from."""
    if plan.table.rows_are != "items" or plan.table.headless:
        return False
    heading = chance.choice(("Sumber Data", "Sumber", "OPD", "Produsen Data"))
    agencies = sorted(words.AGENCIES)
    plan.style.texts.append(SideText(heading, {one: chance.choice(agencies) for one in _names(plan)}))
    return True


def remarks_with_words(plan: Plan, chance: random.Random) -> bool:
    """A column Keterangan with words in a few rows."""
    if plan.table.tall or plan.table.headless or plan.style.remarks_column:
        return False
    said = ("Data sementara", "Belum lengkap", "Termasuk data UPT", "Hasil verifikasi")
    some = {one: chance.choice(said) for one in _names(plan) if chance.random() < 0.25}
    plan.style.texts.append(SideText(chance.choice(("Keterangan", "Ket.", "Catatan")), some))
    return True


def capital_column(plan: Plan, chance: random.Random) -> bool:
    """The capital of each kecamatan beside its name."""
    table = plan.table
    if table.corners != ["Kecamatan"] or table.rows_are != "regions" or table.headless:
        return False
    if plan.style.groups in ("indent", "next_column") or plan.style.wide_labels or plan.style.total_first:
        return False
    names = _names(plan)
    taken = {spelling for one in names for spelling in one.spellings()}
    fresh = [name for name in words.made_up(chance, 60) if squeezed(name) not in taken]
    capitals = dict(zip(names, fresh, strict=False))
    plan.style.texts.append(SideText(chance.choice(("Ibukota Kecamatan", "Ibukota")), capitals, left=True))
    return True


def english_names_right(plan: Plan, chance: random.Random) -> bool:
    """The English name of each row in the last column, as yearbooks have it."""
    english = {one: one.english for one in _names(plan) if one.english}
    if plan.table.rows_are not in ("months", "items", "classes") or len(english) < 2 or plan.table.headless:
        return False
    heading = {"Bulan": "Month", "Kelompok Umur": "Age Group"}.get(plan.table.corners[0], "Description")
    plan.style.texts.append(SideText(heading, english))
    return True


def nested_numbers(plan: Plan, chance: random.Random) -> bool:
    """Sections are numbered 1, 2, their rows 1.1, 1.2; Excel may hold these as numbers.

    At most nine rows a section as numbers: 1.10 would become 1.1.
    """
    style = plan.style
    if style.groups != "section" or not style.number_column or style.section_in not in ("label", "number"):
        return False
    if not all(row.group or row.parts for row in plan.table.rows) or style.number_groups:
        return False
    style.number_nested, style.number_restart = chance.choice(("text", "float")), True
    groups = [row.group for row in plan.table.rows]
    if style.number_nested == "float" and max(groups.count(group) for group in groups) > 9:
        style.number_nested = "text"
    return True

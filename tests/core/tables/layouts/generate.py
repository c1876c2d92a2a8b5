"""From a seed to a layout: a table, at least three transformations, and the sheets with their truth."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace

from tests.core.tables.layouts import registers
from tests.core.tables.layouts.figures import fill
from tests.core.tables.layouts.model import Canvas, Figures, Layout, Plan, Style, Table
from tests.core.tables.layouts.notation import counting_is_said
from tests.core.tables.layouts.placing import Printer
from tests.core.tables.layouts.registry import HEADED, TRANSFORMATIONS
from tests.core.tables.layouts.special import SPECIAL
from tests.core.tables.layouts.tables import make_table

LEAST = 3


def generate(seed: int, only: Collection[str] | None = None) -> Layout:
    """The layout of this seed; `only` leaves out all other transformations (to find which one a fault needs)."""
    chance = random.Random(f"{seed}")  # noqa: S311 - repeatable, nothing secret
    if chance.random() < 0.03:
        return registers.make_register(seed)
    for attempt in range(50):
        plan = _planned(seed, attempt, None)
        if len(plan.applied) >= LEAST:
            break
    if only is not None:
        plan = _planned(seed, attempt, only)
    return Layout(seed, plan.kind, tuple(plan.applied), _sheets(plan), plan.text_form, plan.file_name)


def _planned(seed: int, attempt: int, only: Collection[str] | None) -> Plan:
    plan = Plan(seed, _table(random.Random(f"{seed}/table/{attempt}")))  # noqa: S311
    _transform(plan, f"{seed}/choice/{attempt}", only)
    return plan


def _table(chance: random.Random) -> Table:
    if chance.random() < 0.25:
        makers, weights = zip(*SPECIAL, strict=True)
        table: Table = chance.choices(makers, weights)[0](chance)
        return table
    return make_table(chance)


def _transform(plan: Plan, key: str, only: Collection[str] | None) -> None:
    """Draws each transformation with its weight, around eight in all, and applies those that fit."""
    chance = random.Random(key)  # noqa: S311
    wanted = chance.uniform(0.15, 0.75)
    for transformation, weight in TRANSFORMATIONS:
        name = transformation.__name__
        drawn = chance.random() < wanted * min(weight, 2.5) / 2.5
        headed = transformation in HEADED and plan.table.headless
        if not drawn or headed or (only is not None and name not in only):
            continue
        if transformation(plan, plan.random(name)):
            plan.applied.append(name)


def _sheets(plan: Plan) -> list[Canvas]:
    found = []
    for number, name in enumerate(plan.pages):
        canvas = Canvas(name)
        _page(plan, canvas, number)
        for finish in plan.finish:
            finish(canvas, plan.random(f"finish {number}"))
        found.append(canvas)
    for name, table in plan.sheets:
        canvas = Canvas(name)
        Printer(canvas, table, _figures(plan, table, name), Style(), plan.random(name)).print(1, 1)
        found.append(canvas)
    for make in plan.extra:
        place = plan.random(make.__qualname__).choice((0, len(found)))
        found.insert(place if plan.kind == "xlsx" else len(found), make(plan.random("extra")))
    return found


def _figures(plan: Plan, table: Table, purpose: str) -> Figures:
    figures = fill(table, plan.random(f"fill {purpose}"))
    if table is plan.table:
        for mark in plan.marks:
            mark(plan, figures, plan.random(f"mark {purpose}"))
    return figures


def _page(plan: Plan, canvas: Canvas, number: int) -> None:
    """One sheet: what stands above, the table, what stands below or beside it."""
    style = plan.style
    chance = plan.random(f"print {number}")
    style.counting_said = counting_is_said(plan)
    row = style.top
    above = [(text, where) for _, text, where in sorted(style.above, key=lambda line: line[0])]
    start = row + len(above) + (style.air if above else 0)
    printer = Printer(canvas, plan.table, _figures(plan, plan.table, f"page {number}"), style, chance)
    bottom, right = printer.print(start, style.left, csv=plan.kind == "csv")
    if style.hidden_row:
        _hide(canvas, plan)
    _lines(canvas, above, row, style.left, right)
    for where, table in plan.neighbours:
        bottom, right = _neighbour(plan, canvas, where, table, (start, bottom, right))
    _lines(canvas, style.below + style.signature, bottom + 1 + style.space_below, style.left, right)


def _hide(canvas: Canvas, plan: Plan) -> None:
    chance = plan.random("hidden")
    rows = sorted({row for (row, _), truth in canvas.truths.items() if truth.role == "data"})
    if len(rows) > 4:
        canvas.hidden_rows.add(chance.choice(rows[1:]))


def _lines(canvas: Canvas, lines: list[tuple[str, str]], row: int, left: int, right: int) -> None:
    for text, where in lines:
        first, _, second = text.partition("\t")
        column = max(left, right - 1) if where == "right" else left
        if first:
            canvas.put(row, column, first)
        if second:
            canvas.put(row, left + 1 if where == "pair" else max(left + 1, right - 1), second)
        if where == "merged" and text:
            canvas.merge(row, left, row, right)
        row += 1


def _neighbour(plan: Plan, canvas: Canvas, where: str, table: Table, area: tuple[int, int, int]) -> tuple[int, int]:
    """Prints another table; the last row and column in use afterwards."""
    start, bottom, right = area
    chance = plan.random(f"neighbour {where}")
    if where in ("below", "again", "district"):
        style = Style(header=plan.style.header) if where == "below" else replace(plan.style, hidden_row=False)
        air = chance.randint(1, 3)
        words = "Kecamatan : Balikpapan Barat" if where == "district" else f"Tabel 2. {table.title}, 2020"
        canvas.put(bottom + air + 1, plan.style.left, words)
        printer = Printer(canvas, table, _figures(plan, table, where), style, chance)
        low, far = printer.print(bottom + air + 2 + chance.randint(0, 1), plan.style.left)
        return low, max(far, right)
    gap = 1 if where == "joined" else chance.randint(2, 3)
    printer = Printer(canvas, table, _figures(plan, table, where), Style(header=plan.style.header), chance)
    low, far = printer.print(start, right + gap)
    return max(low, bottom), far

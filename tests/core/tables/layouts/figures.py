"""Figures for a table: leaves by chance, totals by adding up."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from tests.core.tables.layouts.model import Figure, Figures, Line, Measure, Table


def fill(table: Table, chance: random.Random) -> Figures:
    """A figure for every row and column; sums are exact, ratios of a total are the mean of its parts."""
    leaves: dict[tuple[int, int], Decimal] = {}
    trend = {id(column): chance.uniform(0.6, 1.4) for column in table.columns}

    def leaf(row: Line, column: Line) -> Decimal:
        key = (id(row), id(column))
        if key not in leaves:
            leaves[key] = _leaf(table.measure_of(row, column), row.weight * trend.get(id(column), 1.0), chance)
        return leaves[key]

    def value(row: Line, column: Line) -> Decimal:
        if row.parts:
            return _whole([value(part, column) for part in row.parts], table.measure_of(row, column))
        if column.parts:
            return _whole([value(row, part) for part in column.parts], table.measure_of(row, column))
        return leaf(row, column)

    def figure(row: Line, column: Line) -> Figure:
        classes = table.measure_of(row, column).classes
        return Figure(chance.choice(classes) if classes else value(row, column))

    return {(r, c): figure(row, column) for r, row in enumerate(table.rows) for c, column in enumerate(table.columns)}


def _leaf(measure: Measure, weight: float, chance: random.Random) -> Decimal:
    """A number between low and high; counts are never whole thousands, so that damage to them can be mended."""
    if not measure.additive:
        number = chance.uniform(measure.low, measure.high)
    else:
        spread = chance.lognormvariate(0, 0.35) * weight
        middle = (measure.low * measure.high) ** 0.5
        number = min(max(middle * spread, measure.low * chance.uniform(1, 1.7)), measure.high * 1.5)
    found = _rounded(Decimal(repr(number)), measure.decimals)
    if measure.decimals == 0 and found % 1000 == 0:
        found += chance.randint(1, 99)
    return found


def _whole(parts: list[Decimal], measure: Measure) -> Decimal:
    whole = sum(parts, Decimal(0))
    return whole if measure.additive else _rounded(whole / len(parts), measure.decimals)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

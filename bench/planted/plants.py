"""The kinds of error. Each takes a clean case and a source of chance, and gives the case with one error in it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from coded import other_system
from knowable import Evidence
from tables import with_table

from pondasi.core.checks import Case
from pondasi.core.tables.address import row_and_column
from pondasi.core.values import Dimension, Observation, Period, Place, Role, Table

NOTHING_TELLS = "neither a total nor the past nor the column tells"


@dataclass(frozen=True)
class Plant:
    """A case with one error: the cells that it is in and the names of the rows that it concerns.

    `unknowable` says why nobody could know; "" where it can be known.
    """

    case: Case
    cells: frozenset[Place]
    names: tuple[str, ...] = ()
    unknowable: str = ""
    totals: frozenset[Place] = frozenset()
    """The totals over these cells: pointing to one tells the officer what to add up again."""
    clean: Case | None = None
    """What to compare with, where it is not the clean case itself."""


Planting = Callable[[Case, Evidence, random.Random], Plant | None]


def _changed(case: Case, values: Mapping[Place, Decimal]) -> Case:
    table = _table(case)
    observations = tuple(
        replace(one, value=values[one.place], raw=f"{values[one.place]:f}")
        if one.place in values and one.period == case.period
        else one
        for one in table.observations
    )
    return with_table(case, replace(table, observations=observations))


def _table(case: Case) -> Table:
    if case.table is None:
        raise ValueError("a clean case has a table")
    return case.table


def _figures(case: Case) -> list[tuple[Observation, Decimal]]:
    return [(one, one.value) for one in case.observations if isinstance(one.value, Decimal) and one.value]


def _one_cell(case: Case, evidence: Evidence, one: Observation, before: Decimal, value: Decimal) -> Plant:
    told = (
        evidence.told_by_sum({one.place: value - before})
        or evidence.told_by_past(one.place, value)
        or evidence.told_by_column(one.place, value)
    )
    cells = frozenset({one.place})
    why = "" if told else NOTHING_TELLS
    return Plant(_changed(case, {one.place: value}), cells, (), why, evidence.totals_over(cells))


def times(factor: int) -> Planting:
    def plant(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
        figures = _figures(case)
        if not figures:
            return None
        one, value = chance.choice(figures)
        return _one_cell(case, evidence, one, value, value * factor)

    return plant


def digits_swapped(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
    """Two neighbouring digits of one figure, different ones, the first not becoming zero."""
    choices = []
    for one, value in _figures(case):
        sign, digits, exponent = value.as_tuple()
        for place in range(len(digits) - 1):
            if digits[place] != digits[place + 1] and (place or digits[1]):
                mixed = (*digits[:place], digits[place + 1], digits[place], *digits[place + 2 :])
                choices.append((one, value, Decimal((sign, mixed, exponent))))
    if not choices:
        return None
    return _one_cell(case, evidence, *chance.choice(choices))


def total_off(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
    """A total that agrees with its parts, moved by one unit of the last digit."""
    if not evidence.sums:
        return None
    added = chance.choice(evidence.sums)
    value = added.total.value
    if not isinstance(value, Decimal):
        return None
    moved = value + chance.choice((-1, 1)) * added.unit
    told = "" if added.rounding < added.unit else "the parts are rounded, and rounding may explain one unit"
    place = added.total.place
    return Plant(_changed(case, {place: moved}), frozenset({place}), unknowable=told)


def rows_swapped(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
    """All figures of two rows that stand one below the other change places; their labels stay."""
    rows = _data_rows(case)
    pairs = [
        (upper, lower)
        for upper, lower in pairwise(rows)
        if {column for column, _ in upper} == {column for column, _ in lower}
    ]
    if not pairs:
        return None
    upper, lower = (dict(row) for row in chance.choice(pairs))
    values: dict[Place, Decimal] = {}
    for column, one in upper.items():
        other = lower[column]
        if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
            values |= {one.place: other.value, other.place: one.value}
    return _moved(case, evidence, values, least=2)


def _moved(case: Case, evidence: Evidence, values: Mapping[Place, Decimal], least: int) -> Plant | None:
    """Figures in other places. `least` of them must be out of their past for anybody to know."""
    before = {one.place: one.value for one in case.observations if isinstance(one.value, Decimal)}
    changes = {place: value - before[place] for place, value in values.items() if value != before[place]}
    if not changes:
        return None
    told = sum(evidence.told_by_past(place, values[place]) for place in changes) >= least
    told = told or evidence.told_by_sum(changes)
    why = "" if told else "no total tells, and the figures fit the past of their new rows"
    cells = frozenset(changes)
    return Plant(_changed(case, values), cells, (), why, evidence.totals_over(cells))


def _data_rows(case: Case) -> list[list[tuple[int, Observation]]]:
    """The rows of the file from top to bottom, without totals: column and figure."""
    rows: dict[tuple[str, int], list[tuple[int, Observation]]] = defaultdict(list)
    for one in case.observations:
        row, column = row_and_column(one.place.cell)
        rows[one.place.sheet, row].append((column, one))
    kept = [rows[place] for place in sorted(rows)]
    return [row for row in kept if not all(one.role is Role.TOTAL for _, one in row)]


def half_shifted(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
    """The lower half of a column one row too low: its first figure stands twice, its last is lost."""
    columns: dict[int, list[Observation]] = defaultdict(list)
    for row in _data_rows(case):
        for column, one in row:
            columns[column].append(one)
    long = [one for one in columns.values() if len(one) >= 8 and all(isinstance(cell.value, Decimal) for cell in one)]
    if not long:
        return None
    cells = chance.choice(long)
    values: dict[Place, Decimal] = {}
    for above, below in zip(cells[len(cells) // 2 :], cells[len(cells) // 2 + 1 :], strict=False):
        if isinstance(above.value, Decimal):
            values[below.place] = above.value
    return _moved(case, evidence, values, least=3)


def last_header(case: Case, _evidence: Evidence, _chance: random.Random) -> Plant | None:
    """The new figures under the period before. What is due is known where the file has a period at all."""
    due = case.expected_period
    if due is None:
        return None
    table = _table(case)
    kept = [one for one in table.observations if one.period == due]
    before = _period_before(case, due)
    observations = tuple(replace(one, period=before) for one in kept)
    planted = replace(case, table=replace(table, observations=observations))
    return Plant(planted, frozenset(one.place for one in kept))


def _period_before(case: Case, due: Period) -> Period:
    return case.past_periods[0] if case.past_periods else due.shift(-1)


def _regions(case: Case) -> dict[tuple[int, str], list[Observation]]:
    """The longest kind of row labels: place in the key and code, to the figures of that row, totals left out."""
    table = _table(case)
    rows = [place for place, one in enumerate(table.dimensions) if one.id.startswith("row")]
    if not rows:
        return {}
    place = max(rows, key=lambda one: len({o.key[one] for o in case.observations}))
    found: dict[tuple[int, str], list[Observation]] = defaultdict(list)
    for one in case.observations:
        found[place, one.key[place]].append(one)
    return {key: all_ for key, all_ in found.items() if any(one.role is Role.DATA for one in all_)}


def region_missing(case: Case, evidence: Evidence, chance: random.Random) -> Plant | None:
    """Every figure of one row label is gone, its totals stay."""
    regions = _regions(case)
    if len(regions) < 4:
        return None
    (place, code), gone = chance.choice(sorted(regions.items(), key=lambda item: item[0]))
    table = _table(case)
    lost = {one.place for one in gone}
    kept = tuple(one for one in table.observations if one.key[place] != code)
    told = evidence.told_by_sum({one.place: -one.value for one in gone if isinstance(one.value, Decimal)})
    told = told or _in_every_past(case, place, code)
    why = "" if told else "no total tells, and there is no past in which it always stood"
    name = table.dimensions[place].code_list.by_id[code].name.id
    planted = replace(table, observations=kept, dimensions=_without(table.dimensions, place, code))
    return Plant(with_table(case, planted), frozenset(), (name,), why, evidence.totals_over(lost))


def _without(dimensions: tuple[Dimension, ...], place: int, code: str) -> tuple[Dimension, ...]:
    """The dimensions that a reading without a structure makes of a file in which this label does not stand."""
    own = dimensions[place]
    codes = tuple(one for one in own.code_list if one.id != code)
    lesser = replace(own, code_list=replace(own.code_list, codes=codes))
    return (*dimensions[:place], lesser, *dimensions[place + 1 :])


def _in_every_past(case: Case, place: int, code: str) -> bool:
    """Whether the row stood in all earlier periods, at least one."""
    name = _table(case).dimensions[place].code_list.by_id[code].name.id.casefold()
    periods = {period: False for period in case.past_periods}
    for table in case.previous:
        dimension = _table(case).dimensions[place].id
        own = [index for index, one in enumerate(table.dimensions) if one.id == dimension]
        for one in table.observations if own else ():
            known = table.dimensions[own[0]].code_list.by_id.get(one.key[own[0]])
            if one.period in periods and known is not None and known.name.id.casefold() == name:
                periods[one.period] = True
    return bool(periods) and all(periods.values())


def region_twice(case: Case, _evidence: Evidence, chance: random.Random) -> Plant | None:
    """One row stands once more below the table, every figure of it the same."""
    rows = _data_rows(case)
    if len(rows) < 4:
        return None
    row = [one for _, one in chance.choice(rows)]
    last = max(row_and_column(one.place.cell)[0] for one in case.observations)
    again = [replace(one, place=_in_row(one.place, last + 1)) for one in row]
    table = _table(case)
    planted = replace(table, observations=(*table.observations, *again))
    return Plant(with_table(case, planted), frozenset(one.place for one in again))


def _in_row(place: Place, row: int) -> Place:
    return Place(place.sheet, place.cell.rstrip("0123456789") + str(row))


def code_of_other_system(case: Case, _evidence: Evidence, chance: random.Random) -> Plant | None:
    """One region of a coded table bears its code of the other region system."""
    regions: Sequence[tuple[int, str]] = sorted(_regions(case))
    if len(regions) < 4:
        return None
    coded = other_system(case, regions, chance.choice(regions))
    if coded is None:
        return None
    return Plant(coded.planted, coded.cells, clean=coded.clean)


KINDS: Mapping[str, tuple[str, Planting]] = {
    "times-10": ("one cell ×10", times(10)),
    "times-100": ("one cell ×100", times(100)),
    "times-1000": ("one cell ×1000", times(1000)),
    "digits": ("two digits swapped", digits_swapped),
    "total-off": ("a total off by one unit of its last digit", total_off),
    "rows-swapped": ("two neighbouring rows swapped", rows_swapped),
    "half-shifted": ("half a column shifted by a row", half_shifted),
    "other-code": ("a code of the other region system", code_of_other_system),
    "last-header": ("last year's header", last_header),
    "region-missing": ("one region missing", region_missing),
    "region-twice": ("one region twice", region_twice),
}

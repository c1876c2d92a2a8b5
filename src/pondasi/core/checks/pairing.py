"""Which tables of earlier files are the same table in an earlier period, and when that was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pondasi.core.tables import NO_PERIOD
from pondasi.core.values import Frequency, Period, Table

UNDATED_YEAR = 900
"""Tables that print no period are put in their given order below this year, before every real one."""
_LEAST_OVERLAP = 0.3
_AS_GOOD = 0.8


@dataclass(frozen=True)
class Sheeted:
    """A table and the sheet it stands on."""

    sheet: str
    table: Table


def earlier_tables(current: Sheeted, files: Sequence[Sequence[Sheeted]]) -> tuple[Table, ...]:
    """For each earlier file, oldest first, the table with the same rows and columns; undated ones get their order."""
    found: list[Table] = []
    for place, tables in enumerate(files):
        undated = Period(UNDATED_YEAR - len(files) + place, _frequency(current.table))
        found.extend(_put_before(table, current.table, undated) for table in _same(current, tables))
    return tuple(found)


def dated(table: Table, period: Period) -> Table:
    """The table with its undated figures set to a period."""
    if NO_PERIOD not in table.periods:
        return table
    return replace(
        table,
        observations=tuple(
            replace(one, period=period) if one.period == NO_PERIOD else one for one in table.observations
        ),
    )


def after(tables: Sequence[Table]) -> Period:
    """A period for an undated table that comes after these."""
    known = [period for table in tables for period in table.periods if period.year > UNDATED_YEAR]
    return max(known, key=lambda period: period.year).shift(1) if known else Period(UNDATED_YEAR)


def _same(current: Sheeted, tables: Sequence[Sheeted]) -> list[Table]:
    """The best match, and others as good under the same title that are of other periods (one sheet for each year)."""
    scored = [(_likeness(current, other), other) for other in tables]
    good = sorted((one for one in scored if one[0] >= _LEAST_OVERLAP), key=lambda one: -one[0])
    chosen: list[Table] = []
    for score, other in good:
        if not chosen:
            chosen.append(other.table)
        elif score >= _AS_GOOD * good[0][0] and _words(other.table.title) == _words(chosen[0].title):
            seen = {period for table in chosen for period in table.periods}
            if not seen & set(other.table.periods):
                chosen.append(other.table)
    return chosen


def _likeness(current: Sheeted, other: Sheeted) -> float:
    """The overlap of labels, and a little for the same sheet and the same title."""
    mine, theirs = _labels(current.table), _labels(other.table)
    if not mine or not theirs:
        overlap = 1.0 if mine == theirs else 0.0
    else:
        overlap = len(mine & theirs) / min(len(mine), len(theirs))
    if overlap < _LEAST_OVERLAP:
        return 0.0
    same_sheet = _words(current.sheet) == _words(other.sheet)
    same_title = _words(current.table.title) == _words(other.table.title)
    return overlap + 0.2 * same_sheet + 0.2 * same_title


def _labels(table: Table) -> frozenset[str]:
    used = {(place, code) for observation in table.observations for place, code in enumerate(observation.key)}
    names = set()
    for place, code in used:
        known = table.dimensions[place].code_list.by_id.get(code)
        names.add(_words(known.name.id if known else code))
    return frozenset(names)


def _words(text: str) -> str:
    """Without digits: last year's title differs in its year only."""
    return re.sub(r"[\W\d_]+", " ", text.casefold()).strip()


def _frequency(table: Table) -> Frequency:
    return table.periods[-1].frequency if table.periods else Frequency.ANNUAL


def _put_before(table: Table, current: Table, undated: Period) -> Table:
    """An earlier file of one period that prints none, or that of the current table, still comes before it."""
    if NO_PERIOD in table.periods:
        return dated(table, undated)
    if current.periods and len(table.periods) == 1 and table.periods[0] >= current.periods[-1]:
        moved = tuple(replace(one, period=undated) for one in table.observations)
        return replace(table, observations=moved)
    return table

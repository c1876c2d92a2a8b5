"""Whether an error can be known by anybody, from what the case holds and without asking the rules.

Three things can tell: a printed total (found here by adding up the cells of a column or row, not by the rules' ways),
the past of the same figure, and the other figures of the same column.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from statistics import quantiles

from pondasi.core.checks import Case
from pondasi.core.tables.address import row_and_column
from pondasi.core.values import Observation, Place, Role

BEYOND_PAST = 3.0
"""A figure is out of its past if it moved by so many times what it, and nine in ten of its neighbours, ever moved."""
BEYOND_CHANCE = 6.0
"""And by so many standard deviations of a count of its size (Poisson)."""
BEYOND_COLUMN = 10
"""A figure is out of its column if it is so many times the largest of at least `COLUMN` others."""
COLUMN = 5


@dataclass(frozen=True)
class Added:
    """A total that is the sum of the other cells of its line, to the last digit or within rounding."""

    total: Observation
    parts: tuple[Observation, ...]
    unit: Decimal
    exact: bool

    @property
    def rounding(self) -> Decimal:
        return Decimal(0) if self.exact and self.unit >= 1 else self.unit * (len(self.parts) + 1) / 2


class Evidence:
    """What a clean case holds that could tell of an error."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def grid(self) -> Mapping[tuple[str, int, int], Observation]:
        """The figures of the period under check by sheet, row and column."""
        return {(one.place.sheet, *row_and_column(one.place.cell)): one for one in self.case.observations}

    @cached_property
    def sums(self) -> tuple[Added, ...]:
        return tuple(self._sums())

    def _sums(self) -> Iterator[Added]:
        lines: dict[tuple[str, str, int], list[Observation]] = defaultdict(list)
        for (sheet, row, column), one in self.grid.items():
            lines[sheet, "column", column].append(one)
            lines[sheet, "row", row].append(one)
        for line in lines.values():
            totals = [one for one in line if one.role is Role.TOTAL]
            parts = [one for one in line if one.role is Role.DATA]
            if len(totals) == 1 and (added := _added(totals[0], parts)):
                yield added

    def told_by_sum(self, changes: Mapping[Place, Decimal]) -> bool:
        """Whether a total and its parts, once in agreement, differ by more than rounding after these changes."""
        for one in self.sums:
            moved = sum((changes.get(part.place, Decimal(0)) for part in one.parts), Decimal(0))
            if abs(changes.get(one.total.place, Decimal(0)) - moved) > one.rounding:
                return True
        return False

    def totals_over(self, places: Collection[Place]) -> frozenset[Place]:
        """The totals that these cells are parts of."""
        return frozenset(one.total.place for one in self.sums if any(part.place in places for part in one.parts))

    @cached_property
    def _moves(self) -> Mapping[Place, float]:
        """The latest true change of every figure with a past, as an absolute logarithm."""
        found = {}
        for one in self.case.series:
            before = next(iter(reversed(one.past.values())), None)
            if before is not None and before > 0 and one.value > 0:
                found[one.observation.place] = abs(math.log(float(one.value) / float(before)))
        return found

    @cached_property
    def _neighbours(self) -> float:
        """What nine in ten of the table's figures moved by at most."""
        moves = sorted(self._moves.values())
        return quantiles(moves, n=10)[-1] if len(moves) > 1 else max(moves, default=math.inf)

    @cached_property
    def _past(self) -> Mapping[Place, tuple[float, float]]:
        """Every figure's last one, and the widest that it ever moved, its true latest change included."""
        found = {}
        for one in self.case.series:
            values = [float(value) for value in (*one.past.values(), one.value)]
            if len(values) > 1 and min(values) > 0:
                widest = max(abs(math.log(after / before)) for before, after in pairwise(values))
                found[one.observation.place] = (values[-2], max(widest, self._neighbours))
        return found

    def told_by_past(self, place: Place, planted: Decimal) -> bool:
        if place not in self._past or planted <= 0:
            return False
        before, widest = self._past[place]
        moved = abs(math.log(float(planted) / before))
        chance = 2 * abs(math.sqrt(float(planted)) - math.sqrt(before))
        return moved > max(BEYOND_PAST * widest, 0.05) and chance > BEYOND_CHANCE

    def told_by_column(self, place: Place, planted: Decimal) -> bool:
        column = row_and_column(place.cell)[1]
        others = [
            abs(one.value)
            for (sheet, _, own), one in self.grid.items()
            if (sheet, own) == (place.sheet, column) and one.place != place and isinstance(one.value, Decimal)
        ]
        return len(others) >= COLUMN and abs(planted) > BEYOND_COLUMN * max(others)


def _added(total: Observation, parts: list[Observation]) -> Added | None:
    values = [one.value for one in parts if isinstance(one.value, Decimal)]
    if not isinstance(total.value, Decimal) or len(values) < 2:
        return None
    exponents = [int(value.as_tuple().exponent) for value in (total.value, *values)]
    unit = Decimal(1).scaleb(max(-6, min(exponents)))
    found = Added(total, tuple(parts), unit, exact=total.value == sum(values))
    return found if abs(total.value - sum(values)) <= found.rounding else None


def out_of_its_past(case: Case, places: Sequence[Place]) -> bool:
    """Whether the first of these cells is three times, or a third of, anything that ever stood in its place."""
    for one in case.series:
        if places and one.observation.place == places[0] and one.past:
            past = [abs(value) for value in one.past.values()]
            return abs(one.value) > 3 * max(past) or 3 * abs(one.value) < min(past)
    return False

"""Which totals are meant as sums, and how exactly they have to agree.

With a structure the hierarchy says it. Without one a row is a total by its words, and may as well be an average or a
whole of which only some parts are listed: then the past of the same total and its neighbours in this table decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.sums import Key, Sum, lacks_a_row, sums_among, sums_of
from pondasi.core.values import MeasureKind, Observation, Period, Table

_ENOUGH = 3
"""Sums that agree to the last digit from which on rounding is no explanation any more."""
_LONG = 3
"""Parts from which on rounding would show."""


@dataclass(frozen=True)
class Judged:
    """A total, its neighbours over the same parts in the same table, and the same total in earlier periods."""

    sum: Sum
    neighbours: tuple[Sum, ...]
    past: tuple[Sum, ...]

    @property
    def blanks_are_nothing(self) -> bool:
        """Whether parts without a figure are left out of totals by custom: nearly all such totals agree without."""
        alike = [one for one in (*self.neighbours, *self.past) if one.blanks]
        return len(alike) >= _ENOUGH and sum(one.agrees for one in alike) >= 0.8 * len(alike)

    @property
    def can_be_judged(self) -> bool:
        return not self.sum.blanks or self.blanks_are_nothing

    @property
    def is_vouched_for(self) -> bool:
        """Whether the past or all neighbours say that this is a sum, whatever the words of the table."""
        return bool(self.past) or (bool(self.neighbours) and all(one.agrees for one in self.neighbours))

    @property
    def is_a_sum(self) -> bool:
        """Without a structure: whether this total is one, by its past, else by its neighbours, else by its size."""
        if self.past:
            return 2 * sum(one.agrees for one in self.past) > len(self.past)
        agreeing = sum(one.agrees for one in self.neighbours)
        if len(self.neighbours) > 1 and agreeing == len(self.neighbours):
            return True
        if lacks_a_row((self.sum, *self.neighbours)):
            return True
        return not self.sum.is_average and (not self.neighbours or 2 * agreeing >= len(self.neighbours))

    def allowed(self, kind: MeasureKind | None, tolerance: Decimal) -> Decimal:
        """Rounded parts may miss their rounded total; people are not rounded, and neither is what always agrees."""
        unit = self.sum.last_place
        if unit >= 1 and (kind is MeasureKind.COUNT or (kind is None and self._agrees_exactly(0))):
            return Decimal(0)
        if self._agrees_exactly(_ENOUGH):
            return Decimal(0)
        return tolerance * unit * (len(self.sum.parts) + 1)

    def _agrees_exactly(self, least: int) -> bool:
        """Whether at least so many others agree to the last digit, and few do so only by rounding."""
        long = [one for one in (*self.neighbours, *self.past) if len(one.parts) >= _LONG and one.agrees]
        exact = sum(not one.difference for one in long)
        return exact >= least and 4 * exact >= 3 * len(long)


def judged(case: Case) -> Iterator[Judged]:
    """Every total of the period under check with what tells about it."""
    found = list(sums_of(case))
    if case.table is None or not found:
        return
    past: dict[tuple[str, Key], list[Sum]] = {}
    for one in _past_sums(case, case.table):
        past.setdefault((one.dimension.id, one.about), []).append(one)
    for group in _by_parent(case.table, found).values():
        for one in group:
            neighbours = tuple(other for other in group if other is not one and not other.is_nothing)
            yield Judged(one, neighbours, tuple(past.get((one.dimension.id, one.about), ())))


def _by_parent(table: Table, sums: Iterable[Sum]) -> dict[tuple[str, str], list[Sum]]:
    """The sums under the same total of the same dimension."""
    grouped: dict[tuple[str, str], list[Sum]] = {}
    for one in sums:
        place = table.dimensions.index(one.dimension)
        grouped.setdefault((one.dimension.id, one.total.key[place]), []).append(one)
    return grouped


def _past_sums(case: Case, now: Table) -> Iterator[Sum]:
    """The totals of all earlier periods in tables with the same dimensions."""
    dimensions = tuple(one.id for one in now.dimensions)
    for table in (now, *case.previous):
        if tuple(one.id for one in table.dimensions) != dimensions:
            continue
        for observations in _by_period(table, case.period):
            yield from sums_among(table, observations, structured=case.structure is not None)


def _by_period(table: Table, now: Period | None) -> Iterable[Sequence[Observation]]:
    found: dict[Period, list[Observation]] = {}
    for one in table.observations:
        if now is not None and one.period.frequency is now.frequency and one.period < now:
            found.setdefault(one.period, []).append(one)
    return found.values()

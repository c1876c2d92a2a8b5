"""Printed totals and their parts, over rows, columns, groups of rows, or several of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pondasi.core.checks.case import Case
from pondasi.core.values import TOTAL, Dimension, Observation, Role, Status, Table

_TOTAL_WORDS = re.compile(r"\s*(jumlah|total|jml|grand total|jumlah total|l\s*\+\s*p)\b", re.I)
Key = tuple[str, ...]


@dataclass(frozen=True)
class Sum:
    """A printed total and its parts along one dimension, or (without a hierarchy) all parts that lie under it."""

    dimension: Dimension
    total: Observation
    printed: Decimal
    parts: tuple[tuple[Observation, Decimal], ...]
    blanks: int = 0
    """Parts without a figure, or without a cell. They may stand for nothing, or for what is not known yet."""
    about: Key = ()
    """The codes of the total in the dimensions that are not summed over."""

    @cached_property
    def added(self) -> Decimal:
        return sum((value for _, value in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        return self.printed - self.added

    @cached_property
    def last_place(self) -> Decimal:
        """One unit of the last digit in this sum; digits beyond the twelfth are noise of the spreadsheet."""
        values = [self.printed, *(value for _, value in self.parts)]
        finest = min(0, *(int(value.as_tuple().exponent) for value in values))
        return Decimal(1).scaleb(max(finest, max(value.adjusted() for value in values) - 11))

    @property
    def rounding(self) -> Decimal:
        """What rounding of every part and of the total may explain at most."""
        return self.last_place * (len(self.parts) + 1) / 2

    @property
    def is_nothing(self) -> bool:
        """All zero: that it agrees tells nothing."""
        return not self.printed and not any(value for _, value in self.parts)

    @property
    def agrees(self) -> bool:
        return abs(self.difference) <= self.rounding

    @property
    def is_average(self) -> bool:
        """Whether the total is so small that it looks like an average of its parts: less than all but the largest."""
        values = sorted(value for _, value in self.parts)
        if values[0] < 0 or self.printed < 0:
            return values[0] <= self.printed <= values[-1]
        return self.printed < sum(values[:-1]) or (len(values) == 2 and values[0] <= self.printed <= values[1])


def lacks_a_row(sums: Sequence[Sum]) -> bool:
    """Whether none of these totals is smaller than its parts, and most by no more than the largest: a row left out."""
    if len(sums) < 3 or any(value < 0 for one in sums for _, value in one.parts):
        return False
    most = [(one.difference, max(value for _, value in one.parts)) for one in sums]
    usual = sum(gap <= largest for gap, largest in most)
    return all(0 <= gap <= 3 * largest for gap, largest in most) and usual >= 0.8 * len(sums)


def sums_of(case: Case) -> Iterator[Sum]:
    """Every total of the period under check that has two parts or more with a figure."""
    if case.table is not None:
        yield from sums_among(case.table, case.observations, structured=case.structure is not None)


def sums_among(table: Table, observations: Sequence[Observation], *, structured: bool) -> Iterator[Sum]:
    """The same among the figures of one period of a table. Without a structure totals are known by name and role."""
    cells = {one.key: one for one in observations}
    seen: set[Key] = set()
    for place, dimension in enumerate(table.dimensions):
        by_code: dict[str, list[Observation]] = {}
        for one in observations:
            by_code.setdefault(one.key[place], []).append(one)
        for parent, children in _parents(table, observations, place, structured=structured).items():
            for total in by_code.get(parent, []) if len(children) > 1 else []:
                parts = [cells.get((*total.key[:place], child, *total.key[place + 1 :])) for child in children]
                if made := _sum(dimension, total, parts, frozenset({place})):
                    seen.add(total.key)
                    yield made
    if not structured:
        yield from _wholes(table, observations, seen)


def _sum(
    dimension: Dimension, total: Observation, parts: Sequence[Observation | None], places: frozenset[int]
) -> Sum | None:
    if not isinstance(total.value, Decimal):
        return None
    valued = [(part, value) for part in parts if part is not None and (value := _number(part)) is not None]
    if len(valued) < 2:
        return None
    about = _rest(total.key, places)
    return Sum(dimension, total, total.value, tuple(valued), len(parts) - len(valued), about)


def _number(part: Observation) -> Decimal | None:
    if isinstance(part.value, Decimal):
        return part.value
    return Decimal(0) if part.status is Status.NIL else None


def _parents(
    table: Table, observations: Sequence[Observation], place: int, *, structured: bool
) -> Mapping[str, tuple[str, ...]]:
    code_list = table.dimensions[place].code_list
    if code_list.children or structured:
        return code_list.children
    return _only_total(table, observations, place)


def _only_total(table: Table, observations: Sequence[Observation], place: int) -> Mapping[str, tuple[str, ...]]:
    """Without a hierarchy: the one code that is a total by its name, over all the others."""
    totals = [code for code in _pure_totals(observations, place) if _is_total(table, place, code)]
    if len(totals) != 1:
        return {}
    codes = dict.fromkeys(one.key[place] for one in observations)
    return {totals[0]: tuple(code for code in codes if code != totals[0])}


def _pure_totals(observations: Sequence[Observation], place: int) -> list[str]:
    """The codes under which nothing but totals stands."""
    roles: dict[str, set[Role]] = {}
    for one in observations:
        roles.setdefault(one.key[place], set()).add(one.role)
    return [code for code, found in roles.items() if found == {Role.TOTAL}]


def _is_total(table: Table, place: int, code: str) -> bool:
    known = table.dimensions[place].code_list.by_id.get(code)
    return code == TOTAL or bool(_TOTAL_WORDS.match(known.name.id if known else code))


def _wholes(table: Table, observations: Sequence[Observation], seen: set[Key]) -> Iterator[Sum]:
    """Totals over rows with several labels (`Jumlah` below district × village): all parts that differ there only."""
    pure = [set(_pure_totals(observations, place)) for place in range(len(table.dimensions))]
    at_left = frozenset(place for place, one in enumerate(table.dimensions) if one.id != "column")
    parts = [one for one in observations if one.role is Role.DATA]
    indexes: dict[frozenset[int], Mapping[Key, list[Observation]]] = {}
    for total in observations:
        if total.role is not Role.TOTAL or total.key in seen:
            continue
        open_places = frozenset(place for place, code in enumerate(total.key) if code in pure[place])
        for places in (open_places, open_places | at_left) if open_places else ():
            if places not in indexes:
                indexes[places] = _by_rest(parts, places)
            own = [one for one in indexes[places].get(_rest(total.key, places), []) if one.key != total.key]
            if made := _sum(table.dimensions[min(places)], total, own, places):
                yield made
                break


def _by_rest(parts: Sequence[Observation], places: frozenset[int]) -> Mapping[Key, list[Observation]]:
    found: dict[Key, list[Observation]] = {}
    for one in parts:
        found.setdefault(_rest(one.key, places), []).append(one)
    return found


def _rest(key: Key, places: frozenset[int]) -> Key:
    return tuple(code for place, code in enumerate(key) if place not in places)

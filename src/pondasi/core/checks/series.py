"""Every figure of the period under check beside its own past."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pondasi.core.values import Observation, Period, Table

Identity = tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """One figure and what stood in its place in earlier periods.

    `periods` are those of the whole table, oldest first; `figures` is what this place held in each of them.
    """

    observation: Observation
    value: Decimal
    periods: tuple[Period, ...]
    figures: tuple[Decimal | None, ...]

    @cached_property
    def past(self) -> Mapping[Period, Decimal]:
        """The earlier figures that there are, oldest first."""
        paired = zip(self.periods, self.figures, strict=True)
        return {period: figure for period, figure in paired if figure is not None}


@dataclass(frozen=True)
class Track:
    """One figure's way through the periods, in units of its own last digit, the period under check first."""

    series: Series
    steps: tuple[int | None, ...]

    @property
    def size(self) -> int:
        return abs(self.steps[0] or 0)


def align(table: Table, previous: Sequence[Table], period: Period, *, by_code: bool) -> tuple[Series, ...]:
    """The numbers of `period`, each beside its past. Reordered rows and columns make no difference.

    Rows that cannot be told apart by their labels are compared in their order: the second with the second.
    """
    identities = _Naming((table, *previous), by_code=by_code).identities
    now: list[tuple[_Spot, Observation, Decimal]] = []
    past: dict[Period, dict[_Spot, Decimal]] = {}
    for one_table in (table, *previous):
        for at, found in _numbers(one_table, identities(one_table)).items():
            if at.frequency is period.frequency and at < period:
                past.setdefault(at, {}).update((spot, value) for spot, _, value in found)
            elif at == period and one_table is table:
                now = found
    spots = {spot for spot, _, _ in now}
    periods = tuple(sorted(at for at, figures in past.items() if not spots.isdisjoint(figures)))
    columns = [past[at] for at in periods]
    return tuple(Series(one, value, periods, tuple([c.get(spot) for c in columns])) for spot, one, value in now)


@dataclass(frozen=True)
class Revised:
    """A figure of an earlier period that the table carries along, and what stood in its place before."""

    observation: Observation
    value: Decimal
    before: Decimal


def revised(table: Table, previous: Sequence[Table], period: Period, *, by_code: bool) -> tuple[Revised, ...]:
    """The figures of periods before this one that are others than in the earlier tables, in the file's order."""
    if len(table.periods) < 2 or not previous:
        return ()
    identities = _Naming((table, *previous), by_code=by_code).identities
    known: dict[tuple[Period, _Spot], Decimal] = {}
    for one_table in previous:
        for at, found in _numbers(one_table, identities(one_table)).items():
            known.update(((at, spot), value) for spot, _, value in found)
    return tuple(
        Revised(one, value, known[at, spot])
        for at, found in _numbers(table, identities(table)).items()
        for spot, one, value in found
        if at < period and known.get((at, spot), value) != value
    )


_Spot = Identity | tuple[Identity, int]
"""What a figure is about; with its turn where several rows of a table bear the same labels."""


def _numbers(
    table: Table, identity: Callable[[Identity], Identity]
) -> dict[Period, list[tuple[_Spot, Observation, Decimal]]]:
    """The figures that are numbers, by period, in the file's order."""
    found: dict[Period, tuple[list[tuple[_Spot, Observation, Decimal]], dict[Identity, int]]] = {}
    period: Period | None = None
    for one in table.observations:
        if one.period is not period:  # a look-up costs more than all the rest, and most rows share their period
            period = one.period
            if period not in found:
                found[period] = ([], {})
            numbers, seen = found[period]
        key = one.key
        turn = seen[key] = seen.get(key, -1) + 1
        value = one.value
        if isinstance(value, Decimal):
            spot = identity(key)
            numbers.append(((spot, turn) if turn else spot, one, value))
    return {period: numbers for period, (numbers, _) in found.items()}


def tracks_of(series: Sequence[Series], periods: Sequence[Period]) -> tuple[Track, ...]:
    """Figures in whole units of their last digit, so that 53,21 and 1.500.000 are told apart by what they can show."""
    return tuple(_track(one, periods) for one in series)


def _track(series: Series, periods: Sequence[Period]) -> Track:
    place = min((_last_digit(value) for value in (series.value, *series.past.values()) if value), default=0)
    past = [_whole(series.past[period], place) if period in series.past else None for period in periods]
    return Track(series, (_whole(series.value, place), *past))


def _last_digit(value: Decimal) -> int:
    return int(value.normalize().as_tuple().exponent)


def _whole(value: Decimal, place: int) -> int:
    return int(value.scaleb(-place))


class _Naming:
    """How keys of two tables are compared: by code with a structure, else by the words of their labels.

    Signs count only where one table has labels that differ in nothing else: the blood groups A, A+ and A-.
    """

    def __init__(self, tables: Sequence[Table], *, by_code: bool) -> None:
        self._by_code = by_code
        self._same_dimensions = len({frozenset(one.id for one in table.dimensions) for table in tables}) == 1
        named = [] if by_code else [self._words(table, _plain) for table in tables]
        self._words_of = {id(table): words for table, words in zip(tables, named, strict=False)}
        self._ambiguous = {words for one in named for words, count in Counter(one.values()).items() if count > 1}

    def identities(self, table: Table) -> Callable[[Identity], Identity]:
        """The function from a key of this table to what it is compared by."""
        if self._by_code:
            return lambda key: key
        known = self._words_of[id(table)]
        if not self._ambiguous.isdisjoint(known.values()):
            signed = self._words(table, _with_signs)
            known = {key: signed[key] if words in self._ambiguous else words for key, words in known.items()}
        return known.__getitem__

    def _words(self, table: Table, written: Callable[[str], str]) -> dict[Identity, Identity]:
        """Every key of the table in words: in the order of the dimensions' names where all tables have the same."""
        dimensions = table.dimensions
        labels = [_Labels(table, place, written) for place in range(len(dimensions))]
        order = sorted(range(len(dimensions)), key=lambda place: dimensions[place].id)
        keys = {one.key for one in table.observations}
        if self._same_dimensions:
            return {key: tuple([labels[place][key[place]] for place in order]) for key in keys}
        return {key: tuple(sorted([labels[place][code] for place, code in enumerate(key)])) for key in keys}


class _Labels(dict[str, str]):
    """Codes of one dimension to the words of their names, each put into words once."""

    def __init__(self, table: Table, place: int, written: Callable[[str], str]) -> None:
        super().__init__()
        self._known = table.dimensions[place].code_list.by_id
        self._written = written

    def __missing__(self, code: str) -> str:
        known = self._known.get(code)
        self[code] = self._written(known.name.id if known else code)
        return self[code]


def _plain(label: str) -> str:
    return re.sub(r"[\W_]+", " ", label.casefold()).strip()


def _with_signs(label: str) -> str:
    return "".join(label.casefold().split())

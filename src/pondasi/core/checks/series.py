"""Every figure of the period under check beside its own past."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.values import Observation, Period, Table

Identity = tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """One figure and what stood in its place in earlier periods, oldest first."""

    observation: Observation
    value: Decimal
    past: Mapping[Period, Decimal]


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
    name = _Naming((table, *previous), by_code=by_code)
    past: dict[tuple[Identity, int], dict[Period, Decimal]] = {}
    for one_table in (table, *previous):
        for one, turn in _turns(one_table):
            earlier = one.period.frequency is period.frequency and one.period < period
            if earlier and isinstance(one.value, Decimal):
                past.setdefault((name.identity(one_table, one.key), turn), {})[one.period] = one.value
    return tuple(
        Series(one, one.value, dict(sorted(past.get((name.identity(table, one.key), turn), {}).items())))
        for one, turn in _turns(table)
        if one.period == period and isinstance(one.value, Decimal)
    )


def _turns(table: Table) -> Iterator[tuple[Observation, int]]:
    """Every figure, and how many of the same key and period stand before it: 0, but where labels are missing."""
    seen: Counter[tuple[Period, Identity]] = Counter()
    for one in table.observations:
        turn = seen[one.period, one.key]
        seen[one.period, one.key] += 1
        yield one, turn


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
        self._known: dict[tuple[int, Identity], Identity] = {}
        self._ambiguous = set() if by_code else {words for table in tables for words in self._shared_words(table)}

    def _shared_words(self, table: Table) -> Iterator[Identity]:
        """The words that several keys of a table have in common."""
        counted = Counter(self._words(table, key) for key in {one.key for one in table.observations})
        return (words for words, count in counted.items() if count > 1)

    def identity(self, table: Table, key: tuple[str, ...]) -> Identity:
        if self._by_code:
            return key
        asked = (id(table), key)
        if asked not in self._known:
            words = self._words(table, key)
            self._known[asked] = self._words(table, key, signs=True) if words in self._ambiguous else words
        return self._known[asked]

    def _words(self, table: Table, key: tuple[str, ...], *, signs: bool = False) -> Identity:
        plain = _with_signs if signs else _plain
        named = sorted(
            (dimension.id if self._same_dimensions else "", plain(_label(table, place, code)))
            for place, (dimension, code) in enumerate(zip(table.dimensions, key, strict=True))
        )
        return tuple(words for _, words in named)


def _label(table: Table, place: int, code: str) -> str:
    known = table.dimensions[place].code_list.by_id.get(code)
    return known.name.id if known else code


def _plain(label: str) -> str:
    return re.sub(r"[\W_]+", " ", label.casefold()).strip()


def _with_signs(label: str) -> str:
    return "".join(label.casefold().split())

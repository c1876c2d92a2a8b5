"""Every figure of the period under check beside its own past."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.values import MeasureKind, Observation, Period, Table

Identity = tuple[str, ...]
_NOT_ADDITIVE = re.compile(
    r"%|\b(persen\w*|rasio|indeks|rata|laju|angka harapan|tingkat|kepadatan|ipm|percent\w*|rate|ratio|index|average|"
    r"dependency|sex ratio)\b",
    re.I,
)
_STATIC = re.compile(r"\b(luas|area|tinggi|jarak|panjang|letak|koordinat|ketinggian)\b", re.I)


@dataclass(frozen=True)
class Series:
    """One figure and what stood in its place in earlier periods, oldest first."""

    observation: Observation
    value: Decimal
    past: Mapping[Period, Decimal]


def series_of(case: Case) -> tuple[Series, ...]:
    """Every figure of the period under check that is a number. Reordered rows and columns make no difference."""
    if case.table is None or case.period is None:
        return ()
    name = _Naming(case)
    past: dict[Identity, dict[Period, Decimal]] = {}
    for table in (case.table, *case.previous):
        for one in table.observations:
            earlier = one.period.frequency is case.period.frequency and one.period < case.period
            if earlier and isinstance(one.value, Decimal):
                past.setdefault(name.identity(table, one.key), {})[one.period] = one.value
    return tuple(
        Series(one, one.value, dict(sorted(past.get(name.identity(case.table, one.key), {}).items())))
        for one in case.observations
        if isinstance(one.value, Decimal)
    )


def past_periods(series: Sequence[Series]) -> tuple[Period, ...]:
    """The earlier periods that occur, newest first."""
    return tuple(sorted({period for one in series for period in one.past}, reverse=True))


def kind_of(case: Case) -> MeasureKind | None:
    """The kind of measure; without a structure only what title and unit give away."""
    if case.structure is not None:
        return case.structure.measure.kind
    if case.table is not None and _NOT_ADDITIVE.search(_words(case.table)):
        return MeasureKind.RATIO
    return None


def repeats_by_nature(case: Case) -> bool:
    """Whether figures of this kind stay the same: areas, distances, and what the structure says."""
    if case.structure is not None:
        return case.structure.measure.static
    return case.table is not None and bool(_STATIC.search(_words(case.table)))


def _words(table: Table) -> str:
    return re.sub(r"[_\W]+", " ", f"{table.title} {table.unit}".replace("%", " persen ")).strip()


class _Naming:
    """How keys of two tables are compared: by code with a structure, else by the words of their labels."""

    def __init__(self, case: Case) -> None:
        self._by_code = case.structure is not None
        tables = [table for table in (case.table, *case.previous) if table is not None]
        self._same_dimensions = len({frozenset(one.id for one in table.dimensions) for table in tables}) == 1

    def identity(self, table: Table, key: tuple[str, ...]) -> Identity:
        if self._by_code:
            return key
        named = sorted(
            (dimension.id if self._same_dimensions else "", _plain(_label(table, place, code)))
            for place, (dimension, code) in enumerate(zip(table.dimensions, key, strict=True))
        )
        return tuple(words for _, words in named)


def _label(table: Table, place: int, code: str) -> str:
    known = table.dimensions[place].code_list.by_id.get(code)
    return known.name.id if known else code


def _plain(label: str) -> str:
    return re.sub(r"[\W_]+", " ", label.casefold()).strip()

"""Real series as grids, and cases made of their genuine periods.

Read from a folder of cases: `cases.csv`, `catalog.csv` and `CASE/history.csv`. Only periods before the one under check
are used, so that the cases themselves stay unseen.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from pondasi.core.checks import Case
from pondasi.core.values import (
    Code,
    CodeList,
    Dimension,
    Frequency,
    Observation,
    Period,
    Place,
    Role,
    Status,
    Table,
    Text,
)

Key = tuple[str, ...]
Figures = dict[Key, Decimal]

_SUSPECT = ("natural_copy", "natural_partial", "natural_growth", "exclude")
_EARLIER = 8
MOST_OF_A_SOURCE = 14
"""Genuine periods of one source, so that no producer outweighs the others."""


@dataclass(frozen=True)
class Grid:
    """One series: figures by key for every period, oldest first. The last part of a key is the column."""

    source: str
    kind: str
    columns: tuple[str, ...]
    periods: tuple[str, ...]
    figures: Mapping[str, Figures]
    suspect: frozenset[str]


@dataclass(frozen=True)
class Pair:
    """A genuine period of a grid with those before it, and what stands in it: the truth or something else."""

    grid: Grid
    period: str
    mechanism: str
    current: Figures

    @property
    def earlier(self) -> tuple[str, ...]:
        return tuple(one for one in self.grid.periods if one < self.period)[-_EARLIER:]

    @cached_property
    def case(self) -> Case:
        dimensions = _dimensions(self.grid, self.current)
        past = [(one, key, value) for one in self.earlier for key, value in self.grid.figures[one].items()]
        now = [(self.period, key, value) for key, value in self.current.items()]
        title = self.grid.columns[0] if len(self.grid.columns) == 1 else ""
        previous = Table(dimensions, tuple(_observation(*one) for one in past), title=title)
        return Case(Table(dimensions, tuple(_observation(*one) for one in now), title=title), (previous,))


def genuine_pairs(folder: Path, seed: int = 1) -> list[Pair]:
    """True next periods, at most so many of one source."""
    found: dict[str, list[Pair]] = {}
    seen: set[tuple[str, str, tuple[Key, ...]]] = set()
    for grid in grids(folder):
        for period in grid.periods[1:]:
            current = grid.figures[period]
            same = (grid.source, period, tuple(sorted(current)))
            if period not in grid.suspect and same not in seen and len(current) >= 5:
                seen.add(same)
                found.setdefault(grid.source, []).append(Pair(grid, period, "genuine", dict(current)))
    draw = random.Random(seed)  # noqa: S311 - a sample that can be drawn again
    return [
        pair
        for source in sorted(found)
        for pair in draw.sample(found[source], min(MOST_OF_A_SOURCE, len(found[source])))
    ]


def grids(folder: Path) -> Iterator[Grid]:
    """The history of every case; text classes have none."""
    catalog = {row["id"]: row for row in _rows(folder / "catalog.csv")}
    for case in _rows(folder / "cases.csv"):
        source = catalog[case["source"]]
        keys, columns = case["keys"].split(";"), tuple(case["values"].split(";"))
        figures: dict[str, Figures] = {}
        for row in _rows(folder / case["case"] / "history.csv"):
            if row[keys[0]] == "JUMLAH":
                continue
            for column in columns:
                value = _number(row[column])
                if value is not None:
                    key = (*(row[name] for name in keys), column)
                    figures.setdefault(row[case["period_col"]], {})[key] = value
        suspect = frozenset(period for name in _SUSPECT for period in source[name].split(";") if period)
        if len(figures) > 1:
            yield Grid(case["source"], source["kind"], columns, tuple(sorted(figures)), figures, suspect)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _dimensions(grid: Grid, current: Figures) -> tuple[Dimension, ...]:
    keys = list(current) + [key for period in grid.periods for key in grid.figures[period]]
    found = []
    for place in range(len(keys[0])):
        codes = dict.fromkeys(key[place] for key in keys)
        code_list = CodeList(f"d{place}", "", tuple(Code(code, Text.same(code)) for code in codes))
        found.append(Dimension(f"d{place}", Text.same(f"d{place}"), code_list))
    return tuple(found)


def _observation(period: str, key: Key, value: Decimal) -> Observation:
    at = Period.parse(period) if period[:1].isdigit() else Period(1, Frequency.ANNUAL)
    return Observation(key, at, value, f"{value:f}", Status.OK, Role.DATA, Place("", "A1"))

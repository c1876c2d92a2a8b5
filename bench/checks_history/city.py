"""A city's released data, made up: datasets of the sizes that yearbooks have, each with its periods."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from pondasi.core.checks import Case
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Observation,
    Period,
    Place,
    Role,
    Status,
    Table,
    Text,
)

_FIRST_YEAR = 2015
_MEDIAN_CELLS = 40
_SPREAD = 1.3
"""Of the logarithm of the number of figures: one table in a hundred has some 800, one in two thousand some 3,000."""
_MOST_CELLS = 6_000
_COLUMNS = (1, 2, 2, 3, 4, 6, 12)


def cases(datasets: int, years: int, seed: str = "kota") -> Iterator[Case]:
    """The newest period of every dataset beside all earlier ones; the same for the same seed."""
    for number in range(datasets):
        yield _case(number, years, random.Random(f"{seed} {number}"))  # noqa: S311 - a sample, no secret


def _case(number: int, years: int, chance: random.Random) -> Case:
    cells = min(_MOST_CELLS, max(2, round(_MEDIAN_CELLS * chance.lognormvariate(0, _SPREAD))))
    columns = min(cells, chance.choice(_COLUMNS))
    structure = _structure(number, max(1, cells // columns), columns, chance.choice((0, 0, 0, 2)))
    levels: dict[tuple[str, ...], float] = {}
    for row in structure.dimensions[0].code_list:
        for column in structure.dimensions[1].code_list:
            levels[row.id, column.id] = chance.lognormvariate(5, 2)
    tables = tuple(_year(structure, levels, Period(_FIRST_YEAR + year), chance) for year in range(years))
    return Case(tables[-1], tables[:-1], structure, Period(_FIRST_YEAR + years - 1))


def _structure(number: int, rows: int, columns: int, decimals: int) -> DataStructure:
    dimensions = tuple(
        Dimension(name, Text.same(name), CodeList(name, "1", tuple(_codes(name, count))), is_region=name == "wilayah")
        for name, count in (("wilayah", rows), ("kelompok", columns))
    )
    kind = MeasureKind.PERCENTAGE if decimals else MeasureKind.COUNT
    measure = Measure(Text.same("jumlah"), kind, Text.same("orang"), decimals=decimals)
    return DataStructure(f"contoh-{number}", "1", Text.same(f"Contoh {number}"), Frequency.ANNUAL, dimensions, measure)


def _codes(name: str, count: int) -> Iterator[Code]:
    return (Code(f"{name}-{place}", Text.same(f"{name} {place}")) for place in range(count))


def _year(
    structure: DataStructure, levels: dict[tuple[str, ...], float], period: Period, chance: random.Random
) -> Table:
    digits = Decimal(1).scaleb(-structure.measure.decimals)
    observations = []
    for row, (key, level) in enumerate(levels.items(), start=2):
        levels[key] = level * chance.lognormvariate(0.01, 0.05)
        value = Decimal(levels[key]).quantize(digits)
        observations.append(Observation(key, period, value, f"{value}", Status.OK, Role.DATA, Place("Data", f"C{row}")))
    return Table(structure.dimensions, tuple(observations), unit="orang", title=structure.title.id)

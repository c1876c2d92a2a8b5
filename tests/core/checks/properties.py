"""Tables made from a seed for the properties of checks: any mixture of kinds, totals, gaps, errors and history."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

Value = Decimal | str | None
Grid = list[list[Value]]
"""A header and rows, as a file holds them."""

_REGIONS = tuple(f"{kind} {name}" for kind in ("Balikpapan", "Sungai", "Muara") for name in (
    "Timur", "Barat", "Utara", "Tengah", "Selatan", "Kota", "Baru", "Lama",
))  # fmt: skip
_GROUPS = ("Laki-laki", "Perempuan", "Anak", "Dewasa")
_MARKS = (None, "-", "...", "n.a.")


@dataclass(frozen=True)
class Made:
    """A table under check and its earlier years, oldest first."""

    now: Grid
    past: tuple[Grid, ...]


def made(seed: int) -> Made:
    """The same table for the same seed: 3 to 24 rows, 1 to 4 columns of figures, up to 4 earlier years."""
    chance = random.Random(seed)  # noqa: S311 - tables, no secrets
    regions = chance.sample(_REGIONS, chance.randint(3, len(_REGIONS)))
    columns = _GROUPS[: chance.randint(1, len(_GROUPS))]
    years = chance.randint(1, 5)
    decimals = chance.choice((0, 0, 0, 1, 2))
    size = 10 ** chance.uniform(0, 7)
    figures = {name: [size * chance.lognormvariate(0, 1) for _ in columns] for name in regions}
    grids = []
    total = chance.random() < 0.5
    for year in range(2025 - years, 2025):
        for values in figures.values():
            values[:] = [value * chance.lognormvariate(0.02, 0.05) for value in values]
        grids.append(_grid(year, columns, figures, decimals, total=total))
    _damage(grids[-1], chance)
    return Made(grids[-1], tuple(grids[:-1]))


def _grid(year: int, columns: tuple[str, ...], figures: dict[str, list[float]], decimals: int, *, total: bool) -> Grid:
    rows: Grid = [["Wilayah", "Tahun", *columns]]
    place = Decimal(1).scaleb(-decimals)
    for name, values in figures.items():
        rows.append([name, Decimal(year), *(Decimal(value).quantize(place) for value in values)])
    if total:
        sums = [sum((row[column] for row in rows[1:] if isinstance(row[column], Decimal)), Decimal(0))
                for column in range(2, 2 + len(columns))]  # fmt: skip
        rows.append(["Jumlah", Decimal(year), *sums])
    return rows


def _damage(grid: Grid, chance: random.Random) -> None:
    """None to three errors, of any kind that a file can hold."""
    for _ in range(chance.choice((0, 0, 1, 2, 3))):
        row, column = chance.randrange(1, len(grid)), chance.randrange(2, len(grid[0]))
        value = grid[row][column]
        kind = chance.randrange(5)
        if kind == 0 and isinstance(value, Decimal):
            grid[row][column] = value * chance.choice((10, 100, 1000, -1, 0))
        elif kind == 1:
            grid[row][column] = chance.choice(_MARKS)
        elif kind == 2:
            other = chance.randrange(1, len(grid))
            grid[row][2:], grid[other][2:] = grid[other][2:], grid[row][2:]
        elif kind == 3 and len(grid) > 4:
            del grid[row]
        else:
            grid.insert(row, list(grid[chance.randrange(1, len(grid))]))

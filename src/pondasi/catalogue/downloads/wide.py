"""Parquet files of a release: the tidy one for readers, the wide one that the page's table is paged and sorted from."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.catalogue.downloads import tidy
from pondasi.catalogue.product import FLAGS, MARKS, Product, digits
from pondasi.observations.engine import cursor, literal, quoted
from pondasi.observations.parquet import VALUE_TYPE

if TYPE_CHECKING:
    from pondasi.core.values import Observation


def tidy_parquet(product: Product) -> bytes:
    """The tidy layout, with the figure as an exact DECIMAL and, for text classes, in `nilai_teks`."""
    names = tidy.columns(product)
    figure = names.index("nilai")
    types = ["VARCHAR"] * len(names)
    types[figure] = VALUE_TYPE
    data: list[list[object]] = []
    for row, observation in zip(tidy.rows(product), product.observations, strict=True):
        cells: list[object] = list(row)
        is_number = isinstance(observation.value, Decimal)
        cells[figure] = row[figure] if is_number else None
        data.append([*cells, None if is_number or not row[figure] else row[figure]])
    return _parquet([*names, "nilai_teks"], [*types, "VARCHAR"], data)


def period_column(period_code: str) -> str:
    """The wide table's column of a period: what is printed."""
    return f"p_{period_code}"


def wide_parquet(product: Product) -> bytes:
    """One row for each key, in order: `place`, `is_total`, names (id), codes, and for each period what is printed."""
    dimensions = product.structure.dimensions
    names = ["place", "is_total", *(f"n_{d.id}" for d in dimensions), *(f"c_{d.id}" for d in dimensions)]
    types = ["INTEGER", "BOOLEAN", *["VARCHAR"] * (2 * len(dimensions))]
    names += [period_column(p.code) for p in product.periods]
    types += ["VARCHAR"] * len(product.periods)
    data: list[list[object]] = []
    for place, (key, figures) in enumerate(product.series().items()):
        known = [d.code_list.by_id[code] for d, code in zip(dimensions, key, strict=True)]
        is_total = any(code in d.code_list.children for d, code in zip(dimensions, key, strict=True))
        printed = [_printed(figures.get(period)) for period in product.periods]
        data.append([place, is_total, *(c.name.id for c in known), *key, *printed])
    return _parquet(names, types, data)


def _printed(observation: Observation | None) -> str:
    if observation is None:
        return ""
    if observation.value is None:
        return MARKS.get(observation.status, "")
    return digits(observation) + FLAGS.get(observation.status, "")


def _parquet(names: Sequence[str], types: Sequence[str], data: Sequence[Sequence[object]]) -> bytes:
    here = cursor()
    fields = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(names, types, strict=True))
    here.execute(f"CREATE OR REPLACE TEMP TABLE leaving ({fields})")
    marks = ", ".join("?" for _ in names)
    if data:
        here.executemany(f"INSERT INTO leaving VALUES ({marks})", [list(row) for row in data])  # noqa: S608 only question marks
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "release.parquet"
        here.execute(f"COPY leaving TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")
        return target.read_bytes()

"""Parquet files of a release: the tidy one for readers, the wide one that the page's table is paged and sorted from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pondasi.catalogue.downloads import tidy
from pondasi.catalogue.product import FLAGS, MARKS, Product
from pondasi.observations.engine import parquet_bytes
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
    return parquet_bytes([*names, "nilai_teks"], [*types, "VARCHAR"], data)


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
        data.append([str(place), is_total, *(c.name.id for c in known), *key, *printed])
    return parquet_bytes(names, types, data)


def _printed(observation: Observation | None) -> str:
    if observation is None:
        return ""
    if observation.digits is None:
        return MARKS.get(observation.status, "")
    return observation.digits + FLAGS.get(observation.status, "")

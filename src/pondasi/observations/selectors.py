"""Reads: slices, vintages, and their figures as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from pondasi.core import values
from pondasi.files import selectors as files
from pondasi.observations import parquet
from pondasi.observations.models import Slice, SlicePeriod
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.files.models import StoredFile


def slices(dataset_code: str) -> list[Slice]:
    """All slices of a dataset, oldest first."""
    return list(
        Slice.objects.filter(structure__code=dataset_code)
        .select_related("structure__standard__unit", "accepted_by", "file")
        .prefetch_related("periods")
    )


def vintage(dataset_code: str, at: datetime | None = None) -> dict[str, Slice]:
    """Period to slice as the dataset stood `at` a moment (None: now): the newest slice accepted by then counts."""
    rows = SlicePeriod.objects.filter(slice__structure__code=dataset_code).select_related(
        "slice__structure", "slice__file"
    )
    if at is not None:
        rows = rows.filter(slice__accepted_at__lte=at)
    newest: dict[str, Slice] = {}
    for row in rows.order_by("slice__accepted_at", "slice__pk"):
        newest[row.period] = row.slice
    return dict(sorted(newest.items()))


def newest_slices() -> dict[str, dict[str, int]]:
    """For every dataset: period to the key of its newest slice (one query, for lists over all datasets)."""
    newest: dict[str, dict[str, int]] = {}
    rows = SlicePeriod.objects.order_by("slice__accepted_at", "slice__pk")
    for code, period, key in rows.values_list("slice__structure__code", "period", "slice_id"):
        newest.setdefault(code, {})[period] = key
    return newest


def observations_in(file: StoredFile, structure: values.DataStructure) -> list[values.Observation]:
    """The figures of a prepared file that is no slice yet (a draft)."""
    return parquet.read(files.path_of(file), [dimension.id for dimension in structure.dimensions])


def observations_of(one: Slice) -> list[values.Observation]:
    """All figures of a slice."""
    dimensions = [d.code for d in one.structure.dimensions.all()]
    return parquet.read(files.path_of(one.file), dimensions)


def tables_before(structure: values.DataStructure, period: values.Period) -> tuple[values.Table, ...]:
    """The dataset's accepted figures of earlier periods, one table a period, oldest first."""
    return tables_of(structure, {p: s for p, s in vintage(structure.id).items() if values.Period.parse(p) < period})


def tables_of(structure: values.DataStructure, chosen: dict[str, Slice]) -> tuple[values.Table, ...]:
    """The figures of each chosen period from its slice, one table a period, oldest first."""
    read = {one.pk: observations_of(one) for one in {one.pk: one for one in chosen.values()}.values()}
    return tuple(
        values.Table(
            dimensions=structure.dimensions,
            observations=tuple(o for o in read[one.pk] if o.period.code == code),
            unit=structure.measure.unit.id,
            title=structure.title.id,
        )
        for code, one in sorted(chosen.items())
    )


def structure_of(dataset_code: str) -> values.DataStructure:
    """The dataset's structure as a value."""
    return standards.structure_value(standards.structure(dataset_code))


def submissions_of(keys: Iterable[int]) -> dict[int, str]:
    """Slice key to the public id of the submission it came from."""
    return dict(Slice.objects.filter(pk__in=list(keys)).values_list("pk", "submission"))


Numbers = Mapping[values.Period, Mapping[tuple[str, ...], Decimal]]
"""Period to key to figure; only what is a number."""


def numbers_in(files_by_dimensions: Mapping[tuple[str, ...], Iterable[Path]]) -> dict[Path, Numbers]:
    """The numbers of many files of figures, one query for all files of the same dimensions."""
    return {
        path: numbers
        for dimensions, paths in files_by_dimensions.items()
        for path, numbers in parquet.read_numbers(sorted(set(paths)), dimensions).items()
    }


def numbers_of_slices(chosen: Iterable[Slice], dimensions: tuple[str, ...]) -> dict[int, Numbers]:
    """The numbers of slices by their keys; a slice of a structure with other dimensions is left out."""
    slices = {one.pk: one for one in chosen}
    structures = {one.structure_id: one.structure for one in slices.values()}
    same = {pk for pk, one in structures.items() if tuple(d.code for d in one.dimensions.all()) == dimensions}
    paths = {pk: files.path_of(one.file) for pk, one in slices.items() if one.structure_id in same}
    read = numbers_in({dimensions: paths.values()})
    return {pk: read[path] for pk, path in paths.items()}


def records_of(dataset_code: str) -> list[tuple[str, date, Mapping[str, object]]]:
    """For every period its first slice: period, day of acceptance in the city's time zone, and what happened before."""
    first: dict[str, Slice] = {}
    for row in SlicePeriod.objects.filter(slice__structure__code=dataset_code).select_related("slice"):
        held = first.get(row.period)
        if held is None or (row.slice.accepted_at, row.slice.pk) < (held.accepted_at, held.pk):
            first[row.period] = row.slice
    return [(period, timezone.localdate(one.accepted_at), one.record) for period, one in sorted(first.items())]

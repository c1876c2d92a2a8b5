"""How much first figures of a release were revised: its editions followed, and what pages and readers get of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from pondasi.catalogue import charts
from pondasi.catalogue.downloads.tidy import guard
from pondasi.catalogue.lifecycle import PUBLIC
from pondasi.catalogue.models import Release, ReleaseSlice
from pondasi.catalogue.product import Product
from pondasi.core.revisions import Analysis, Edition, Extent, Revision, analyse
from pondasi.core.values import Period
from pondasi.observations import selectors as observations

if TYPE_CHECKING:
    from pondasi.observations.selectors import Numbers

MOST_LISTED = 50
"""Revised figures that the page lists; the download holds all."""


def analysis_of(release: Release, product: Product) -> Analysis:
    """Every figure of a release followed through the public editions before it."""
    earlier = Release.objects.filter(dataset=release.dataset, state__in=PUBLIC, number__lt=release.number)
    editions = {one.pk: Edition(one.number, timezone.localdate(one.released_at)) for one in earlier}
    editions[release.pk] = Edition(release.number, timezone.localdate(release.release_at))
    parts = ReleaseSlice.objects.filter(release__in=list(editions)).select_related("slice__file", "slice__structure")
    history: dict[Period, list[ReleaseSlice]] = {}
    for part in sorted(parts, key=lambda one: editions[one.release_id]):
        history.setdefault(Period.parse(part.period), []).append(part)
    return _followed(product, history, editions)


def _followed(
    product: Product, history: Mapping[Period, list[ReleaseSlice]], editions: Mapping[int, Edition]
) -> Analysis:
    """Only periods whose figures came from several slices are read; of the others first and last edition are equal."""
    now = _numbers(product)
    changed = {p: parts for p, parts in history.items() if len({one.slice_id for one in parts}) > 1}
    slices = {one.slice_id: one.slice for parts in changed.values() for one in parts}
    dimensions = tuple(one.id for one in product.structure.dimensions)
    read = observations.numbers_of_slices(slices.values(), dimensions)
    tables: dict[Edition, dict[Period, Mapping[tuple[str, ...], Decimal]]] = {one: {} for one in editions.values()}
    for period, parts in history.items():
        for part in parts if period in changed else {id(one): one for one in (parts[0], parts[-1])}.values():
            numbers = read.get(part.slice_id, {}) if period in changed else now
            tables[editions[part.release_id]][period] = numbers.get(period, {})
    return analyse(sorted(tables.items(), key=lambda one: one[0]))


def _numbers(product: Product) -> Numbers:
    found: dict[Period, dict[tuple[str, ...], Decimal]] = {}
    for one in product.observations:
        if isinstance(one.value, Decimal):
            found.setdefault(one.period, {})[one.key] = one.value
    return found


def summary_of(product: Product, analysis: Analysis) -> dict[str, object]:
    """What pages show: the extent, the same for each period, and the largest revisions with their trail."""
    return {
        "extent": extent_to_json(analysis.extent),
        "periods": {period.code: extent_to_json(one) for period, one in analysis.by_period.items()},
        "revisions": len(analysis.revisions),
        "largest": [_listed(product, one) for one in analysis.revisions[:MOST_LISTED]],
    }


def extent_to_json(extent: Extent) -> dict[str, object]:
    """Numbers as text, so that no digit is lost."""
    sums = {name: f"{getattr(extent, name):f}" for name in ("absolute", "signed", "first")}
    return {"followed": extent.followed, "revised": extent.revised} | sums


def extent_from_json(found: Mapping[str, object]) -> Extent:
    """The inverse of `extent_to_json`; nothing at all is an extent of nothing."""
    if not found:
        return Extent()
    sums = {name: Decimal(str(found[name])) for name in ("absolute", "signed", "first")}
    return Extent(int(str(found["followed"])), int(str(found["revised"])), **sums)


def _listed(product: Product, one: Revision) -> dict[str, object]:
    names = [d.code_list.by_id[code].name for d, code in zip(product.structure.dimensions, one.key, strict=True)]
    return {
        "name": {"id": ", ".join(name.id for name in names), "en": ", ".join(name.en for name in names)},
        "query": "&".join([*(f"k={code}" for code in one.key), f"periode={one.period.code}"]),
        "period": one.period.code,
        "steps": [
            {"edition": edition.number, "day": edition.day.isoformat(), "value": f"{value:f}"}
            for edition, value in one.steps
        ],
        "difference": f"{one.difference:f}",
        "percent": f"{one.share * 100:.1f}",
    }


def artefacts_of(product: Product, analysis: Analysis) -> dict[str, bytes]:
    """The trail of every revised figure as CSV and a chart by period; nothing where no figure was revised."""
    if not analysis.revisions:
        return {}
    built = {"revisions": _csv(product, analysis)}
    for language in ("id", "en"):
        built[f"revisions-{language}"] = charts.revisions_svg(product, analysis, language)
        built[f"revisions-{language}-narrow"] = charts.revisions_svg(product, analysis, language, narrow=True)
    return built


def _csv(product: Product, analysis: Analysis) -> bytes:
    """One line for each edition in which a figure was new or another."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    dimensions = product.structure.dimensions
    codes = [name for one in dimensions for name in (f"kode_{one.id}", f"nama_{one.id}")]
    writer.writerow([*codes, "periode", "edisi", "tanggal_edisi", "nilai", "selisih_dari_angka_pertama", "satuan"])
    for one in analysis.revisions:
        named: list[str] = []
        for dimension, code in zip(dimensions, one.key, strict=True):
            named += [code, guard(dimension.code_list.by_id[code].name.id)]
        for edition, value in one.steps:
            told = [one.period.code, edition.number, edition.day.isoformat(), f"{value:f}", f"{value - one.first:f}"]
            writer.writerow([*named, *told, product.structure.measure.unit.id])
    return out.getvalue().encode()

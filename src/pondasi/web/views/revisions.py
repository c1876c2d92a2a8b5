"""Revision analysis: how much first figures were revised later, of one dataset, by agency, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pondasi.catalogue import selectors
from pondasi.catalogue.downloads.tidy import guard
from pondasi.catalogue.revising import extent_from_json
from pondasi.core.revisions import Extent

if TYPE_CHECKING:
    from pondasi.catalogue.models import Release


@require_safe
def revisions(request: HttpRequest) -> HttpResponse:
    """Agencies and their datasets with what was revised; those whose figures were released once are counted only."""
    agencies = list(_agencies())
    context = {
        "agencies": agencies,
        "released_once": sum(1 for one in selectors.public_releases_by_agency() if not _extent(one).followed),
    }
    return render(request, "revisions/overview.html", context)


@require_safe
def dataset_revisions(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The revisions of one release: measures, by period, and the largest ones with their trail."""
    release = selectors.public_release(code, number)
    periods = [
        (period, _measures(extent_from_json(one))) for period, one in release.revisions.get("periods", {}).items()
    ]
    context = {
        "release": release,
        "dataset": release.dataset,
        "measures": _measures(_extent(release)),
        "periods": periods,
        "largest": release.revisions.get("largest", []),
        "count": release.revisions.get("revisions", 0),
    }
    return render(request, "revisions/dataset.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """A line for each open dataset, in CSV; means are in the dataset's unit, the other measures are shares."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="revisi.csv"'
    writer = csv.writer(response)
    sums = ["rata_rata_mutlak", "rata_rata", "rata_rata_mutlak_relatif", "rata_rata_relatif"]
    writer.writerow(
        ["instansi", "dataset", "judul", "edisi", "satuan", "angka_diikuti", "angka_direvisi", "bagian_direvisi", *sums]
    )
    for release in selectors.public_releases_by_agency():
        extent, dataset = _extent(release), release.dataset
        shares = [
            extent.share_revised,
            extent.mean_absolute,
            extent.mean,
            extent.relative_absolute,
            extent.relative_mean,
        ]
        named = [guard(dataset.producer.text.id), dataset.code, guard(dataset.title.id), release.number]
        told = [dataset.structure.standard.unit.name, extent.followed, extent.revised]
        writer.writerow([*named, *told, *("" if one is None else f"{one:.6f}" for one in shares)])
    return response


def _agencies() -> Iterator[dict[str, object]]:
    """Agencies that released a figure twice, with their datasets, the most revised first."""
    for producer, found in groupby(selectors.public_releases_by_agency(), key=lambda one: one.dataset.producer):
        extents = [(release, _extent(release)) for release in found]
        followed = [(release, one) for release, one in extents if one.followed]
        followed.sort(key=lambda one: -(one[1].relative_absolute or Decimal(0)))
        if followed:
            total = sum((one for _release, one in followed), Extent())
            rows = [
                {
                    "release": release,
                    "measures": _measures(one),
                    "largest": next(iter(release.revisions["largest"]), None),
                }
                for release, one in followed
            ]
            share = total.share_revised
            yield {"producer": producer, "rows": rows, "extent": total, "share": _percent(share)}


def _extent(release: Release) -> Extent:
    return extent_from_json(release.revisions.get("extent", {}))


def _measures(extent: Extent) -> dict[str, object]:
    """The usual measures, rounded for people; empty text where there is nothing to measure."""
    return {
        "followed": extent.followed,
        "revised": extent.revised,
        "share": _percent(extent.share_revised),
        "size": _percent(extent.relative_absolute, places=2),
        "bias": _percent(extent.relative_mean, places=2),
        "mean_absolute": _rounded(extent.mean_absolute),
        "mean": _rounded(extent.mean),
        "direction": _direction(extent),
    }


def _direction(extent: Extent) -> str:
    if not extent.signed:
        return _("tidak memihak")
    return _("angka pertama terlalu rendah") if extent.signed > 0 else _("angka pertama terlalu tinggi")


def _percent(share: Decimal | None, places: int = 1) -> str:
    return "" if share is None else f"{share * 100:.{places}f}"


def _rounded(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"

"""The quality of a release, told when it is built from what happened until then, and fixed with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from pondasi.catalogue.artefacts import DOWNLOADS
from pondasi.catalogue.lifecycle import EXPLAINED, OPEN
from pondasi.catalogue.models import CityFinding, Release
from pondasi.catalogue.product import Product
from pondasi.catalogue.texts import both
from pondasi.core.quality import METHOD, Arrival, Contested, Dimension, Facts, Submitted, assess
from pondasi.core.values import Period, Status
from pondasi.observations import selectors as observations
from pondasi.programme import selectors as programme
from pondasi.programme.access import Access

if TYPE_CHECKING:
    from pondasi.core.revisions import Extent
    from pondasi.observations.models import Slice
    from pondasi.programme.models import Dataset

_UNSURE = {Status.PROVISIONAL, Status.ESTIMATED, Status.LOW_RELIABILITY}


def quality_of(release: Release, product: Product, complete: Mapping[str, int], revisions: Extent) -> dict[str, object]:
    """The five dimensions with their parts, as pages show them. `complete` is of the release's summary."""
    facts = _facts(release, product, complete, revisions)
    return {"method": METHOD, "dimensions": [_to_json(one) for one in assess(facts)]}


def _facts(release: Release, product: Product, complete: Mapping[str, int], revisions: Extent) -> Facts:
    dataset = release.dataset
    standard = dataset.structure.standard
    slices = _slices(release)
    regions = [code for one in product.structure.dimensions if one.is_region for code in one.code_list]
    return Facts(
        release_day=timezone.localdate(release.release_at),
        periods=product.periods,
        described={
            "concept": bool(standard.concept.strip()),
            "definition": bool(standard.definition.strip()),
            "classification": bool(standard.classification.strip()),
            "method": bool(dataset.method.strip()),
        },
        is_priority=dataset.is_priority,
        arrivals=_arrivals(dataset),
        cells_expected=complete["expected"],
        cells_found=complete["found"],
        cells_unsure=_unsure(product),
        submissions=tuple(_submitted(one.record) for one in slices),
        revisions=revisions,
        is_open=dataset.access == Access.OPEN,
        formats=tuple(kind for kind in DOWNLOADS if "-" not in kind),
        code_lists=tuple(one.code_lists for one in slices),
        regions=len(regions),
        regions_with_bps_code=sum("BPS" in code.other_systems for code in regions),
        contested=contested(dataset),
    )


def contested(dataset: Dataset) -> Contested:
    """Findings over all releases that concern a dataset now."""
    concerned = CityFinding.objects.filter(Q(dataset=dataset) | Q(other=dataset))
    counted = concerned.aggregate(
        open=Count("pk", filter=Q(state=OPEN)), explained=Count("pk", filter=Q(state=EXPLAINED))
    )
    return Contested(counted["open"], counted["explained"])


def _slices(release: Release) -> list[Slice]:
    """The slices of a release, each once, in the order in which they were accepted."""
    found = {part.slice_id: part.slice for part in release.parts.select_related("slice")}
    return sorted(found.values(), key=lambda one: (one.accepted_at, one.pk))


def _arrivals(dataset: Dataset) -> tuple[Arrival, ...]:
    """Every planned period with its due day and its first slice."""
    first = {period: (day, record) for period, day, record in observations.records_of(dataset.code)}
    found = []
    for delivery in programme.deliveries().filter(dataset=dataset):
        accepted, record = first.get(delivery.period, (None, {}))
        due = timezone.localdate(delivery.due_at)
        found.append(Arrival(Period.parse(delivery.period), due, _day(record.get("handed_in_at")), accepted))
    return tuple(sorted(found, key=lambda one: one.period))


def _day(moment: object) -> date | None:
    return timezone.localdate(datetime.fromisoformat(moment)) if isinstance(moment, str) and moment else None


def _submitted(record: Mapping[str, object]) -> Submitted | None:
    """What a slice says of its submission; None where it was accepted before such things were recorded."""
    if not record:
        return None
    counted = {name: int(str(record.get(name, 0))) for name in ("explained", "disputed", "mended", "returns")}
    rules = record.get("rules")
    return Submitted(**counted, rules=dict(rules) if isinstance(rules, dict) else {})


def _unsure(product: Product) -> int:
    """Parts (no totals) with a mark that says that they are not final, as `cells_found` counts them."""
    leaves = [{code.id for code in one.code_list.leaves} for one in product.structure.dimensions]
    return sum(
        one.value is not None
        and one.status in _UNSURE
        and all(code in codes for code, codes in zip(one.key, leaves, strict=True))
        for one in product.observations
    )


def _to_json(dimension: Dimension) -> dict[str, object]:
    return {
        "aspect": dimension.aspect,
        "name": both(dimension.name),
        "share": None if dimension.share is None else f"{dimension.share:f}",
        "level": dimension.level.value,
        "level_text": both(dimension.level.text),
        "parts": [
            {
                "indicator": part.indicator,
                "name": both(part.name),
                "said": both(part.said),
                "how": both(part.how),
                "share": None if part.share is None else f"{part.share:f}",
            }
            for part in dimension.parts
        ],
    }

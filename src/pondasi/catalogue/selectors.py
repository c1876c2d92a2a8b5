"""Reads: releases, what may be seen of them, search, and pages of a release's table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, QuerySet, Subquery

from pondasi.catalogue.downloads.wide import period_column
from pondasi.catalogue.lifecycle import EMBARGOED, PLANNED, PUBLIC, RELEASED, WITHDRAWN
from pondasi.catalogue.models import Artefact, CityCheck, CityFinding, Release, ReleaseSlice, Sighting
from pondasi.files import selectors as files
from pondasi.observations import engine, parquet
from pondasi.observations import selectors as observations
from pondasi.programme import selectors as programme
from pondasi.programme.access import Access

if TYPE_CHECKING:
    from pondasi.observations.models import Slice
    from pondasi.programme.models import Dataset

PAGE_SIZE = 50


def releases() -> QuerySet[Release]:
    """Releases with what pages show of them."""
    return Release.objects.select_related("dataset__structure__standard__unit", "dataset__producer")


def public_releases() -> QuerySet[Release]:
    """Current releases of open datasets, newest first: what the public sees without asking for an old edition."""
    return releases().filter(state=RELEASED, dataset__access=Access.OPEN).order_by("-released_at", "-pk")


def public_release(dataset_code: str, number: int | None = None) -> Release:
    """The current release, or an edition, of an open dataset; raises Release.DoesNotExist for everything else."""
    found = releases().filter(dataset__code=dataset_code, dataset__access=Access.OPEN)
    if number is None:
        return found.get(state=RELEASED)
    return found.get(number=number, state__in=PUBLIC)


def editions(dataset: Dataset) -> list[Release]:
    """All public editions, newest first."""
    return list(Release.objects.filter(dataset=dataset, state__in=PUBLIC).order_by("-number"))


def current_release(dataset: Dataset) -> Release | None:
    """The release that readers see now, whatever the access class."""
    return Release.objects.filter(dataset=dataset, state=RELEASED).first()


def upcoming_releases() -> QuerySet[Release]:
    """Planned and embargoed releases of open datasets, soonest first."""
    return releases().filter(state__in=[PLANNED, EMBARGOED], dataset__access=Access.OPEN).order_by("release_at")


def managed_releases() -> QuerySet[Release]:
    """Every release, newest plans first (for the steward)."""
    return releases().order_by("-planned_at", "-pk")


def releases_by_agency() -> QuerySet[Release]:
    """Current releases, agency by agency, without what only search needs."""
    found = releases().filter(state=RELEASED).defer("search_text", "summary")
    return found.order_by("dataset__producer__name", "dataset__producer", "dataset__code")


def public_releases_by_agency() -> QuerySet[Release]:
    """The same of open datasets."""
    return releases_by_agency().filter(dataset__access=Access.OPEN)


def all_city_findings() -> QuerySet[CityFinding]:
    """What was found over all releases, with both datasets."""
    sides = [f"{side}__{part}" for side in ("dataset", "other") for part in ("structure", "producer")]
    return CityFinding.objects.select_related("explained_by", *sides)


def city_findings(state: str) -> QuerySet[CityFinding]:
    """Those in a state, newest first, each with its latest `body`."""
    latest = Sighting.objects.filter(finding=OuterRef("pk")).order_by("-seen_at", "-pk")
    return all_city_findings().filter(state=state).annotate(body=Subquery(latest.values("body")[:1]))


def city_finding_counts() -> dict[str, int]:
    """How many there are in each state."""
    counted = CityFinding.objects.order_by().values_list("state").annotate(n=Count("pk"))
    return dict(counted)


def latest_city_check() -> CityCheck | None:
    """The check that waits or is under way, else the last one."""
    return CityCheck.objects.first()


def search(words: str) -> QuerySet[Release]:
    """Open current releases that hold every word of the query."""
    found = public_releases()
    for word in words.casefold().split():
        found = found.filter(search_text__contains=word)
    return found


def unreleased_slices(dataset_code: str) -> list[Slice]:
    """Accepted slices that belong to the present vintage but to no release that stands."""
    released = set(
        ReleaseSlice.objects.filter(release__dataset__code=dataset_code)
        .exclude(release__state=WITHDRAWN)
        .values_list("slice_id", "period")
    )
    vintage = observations.vintage(dataset_code)
    waiting = {one.pk: one for period, one in vintage.items() if (one.pk, period) not in released}
    return list(waiting.values())


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open dataset with something accepted that stands in no release yet."""

    dataset: Dataset
    periods: tuple[str, ...]
    submissions: tuple[str, ...]
    """Public ids of the submissions that the new slices came from."""


def datasets_to_release() -> list[Waiting]:
    """Open datasets whose present vintage holds something that stands in no release yet, and what."""
    released = {
        (code, period, key)
        for code, period, key in ReleaseSlice.objects.exclude(release__state=WITHDRAWN).values_list(
            "release__dataset__code", "period", "slice_id"
        )
    }
    new = {
        code: {period: key for period, key in parts.items() if (code, period, key) not in released}
        for code, parts in observations.newest_slices().items()
    }
    new = {code: parts for code, parts in new.items() if parts}
    submissions = observations.submissions_of({key for parts in new.values() for key in parts.values()})
    return [
        Waiting(
            dataset=dataset,
            periods=tuple(sorted(new[dataset.code])),
            submissions=tuple(sorted({submissions[key] for key in new[dataset.code].values()})),
        )
        for dataset in programme.open_datasets().filter(code__in=new)
    ]


def artefact(release: Release, kind: str) -> Artefact:
    """One built file; raises Artefact.DoesNotExist."""
    return Artefact.objects.select_related("file").get(release=release, kind=kind)


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of the wide table: rows of names, codes and printed figures."""

    rows: list[dict[str, object]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def table_page(
    release: Release, *, dimensions: Sequence[str], sort: str = "", descending: bool = False, page: int = 1
) -> TablePage:
    """A page of the release's table. `sort` is a dimension or a period code; anything else means the given order."""
    path = str(files.path_of(artefact(release, "wide").file))
    order = "place"
    if sort in dimensions:
        order = engine.quoted(f"n_{sort}")
    elif sort in release.summary.get("periods", ()):
        order = f"TRY_CAST({engine.quoted(period_column(sort))} AS DOUBLE)"
    direction = "DESC" if descending and order != "place" else "ASC"
    query = (
        f"SELECT *, count(*) OVER () AS row_count FROM read_parquet(?) "  # noqa: S608 `order` is made of known names
        f"ORDER BY {order} {direction} NULLS LAST, place LIMIT {PAGE_SIZE} OFFSET {PAGE_SIZE * (max(page, 1) - 1)}"
    )
    rows = engine.rows(query, [path])
    return TablePage(rows=rows, total=int(rows[0]["row_count"]) if rows else 0, number=max(page, 1))


def figure_trail(release: Release, *, key: dict[str, str], period: str) -> dict[str, object] | None:
    """Where one figure of a release came from: value, sheet, cell, raw text, and its slice."""
    path = str(files.path_of(artefact(release, "trail").file))
    conditions = " AND ".join(f"{engine.quoted(parquet.dimension_column(name))} = ?" for name in key)
    query = f"SELECT * FROM read_parquet(?) WHERE period = ? AND {conditions}"  # noqa: S608 names are quoted
    rows = engine.rows(query, [path, period, *key.values()])
    if not rows:
        return None
    part = release.parts.select_related("slice__accepted_by").get(period=period)
    return rows[0] | {"slice": part.slice}

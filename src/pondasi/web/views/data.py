"""Released datasets: list and search, the dataset page, downloads, and the way back from a figure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pondasi.catalogue import permissions, selectors
from pondasi.catalogue.artefacts import DOWNLOADS, MEDIA_TYPES
from pondasi.collection import selectors as collection
from pondasi.core.values import Dimension, Text
from pondasi.files import selectors as files
from pondasi.people import permissions as people
from pondasi.programme import selectors as programme
from pondasi.standards import selectors as standards
from pondasi.web.paging import page_of

if TYPE_CHECKING:
    from pondasi.catalogue.models import Release

_SHOWN_PERIODS = 8
_A_PAGE = 20
_LONGEST_NUMBER = 10


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Every released dataset, or those that hold all the words searched for."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = selectors.search(words) if words else selectors.public_releases()
    page = page_of(request, found, _A_PAGE)
    return render(request, "data/list.html", {"words": words, "page": page})


@require_safe
def dataset(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """A dataset as released: the current edition, or an older one that says that it is superseded."""
    release = selectors.public_release(code, number)
    structure = standards.structure_value(release.dataset.structure)
    dimensions = [dimension.id for dimension in structure.dimensions]
    sort = request.GET.get("urut", "")
    descending = request.GET.get("arah") == "turun"
    number_of_page = request.GET.get("halaman", "1")
    table = selectors.table_page(
        release,
        dimensions=dimensions,
        sort=sort,
        descending=descending,
        page=int(number_of_page) if number_of_page.isdecimal() and len(number_of_page) < _LONGEST_NUMBER else 1,
    )
    periods = release.summary["periods"][-_SHOWN_PERIODS:]
    slices = {part.slice for part in release.parts.select_related("slice__accepted_by")}
    context = {
        "release": release,
        "dataset": release.dataset,
        "standard": release.dataset.structure.standard,
        "editions": selectors.editions(release.dataset),
        "dimensions": structure.dimensions,
        "headings": [_heading(request, d.id, d.name, sort, descending) for d in structure.dimensions],
        "period_headings": [_heading(request, p, None, sort, descending) for p in periods],
        "rows": [_row(row, structure.dimensions, periods) for row in table.rows],
        "table": table,
        "pages": range(1, table.pages + 1),
        "query": f"urut={sort}&arah={'turun' if descending else 'naik'}" if sort else "",
        "signals": _signals(release),
        "findings": collection.answered_findings({one.submission for one in slices}),
        "citation": Text(*(_citation(release, language) for language in ("id", "en"))),
        "downloads": DOWNLOADS,
    }
    return render(request, "data/dataset.html", context)


def _heading(request: HttpRequest, code: str, name: Text | None, sort: str, descending: bool) -> dict[str, object]:
    down = sort == code and not descending
    order = ("descending" if descending else "ascending") if sort == code else ""
    return {"code": code, "name": name, "order": order, "url": f"?urut={code}&arah={'turun' if down else 'naik'}#tabel"}


def _row(row: dict[str, object], dimensions: tuple[Dimension, ...], periods: list[str]) -> dict[str, object]:
    codes = "&".join(f"k={row[f'c_{d.id}']}" for d in dimensions)
    return {
        "names": [d.code_list.by_id[str(row[f"c_{d.id}"])].name for d in dimensions],
        "is_total": row["is_total"],
        "figures": [{"period": p, "printed": row[f"p_{p}"], "query": f"{codes}&periode={p}"} for p in periods],
    }


def _signals(release: Release) -> dict[str, object]:
    """How far readers can rely on it: complete, on time, corrected."""
    last = release.summary["periods"][-1]
    part = release.parts.select_related("slice").get(period=last)
    due = programme.delivery(release.dataset.code, last).due_at
    late = part.slice.accepted_at - due
    return {
        "complete": release.summary["complete"],
        "days_late": max(late, timedelta(0)).days,
        "days_early": max(-late, timedelta(0)).days,
        "last": last,
        "changes": release.summary.get("changes", {}),
    }


def _citation(release: Release, language: str) -> str:
    dataset = release.dataset
    sample = (" [data contoh]" if language == "id" else " [sample data]") if dataset.is_sample else ""
    edition = "edisi" if language == "id" else "edition"
    year = timezone.localtime(release.released_at).year
    address = f"{settings.PONDASI_URL}/data/{dataset.code}/edisi/{release.number}/"
    title, producer = (text.in_language(language) for text in (dataset.title, dataset.producer.text))
    where = f"Satu Data {settings.PONDASI_CITY}. {address}"
    return f"{producer} ({year}). {title}{sample}, {edition} {release.number}. {where}"


@require_safe
def download(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponseBase:
    """A download or chart of an edition, under a name that says what it is."""
    release = selectors.public_release(code, number)
    if kind not in MEDIA_TYPES or kind in {"wide", "trail"}:
        raise Http404
    artefact = selectors.artefact(release, kind)
    response = FileResponse(files.path_of(artefact.file).open("rb"), content_type=MEDIA_TYPES[kind])
    if kind in {*DOWNLOADS, "revisions"}:
        sample = "-data-contoh" if release.dataset.is_sample else ""
        stem = f"{code}-edisi-{number}{sample}"
        names = {"csv-excel": f"{stem}-untuk-excel.csv", "revisions": f"{stem}-revisi.csv"}
        name = names.get(kind, f"{stem}.{kind}")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    if release.is_superseded:
        response["X-Pondasi-Superseded"] = "true"
    response["Cache-Control"] = "public, max-age=300"
    response["ETag"] = f'"{artefact.file.sha256}"'
    return response


@require_safe
def figure(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """From a figure back to its slice and, for those who may, to file, sheet, cell, person and date."""
    release = selectors.public_release(code, number)
    structure = standards.structure_value(release.dataset.structure)
    codes = request.GET.getlist("k")
    if len(codes) != len(structure.dimensions):
        raise Http404
    key = {dimension.id: value for dimension, value in zip(structure.dimensions, codes, strict=True)}
    found = selectors.figure_trail(release, key=key, period=request.GET.get("periode", ""))
    if found is None:
        raise Http404
    names = [d.code_list.by_id[key[d.id]].name for d in structure.dimensions]
    submission = None
    if request.user.is_authenticated and people.can(permissions.TRACE, request.user, release.dataset.producer):
        submission = collection.submission(found["slice"].submission)  # type: ignore[attr-defined]
    context = {
        "release": release,
        "dataset": release.dataset,
        "names": names,
        "found": found,
        "period": request.GET["periode"],
        "submission": submission,
        "amendment": collection.amendment_of(submission, found["sheet"], found["cell"]) if submission else None,
        "reviews": list(submission.reviews.select_related("decided_by")) if submission else [],
    }
    return render(request, "data/figure.html", context)


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """What is out, newest first, and what is coming."""
    page = page_of(request, selectors.public_releases(), _A_PAGE)
    return render(request, "data/releases.html", {"page": page, "upcoming": list(selectors.upcoming_releases())})

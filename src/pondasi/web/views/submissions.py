"""The producer's side of a submission: open, upload, look at the reading, correct, answer, hand in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.collection import permissions, selectors
from pondasi.collection.explaining import explained_file
from pondasi.collection.lifecycle import EDITABLE, RETURNED, SUBMITTED
from pondasi.collection.services import amendments, answers, drafts, reviews
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Severity, Text
from pondasi.files import selectors as stored
from pondasi.files import services as files
from pondasi.people.selectors import journal_of, users_by_public_id
from pondasi.programme import selectors as programme
from pondasi.web import corrections
from pondasi.web.answers import kind_of
from pondasi.web.sheet import marks_of, window
from pondasi.web.templatetags.pondasi import language
from pondasi.web.uploads import pasted
from pondasi.web.views import review

if TYPE_CHECKING:
    from pondasi.collection.models import RecordedFinding, Submission


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12"
_FINDINGS_AT_FIRST, _LABELS_AT_FIRST, _FIGURES_AT_FIRST, _TABLES_AT_FIRST = 6, 5, 30, 6
_PARTS_AT_FIRST = 12
_UNKNOWN_NAMES = "keys_unknown"
"""So that the page stays light; the rest comes when it is asked for."""


@login_required
@require_POST
def open_submission(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Begin (or go on with) the submission for a delivery."""
    delivery = programme.delivery(code, period)
    submission = drafts.open_submission(
        actor=request.user, delivery=delivery, correction_reason=request.POST.get("reason", "")
    )
    return redirect("submission", public_id=submission.public_id)


@login_required
@require_safe
def submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The page of a submission: the officer's work bench while it may be edited, the review for everybody else."""
    found = selectors.submission(public_id)
    permissions.check_view(request.user, found)
    if found.state in EDITABLE and permissions.can_edit(request.user, found.delivery):
        return render(request, "submission/bench.html", bench_context(found, whole=wants_whole(request)))
    return render(request, "submission/review.html", review.review_context(request, found))


def wants_whole(request: HttpRequest) -> bool:
    """Whether the person asked for everything, not only the first rows and findings."""
    return "semua" in request.GET or "semua" in request.POST


def bench_context(found: Submission, *, whole: bool = False) -> dict[str, object]:
    """What the officer's page shows of file, reading and findings; the first of them, or the whole."""
    reading = found.reading
    busy = found.upload is not None and not reading.is_ready
    view = reading.view if not busy else {}
    findings = selectors.present_findings(found) if view else []
    shown = _not_asked_above(findings, view)
    reviews_of = list(found.reviews.select_related("decided_by").order_by("-decided_at")[:3])
    remarks = reviews_of[0].remarks if reviews_of and found.state == RETURNED else ()
    return {
        "submission": found,
        "dataset": found.delivery.dataset,
        "delivery": found.delivery,
        "upload": found.upload,
        "busy": busy,
        "view": view,
        "findings": shown,
        "severities": _counted(shown),
        "amendments": selectors.amendments(found),
        "twins": {},
        "earlier_answers": selectors.earlier_answers(found, findings),
        "sheet": window(reading, marks_of(findings, view.get("sheet"), remarks, view.get("amended", ())), language())
        if view
        else {},
        "blockers": selectors.blockers(found),
        "has_corrections": bool(found.recipe or found.carried),
        "reviews": reviews_of,
        "returned": found.state == RETURNED,
        "seen": reading.done,
        "step": 1 if found.upload is None else 2,
        "upload_limit": settings.PONDASI_UPLOAD_LIMIT // 1_000_000,
        "whole": whole,
        "most_findings": 0 if whole else _FINDINGS_AT_FIRST,
        "most_tables": 0 if whole else _TABLES_AT_FIRST,
        "most_parts": 0 if whole else _PARTS_AT_FIRST,
        "most_labels": 0 if whole else _LABELS_AT_FIRST,
        "most_figures": 0 if whole else _FIGURES_AT_FIRST,
    }


def _not_asked_above(findings: list[RecordedFinding], view: dict[str, Any]) -> list[RecordedFinding]:
    """Without the finding about unknown names where each of them has a question with its own answers: one cause."""
    if not view.get("open_labels"):
        return findings
    return [one for one in findings if one.code != _UNKNOWN_NAMES]


def _counted(findings: list[RecordedFinding]) -> list[dict[str, Any]]:
    """How many findings of each severity are not settled, the most severe first."""
    waiting = Counter(one.severity for one in findings if not one.is_settled)
    return [{"severity": one.value, "count": waiting[one.value]} for one in Severity if waiting[one.value]]


@login_required
@require_POST
def upload(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a file. It is kept aside at once; understanding it is the worker's."""
    found = selectors.submission(public_id)
    permissions.check_edit(request.user, found.delivery)
    arrived = request.FILES.get("file")
    if getattr(request, "upload_too_large", False):
        raise files.too_large(settings.PONDASI_UPLOAD_LIMIT)
    arrived = arrived or pasted(request.POST.get("pasted", ""))
    if arrived is None:
        raise InvalidInput(
            Text("Belum ada berkas yang dipilih.", "No file was chosen."),
            Text("Pilih berkas Excel atau CSV Anda, lalu unggah.", "Choose your Excel or CSV file, then upload."),
        )
    incoming = files.receive(chunks=arrived.chunks(), limit=settings.PONDASI_UPLOAD_LIMIT)
    try:
        drafts.upload(
            actor=request.user,
            submission=found,
            name=arrived.name or "",
            media_type=arrived.content_type or "application/octet-stream",
            incoming=incoming,
        )
    except BaseException:
        files.discard_incoming(token=incoming.token)
        raise
    return redirect("submission", public_id=public_id)


@login_required
@require_safe
def bench(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The part of the page that changes while the file is read or corrected."""
    found = selectors.submission(public_id)
    permissions.check_edit(request.user, found.delivery)
    context = bench_context(found, whole=wants_whole(request))
    if context["busy"] and request.headers.get("HX-Request"):
        return HttpResponse(status=204)  # what is there stays, and asks again
    return render(request, "submission/_reading.html", context)


@login_required
@require_POST
def correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One correction of the reading, by pointing."""
    found = selectors.submission(public_id)
    permissions.check_edit(request.user, found.delivery)
    drafts.correct_reading(
        actor=request.user,
        submission=found,
        change=lambda recipe, view: corrections.applied(recipe, view, request.POST),
    )
    return _read_again(request, public_id)


def _read_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the page shows while the file is read and checked anew."""
    if not request.headers.get("HX-Request"):
        return redirect("submission", public_id=public_id)
    context = bench_context(selectors.submission(public_id), whole=wants_whole(request)) | {"corrected": True}
    if not context["busy"]:
        return render(request, "submission/_reading.html", context)
    response = render(request, "submission/_progress.html", context)
    response["HX-Retarget"] = "#kemajuan"  # the sheet stays in sight until it has been read again
    return response


@login_required
@require_POST
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take what a finding proposes for a cell, or for all of its cells."""
    amendments.accept(
        actor=request.user,
        submission=selectors.submission(public_id),
        fingerprint=request.POST.get("finding", ""),
        cell=request.POST.get("cell", ""),
    )
    return _read_again(request, public_id)


@login_required
@require_POST
def take_back(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """The file's own figure counts again."""
    amendments.take_back(actor=request.user, submission=selectors.submission(public_id), key=pk)
    return _read_again(request, public_id)


@login_required
@require_POST
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The officer's answer to a finding."""
    found = selectors.submission(public_id)
    answers.answer_finding(
        actor=request.user,
        submission=found,
        fingerprint=request.POST.get("finding", ""),
        reason=request.POST.get("reason", ""),
        kind=kind_of(request.POST),
    )
    if request.headers.get("HX-Request"):
        context = bench_context(selectors.submission(public_id), whole=wants_whole(request))
        return render(request, "submission/_reading.html", context)
    return redirect("submission", public_id=public_id)


@login_required
@require_POST
def hand_in(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand in once; a second click finds it handed in and says so."""
    found = selectors.submission(public_id)
    if found.state == SUBMITTED and found.handed_in_by_id == request.user.pk:
        messages.info(request, _("Kiriman ini sudah Anda ajukan."))
        return redirect("submission", public_id=public_id)
    seen = request.POST.get("seen", "")
    reviews.hand_in(actor=request.user, submission=found, seen=int(seen) if seen.isdecimal() else None)
    messages.success(request, _("Sudah diajukan. Kami kabari di kotak masuk begitu ada yang memeriksa."))
    return redirect("submission", public_id=public_id)


@login_required
@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take it back while nobody has begun."""
    reviews.recall(actor=request.user, submission=selectors.submission(public_id))
    messages.success(request, _("Kiriman ditarik kembali dan menjadi draf lagi."))
    return redirect("submission", public_id=public_id)


@login_required
@require_safe
def original(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponseBase:
    """The agency's own file, as it was uploaded."""
    found = selectors.submission(public_id)
    permissions.check_view(request.user, found)
    one = selectors.upload(public_id, pk)
    if one.file is None:
        raise Http404
    return FileResponse(stored.path_of(one.file).open("rb"), as_attachment=True, filename=one.name)


@login_required
@require_safe
def explained(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The agency's own file with its findings explained in it."""
    made = explained_file(actor=request.user, submission=selectors.submission(public_id), spoken=language())
    response = HttpResponse(made.content, content_type=_MACROS if made.name.endswith("m") else _XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or ""
    return response


@login_required
@require_safe
def trail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every step of a submission from the journal."""
    found = selectors.submission(public_id)
    permissions.check_view(request.user, found)
    entries = list(journal_of("submission", str(public_id)))
    people = users_by_public_id({entry.actor for entry in entries if entry.actor})
    lines = [{"entry": entry, "person": people.get(str(entry.actor))} for entry in entries]
    return render(request, "submission/trail.html", {"submission": found, "lines": lines})

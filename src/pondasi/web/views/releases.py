"""The steward's side of releases: plan, see what waits, withdraw."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.catalogue import permissions, selectors
from pondasi.catalogue.services import plans
from pondasi.collection import selectors as collection
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text
from pondasi.programme import selectors as programme
from pondasi.web.paging import page_of

_A_PAGE = 30
_SOON = timedelta(minutes=2)
"""A release that is due so soon is waited for on the page."""


@login_required
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """What can be released, what is being prepared, what is out."""
    permissions.check_release(request.user)
    page = page_of(request, selectors.managed_releases(), _A_PAGE)
    soon = timezone.now() + _SOON
    busy = any(one.state in {"planned", "embargoed"} and one.release_at <= soon for one in page.object_list)
    waiting = selectors.datasets_to_release()
    reasons = collection.correction_reasons([public_id for one in waiting for public_id in one.submissions])
    offered = [
        {
            "dataset": one.dataset,
            "periods": one.periods,
            "reason": " ".join(reasons[public_id] for public_id in one.submissions if public_id in reasons),
        }
        for one in waiting
    ]
    context = {"waiting": offered, "page": page, "busy": busy}
    template = "releases/_list.html" if request.headers.get("HX-Request") else "releases/manage.html"
    return render(request, template, context)


@login_required
@require_POST
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Release now, or at a given minute in the city's time."""
    plans.plan_release(
        actor=request.user,
        dataset=programme.dataset(code),
        release_at=_given_moment(request.POST.get("release_at", "")),
        note=request.POST.get("note", ""),
    )
    messages.success(request, _("Rilis sedang disiapkan. Halaman ini memperbarui diri bila sudah terbit."))
    return redirect("manage_releases")


def _given_moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        parsed = parse_datetime(text)
    except ValueError:
        parsed = None
    if parsed is None:
        raise InvalidInput(
            Text("Tanggal dan jamnya tidak dapat dibaca.", "The date and time cannot be read."),
            Text(
                "Tulis seperti 2026-12-01T09:00, atau kosongkan.", "Write it like 2026-12-01T09:00, or leave it empty."
            ),
        )
    return timezone.make_aware(parsed) if timezone.is_naive(parsed) else parsed


@login_required
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a release out of sight, for a reason."""
    release = get_object_or_404(selectors.releases(), public_id=public_id)
    plans.withdraw(actor=request.user, release=release, reason=request.POST.get("reason", ""))
    messages.success(request, _("Rilis ditarik."))
    return redirect("manage_releases")

"""What a signed-in person sees first: their tasks; and their inbox."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pondasi.catalogue import permissions as catalogue_permissions
from pondasi.catalogue import selectors as catalogue
from pondasi.collection import lifecycle
from pondasi.collection import selectors as collection
from pondasi.people import selectors as people
from pondasi.people import services
from pondasi.web.paging import page_of

_SOON_DAYS = 14
_A_PAGE = 30


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tugas saya: what is due, what came back, whose check it is, what can be released."""
    pairs = collection.deliveries_with_submissions(request.user)
    now = timezone.now()
    own = [_delivery_row(delivery, submission, now) for delivery, submission in pairs]
    checks = list(collection.waiting_for_check(request.user))
    context = {
        "open_rows": [row for row in own if row["editable"]],
        "sent_rows": [row for row in own if not row["editable"] and not row["done"]],
        "done_rows": sorted((row for row in own if row["done"]), key=lambda row: row["delivery"].period, reverse=True),
        "checks": checks,
        "under_way": [one for one in collection.under_way(request.user)[:_A_PAGE] if one not in checks],
        "to_release": (catalogue.datasets_to_release() if catalogue_permissions.can_release(request.user) else []),
        "notices": list(people.inbox(request.user)[:3]),
        "roles": sorted({role.label for role, _ in people.held_roles(request.user)}),
    }
    return render(request, "tasks.html", context)


def _delivery_row(delivery: object, submission: object, now: object) -> dict[str, object]:
    state = submission.state if submission else ""  # type: ignore[attr-defined]
    days = (delivery.due_at - now).days  # type: ignore[attr-defined]
    return {
        "delivery": delivery,
        "submission": submission,
        "state": state,
        "done": state == lifecycle.ACCEPTED,
        "editable": state in lifecycle.EDITABLE or not state,
        "returned": state == lifecycle.RETURNED,
        "due_tone": "late" if days < 0 else "soon" if days < _SOON_DAYS else "",
        "days": days,
    }


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Kotak masuk; opening it marks its lines as read."""
    page = page_of(request, people.inbox(request.user), _A_PAGE)
    lines = list(page.object_list)
    services.mark_read(actor=request.user, now=timezone.now())
    return render(request, "inbox.html", {"page": page, "lines": lines})

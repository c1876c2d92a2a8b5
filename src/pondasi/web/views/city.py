"""What contradicts what over all releases: the list, both sides of one, and the steward's reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.catalogue import permissions, selectors
from pondasi.catalogue.lifecycle import CITY_FINDING, OPEN
from pondasi.catalogue.services import city
from pondasi.core.checks.across import FACETS
from pondasi.web.paging import page_of

_A_PAGE = 30


@login_required
@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Findings in a state (open ones first), how far a check is, and when the last one was."""
    permissions.check_view_city(request.user)
    state = request.GET.get("keadaan", OPEN)
    state = state if state in CITY_FINDING.states else OPEN
    counts = selectors.city_finding_counts()
    tabs = [
        {
            "url": f"{reverse('city_findings')}?keadaan={one.code}",
            "text": one.text,
            "current": one.code == state,
            "count": counts.get(one.code, 0),
        }
        for one in CITY_FINDING.states.values()
    ]
    page = page_of(request, selectors.city_findings(state), _A_PAGE)
    context = {
        "tabs": tabs,
        "state": state,
        "page": page,
        "check": selectors.latest_city_check(),
        "can_explain": permissions.can_explain(request.user),
    }
    template = "city/_progress.html" if request.headers.get("HX-Request") else "city/findings.html"
    return render(request, template, context)


@login_required
@require_safe
def finding(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Both sides with source and concept, the figures that differ, and what was said about it."""
    permissions.check_view_city(request.user)
    found = get_object_or_404(selectors.all_city_findings(), public_id=public_id)
    sightings = list(found.sightings.select_related("release", "other"))
    body = sightings[0].body
    context = {
        "finding": found,
        "body": body,
        "sightings": sightings,
        "facets": _facets(body),
        "more": body.get("differing", 0) - len(body.get("points", [])),
        "can_explain": permissions.can_explain(request.user) and CITY_FINDING.allows(found.state, "explain"),
    }
    return render(request, "city/finding.html", context)


def _facets(body: dict[str, object]) -> list[dict[str, object]]:
    """Line by line what both sides say of themselves, and whether that differs."""
    sides = body.get("sides")
    differing = body.get("facets")
    if not isinstance(sides, list) or not isinstance(differing, list):
        return []
    return [
        {"name": text, "sides": [side[name] for side in sides], "differs": name in differing}
        for name, text in FACETS.items()
    ]


@login_required
@require_POST
def explain(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep the steward's reason."""
    permissions.check_explain(request.user)
    found = get_object_or_404(selectors.all_city_findings(), public_id=public_id)
    city.explain(
        actor=request.user,
        finding=found,
        reason=request.POST.get("reason", ""),
        is_lasting=request.POST.get("lasting") == "1",
    )
    messages.success(request, _("Penjelasan tersimpan."))
    return redirect("city_finding", public_id=public_id)


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Check all releases now."""
    city.ask(actor=request.user)
    messages.success(request, _("Pemeriksaan dimulai. Kemajuannya tampil di halaman ini."))
    return redirect("city_findings")

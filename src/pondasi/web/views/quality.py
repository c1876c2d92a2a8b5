"""Quality of releases: the five dimensions of one with their parts, and of all for the steward."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pondasi.catalogue import assessing, permissions, selectors
from pondasi.web.paging import page_of

_A_PAGE = 40


@require_safe
def quality(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What was told of a release's quality when it was built, and what was found since."""
    release = selectors.public_release(code, number)
    since = None if release.is_superseded else assessing.contested(release.dataset)
    context = {
        "release": release,
        "dataset": release.dataset,
        "dimensions": release.quality.get("dimensions", []),
        "since": since,
        "can_view_city": request.user.is_authenticated and permissions.can_view_city(request.user),
    }
    return render(request, "quality/release.html", context)


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every current release with its five dimensions, agency by agency."""
    permissions.check_view_city(request.user)
    page = page_of(request, selectors.releases_by_agency(), _A_PAGE)
    return render(request, "quality/overview.html", {"page": page})

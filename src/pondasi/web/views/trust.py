"""Pages by which others can trust: the journal, its anchor, the rules that figures are checked with, the look."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pondasi.core import checks
from pondasi.people import journal as chain
from pondasi.people import permissions, selectors
from pondasi.web.paging import page_of

_A_PAGE = 50


@login_required
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Catatan jejak: who did what, when, on whose authority."""
    permissions.check(permissions.READ_JOURNAL, request.user)
    page = page_of(request, selectors.journal(), _A_PAGE)
    people = selectors.users_by_public_id({entry.actor for entry in page.object_list if entry.actor})
    lines = [{"entry": entry, "person": people.get(str(entry.actor))} for entry in page.object_list]
    return render(request, "trust/journal.html", {"page": page, "lines": lines})


@require_safe
def anchor(request: HttpRequest) -> HttpResponse:
    """The head of the journal's chain, for anybody to write down."""
    return render(request, "trust/anchor.html", {"head": chain.head()})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule that a table is checked with."""
    return render(request, "trust/rules.html", {"rules": checks.rules(), "engine_version": checks.ENGINE_VERSION})


@require_safe
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule: what it looks for, why, with which numbers."""
    found = next((one for one in checks.rules() if one.code == code), None)
    if found is None:
        raise Http404
    return render(request, "trust/rule.html", {"rule": found})


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The look, for developers."""
    return render(request, "components/gallery.html")

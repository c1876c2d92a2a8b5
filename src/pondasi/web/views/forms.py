"""Forms to fill in: the officer downloads one, the steward says what they show."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.collection.forms import form_of
from pondasi.programme import permissions, selectors, services
from pondasi.web.paging import page_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A_PAGE = 30


@login_required
@require_safe
def form(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """The form of a dataset and period, as a download."""
    made = form_of(actor=request.user, delivery=selectors.delivery(code, period))
    response = HttpResponse(made.content, content_type=_XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or ""
    return response


@login_required
@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """Every dataset, and whether its forms show the figures of the period before."""
    permissions.check_set_form(request.user)
    return render(request, "forms.html", {"page": page_of(request, selectors.datasets(), _A_PAGE)})


@login_required
@require_POST
def set_form(request: HttpRequest, code: str) -> HttpResponse:
    """Show the figures of the period before in a dataset's forms, or stop showing them."""
    dataset = selectors.dataset(code)
    shown = request.POST.get("shown") == "1"
    services.show_past_in_form(actor=request.user, dataset=dataset, shown=shown)
    messages.success(
        request,
        _("Formulir data ini sekarang menampilkan angka periode lalu.")
        if shown
        else _("Formulir data ini tidak lagi menampilkan angka periode lalu."),
    )
    return redirect("forms")

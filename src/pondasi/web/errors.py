"""Errors as sentences: never a stack trace, always what to do next."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pondasi.core.errors import NotPermitted, PondasiError, WrongState

logger = logging.getLogger(__name__)


class SentencesForErrors:
    """Turns the errors of the rooms into pages, or into a message on the page that the person came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for errors that have a sentence; everything else goes on to `server_error`."""
        if isinstance(exception, ObjectDoesNotExist):
            return not_found(request, exception)
        if isinstance(exception, ValueError) and "NUL" in str(exception):
            return bad_request(request, exception)  # PostgreSQL keeps no text with a NUL in it
        if not isinstance(exception, PondasiError):
            return None
        sentence = exception.sentence(get_language() or "id")
        if request.headers.get("HX-Request"):
            status = 403 if isinstance(exception, NotPermitted) else 422
            response = render(request, "fragments/error.html", {"sentence": sentence}, status=status)
            # Where the person looks, whatever part of the page asked.
            response["HX-Retarget"], response["HX-Reswap"] = "#pesan", "innerHTML"
            return response
        if isinstance(exception, NotPermitted):
            return _page(request, 403, _("Halaman ini bukan untuk akun Anda"), sentence)
        if request.method == "POST" and (back := _came_from(request)):
            messages.error(request, sentence)
            return HttpResponseRedirect(back)
        status = 409 if isinstance(exception, WrongState) else 400
        return _page(request, status, _("Belum bisa dilakukan"), sentence)


def _came_from(request: HttpRequest) -> str:
    referrer = urlsplit(request.headers.get("Referer", ""))
    return referrer.path if referrer.path and referrer.netloc == request.get_host() else ""


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "error.html", {"error_title": title, "sentence": sentence}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(request, 400, _("Permintaan ini tidak dapat dibaca"), _("Kembali dan coba sekali lagi."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    sentence = _("Masuk dengan akun yang berwenang, lalu coba lagi.")
    return _page(request, 403, _("Halaman ini bukan untuk akun Anda"), sentence)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old."""
    sentence = _("Halaman ini sudah lama terbuka. Muat ulang, lalu kirim sekali lagi; isian Anda tidak berubah.")
    return _page(request, 403, _("Formulir ini kedaluwarsa"), sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; also for what exists but is not open."""
    if isinstance(exception, ValidationError):
        return bad_request(request, exception)
    sentence = _("Alamatnya mungkin berubah, atau datanya tidak terbuka untuk umum. Coba cari dari halaman Data.")
    return _page(request, 404, _("Halaman ini tidak ada"), sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    sentence = _("Kesalahannya pada kami dan sudah dicatat. Yang sudah tersimpan tetap aman; coba lagi sebentar lagi.")
    return _page(request, 500, _("Ada yang salah pada kami"), sentence)

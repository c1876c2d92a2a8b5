"""Addresses of the whole site."""

from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.account.urls")),
    path("akun/2fa/", include("allauth.mfa.urls")),
    path("bahasa/", include("django.conf.urls.i18n")),
    path("", include("pondasi.web.urls")),
]
handler400 = "pondasi.web.errors.bad_request"
handler403 = "pondasi.web.errors.forbidden"
handler404 = "pondasi.web.errors.not_found"
handler500 = "pondasi.web.errors.server_error"

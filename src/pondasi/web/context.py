"""What the frame of every page needs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from pondasi.catalogue import permissions as catalogue_permissions
from pondasi.people import permissions, selectors
from pondasi.people.roles import Role
from pondasi.programme import permissions as programme_permissions
from pondasi.web.templatetags.pondasi import t


def page(request: HttpRequest) -> dict[str, object]:
    """City, navigation, and the signed-in person with their inbox count."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    context: dict[str, object] = {
        "city_name": settings.PONDASI_CITY,
        "demo_city": selectors.has_demo_accounts(),
        "navigation": _navigation(request, signed_in),
    }
    if signed_in:
        organisation = selectors.main_organisation(user)
        context |= {
            "person_name": user.name,
            "person_organisation": t(organisation.text) if organisation else "",
            "person_links": _person_links(request),
            "inbox_url": reverse("inbox"),
            "inbox_count": selectors.unread_count(user),
        }
    return context


def _navigation(request: HttpRequest, signed_in: bool) -> list[dict[str, object]]:
    entries = [(_("Beranda"), reverse("front")), (_("Data"), reverse("data")), (_("Rilis data"), reverse("releases"))]
    if signed_in:
        entries.insert(0, (_("Tugas saya"), reverse("tasks")))
        if selectors.has_role(request.user, Role.STEWARD):
            entries.append((_("Kelola rilis"), reverse("manage_releases")))
    here = [url for _text, url in entries if request.path == url or (url != "/" and request.path.startswith(url))]
    current = max(here, key=len, default="")
    return [{"text": text, "url": url, "current": url == current} for text, url in entries]


def _person_links(request: HttpRequest) -> list[dict[str, str]]:
    links = [
        {"text": _("Kotak masuk"), "url": reverse("inbox")},
        {"text": _("Ganti kata sandi"), "url": reverse("account_change_password")},
        {"text": _("Verifikasi dua langkah"), "url": reverse("mfa_index")},
    ]
    if programme_permissions.can_set_form(request.user):
        links.append({"text": _("Formulir isian"), "url": reverse("forms")})
    if programme_permissions.can_set_rules(request.user):
        links.append({"text": _("Aturan per data"), "url": reverse("rulebooks")})
    if catalogue_permissions.can_view_city(request.user):
        links.append({"text": _("Angka yang tidak sejalan"), "url": reverse("city_findings")})
        links.append({"text": _("Kualitas semua rilis"), "url": reverse("quality_overview")})
    if permissions.can(permissions.READ_JOURNAL, request.user):
        links.append({"text": _("Catatan jejak"), "url": reverse("journal")})
    return links

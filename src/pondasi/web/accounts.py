"""How people come in: by invitation only, and never with a demo account in production."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from pondasi.people.models import User


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up by themselves; what goes wrong at sign-in is said in our words."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Surel atau kata sandi yang Anda masukkan tidak benar."),
        "too_many_login_attempts": _("Terlalu banyak percobaan masuk. Coba lagi lima menit lagi."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class NoDemoInProduction(AuthenticationBackend):
    """Demo accounts have a published password: in production neither signing in nor an old session works."""

    def user_can_authenticate(self, user: User) -> bool:
        return super().user_can_authenticate(user) and not (settings.PONDASI_PRODUCTION and user.is_demo)

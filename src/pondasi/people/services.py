"""Writes about organisations, users, roles and notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from pondasi.people import journal
from pondasi.people.models import Notice, Organisation, RoleAssignment, User
from pondasi.people.selectors import unmailed_notices

if TYPE_CHECKING:
    from pondasi.core.values import Text
    from pondasi.people.roles import Role


@transaction.atomic
def save_organisation(
    *,
    code: str,
    name: str,
    kind: str,
    name_en: str = "",
    urusan: Iterable[str] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Organisation:
    """Create or renew an organisation. For set-up by the system (`pondasi demo`)."""
    organisation, created = Organisation.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "name_en": name_en,
            "kind": kind,
            "urusan": list(urusan),
            "valid_from": valid_from,
            "valid_to": valid_to,
        },
    )
    if created:
        journal.record(actor=None, event="organisation.created", subject_kind="organisation", subject=code)
    return organisation


@transaction.atomic
def create_user(*, email: str, name: str, password: str, is_demo: bool = False) -> User:
    """Create a user who can sign in. For set-up by the system."""
    user = User(email=email.lower(), name=name, is_demo=is_demo)
    user.set_password(password)
    user.save()
    journal.record(actor=None, event="user.created", subject_kind="user", subject=str(user.public_id))
    return user


@transaction.atomic
def assign_role(*, user: User, role: Role, organisation: Organisation) -> RoleAssignment:
    """Give a user a role in an organisation. For set-up by the system."""
    assignment, created = RoleAssignment.objects.get_or_create(user=user, role=role, organisation=organisation)
    if created:
        journal.record(
            actor=None,
            event="role.assigned",
            subject_kind="user",
            subject=str(user.public_id),
            facts={"role": role.value, "organisation": organisation.code},
        )
    return assignment


def notify(*, recipients: Iterable[User], text: Text, path: str) -> None:
    """Put one sentence into each inbox. Part of the caller's transaction: told if and only if it happened."""
    now = timezone.now()
    Notice.objects.bulk_create(
        [
            Notice(recipient=user, text_id=text.id, text_en=text.en, path=path, created_at=now)
            for user in {user.pk: user for user in recipients}.values()
        ]
    )


def mark_read(*, actor: User, now: datetime) -> None:
    """The user has seen their inbox."""
    Notice.objects.filter(recipient=actor, read_at__isnull=True).update(read_at=now)


def mail_notices(*, now: datetime, most: int = 20) -> int:
    """Send waiting notices by e-mail where the city has configured it; nothing depends on it. Returns how many went."""
    if not settings.EMAIL_HOST:
        return 0
    sent = 0
    for notice in unmailed_notices()[:most]:
        body = f"{notice.text_id}\n{settings.PONDASI_URL}{notice.path}\n\n{notice.text_en}\n"
        try:
            send_mail(notice.text_id, body, None, [notice.recipient.email])
        except OSError:
            return sent
        notice.mailed_at = now
        notice.save(update_fields=["mailed_at"])
        sent += 1
    return sent

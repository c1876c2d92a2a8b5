"""Reads: roles held today, colleagues in a role, the inbox."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from pondasi.people.models import JournalEntry, Notice, Organisation, RoleAssignment, User
from pondasi.people.roles import Role


def _current() -> QuerySet[RoleAssignment]:
    today = timezone.localdate()
    return RoleAssignment.objects.filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=today),
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        user__is_active=True,
    )


def held_roles(user: User) -> tuple[tuple[Role, int], ...]:
    """Roles that the user holds today, each with its organisation's key. Asked once a request."""
    cached: tuple[tuple[Role, int], ...] | None = getattr(user, "_held_roles", None)
    if cached is None:
        rows = _current().filter(user=user).order_by("pk").values_list("role", "organisation_id")
        cached = tuple((Role(role), organisation) for role, organisation in rows)
        user._held_roles = cached  # type: ignore[attr-defined]
    return cached


def own_organisations(user: User, roles: Iterable[Role]) -> set[int]:
    """Keys of the organisations for which the user holds one of `roles` today."""
    wanted = set(roles)
    return {organisation for role, organisation in held_roles(user) if role in wanted}


def has_role(user: User, role: Role) -> bool:
    """Whether the user holds the role today, for any organisation."""
    return any(held is role for held, _ in held_roles(user))


def holders(role: Role, organisation: Organisation | None = None) -> list[User]:
    """Active users who hold `role` today (in `organisation`, where given)."""
    assignments = _current().filter(role=role)
    if organisation is not None:
        assignments = assignments.filter(organisation=organisation)
    return list(User.objects.filter(pk__in=assignments.values("user")).order_by("pk"))


def organisation_has(role: Role, organisation: Organisation) -> bool:
    """Whether anybody holds the role in that organisation today."""
    return _current().filter(role=role, organisation=organisation).exists()


def main_organisation(user: User) -> Organisation | None:
    """The organisation shown beside the user's name."""
    assignment = _current().filter(user=user).select_related("organisation").order_by("pk").first()
    return assignment.organisation if assignment else None


def inbox(user: User) -> QuerySet[Notice]:
    """The user's notices, newest first."""
    return Notice.objects.filter(recipient=user)


def unread_count(user: User) -> int:
    """How many notices the user has not opened."""
    return Notice.objects.filter(recipient=user, read_at__isnull=True).count()


def unmailed_notices() -> QuerySet[Notice]:
    """Notices of the last two days that no mail went out for yet, oldest first (older ones are no news)."""
    recent = timezone.now() - timedelta(days=2)
    return (
        Notice.objects.filter(mailed_at__isnull=True, created_at__gte=recent).select_related("recipient").order_by("pk")
    )


def journal_of(subject_kind: str, subject: str) -> QuerySet[JournalEntry]:
    """What was done to one thing, oldest first."""
    return JournalEntry.objects.filter(subject_kind=subject_kind, subject=subject).order_by("pk")


def journal() -> QuerySet[JournalEntry]:
    """Every entry, newest first."""
    return JournalEntry.objects.order_by("-pk")


def users_by_public_id(ids: Iterable[object]) -> dict[str, User]:
    """Users by the text of their public id; erased people are not in it."""
    return {str(user.public_id): user for user in User.objects.filter(public_id__in=list(ids))}


def organisation(code: str) -> Organisation:
    """The organisation with this code; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(code=code)


def has_demo_accounts() -> bool:
    """Whether the demo city is loaded: every page then says that its figures are samples."""
    return User.objects.filter(is_demo=True).exists()


def user_by_email(email: str) -> User | None:
    """The user with this address, whatever its case."""
    return User.objects.filter(email__iexact=email).first()

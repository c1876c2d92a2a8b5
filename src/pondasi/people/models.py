"""Tables of the room. Names of persons live in `User` alone and can be erased there."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from pondasi.core.values import Text
from pondasi.people.roles import Role


class Organisation(models.Model):
    """An agency of the city, or the statistics office. Unknown validity dates are empty."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=30)
    urusan = models.JSONField(default=list, help_text="codes of government affairs, as text")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="organisation_validity_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> Text:
        """The name in both languages."""
        return Text(self.name, self.name_en or self.name)


class UserManager(BaseUserManager["User"]):
    """Users are found by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. `public_id` is the only thing that the journal knows of them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleAssignment(models.Model):
    """A user's role in an organisation, from a day to a day (both included; empty: open)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=30, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "role", "organisation"], name="role_once_per_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class Notice(models.Model):
    """A line in a user's inbox: one sentence in both languages and the page to go to."""

    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    text_id = models.TextField()
    text_en = models.TextField()
    path = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["recipient", "read_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.text_id


class JournalEntry(models.Model):
    """One write: who, when, on whose authority, what and why. Sealed later into a chain of hashes.

    Holds opaque ids and digests of free text only. `sequence` and `chain_hash` are empty until the sealer comes by.
    """

    at = models.DateTimeField()
    actor = models.UUIDField(null=True, help_text="public id of the user; empty: the system itself")
    authority = models.CharField(max_length=120, help_text="the role and organisation acted for")
    event = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, help_text="public id of what was written")
    facts = models.JSONField(default=dict, help_text="codes, hashes and counts; never free text or figures")
    reason_digest = models.CharField(max_length=64, blank=True)
    sequence = models.BigIntegerField(null=True, unique=True)
    chain_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject"], name="journal_subject")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sequence__isnull=True, chain_hash="") | (Q(sequence__isnull=False) & ~Q(chain_hash="")),
                name="journal_sealed_with_both",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject_kind} {self.subject}"

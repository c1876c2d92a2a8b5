"""Tables of the room. Slices are never changed: a correction is a new slice for the same periods."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Slice(models.Model):
    """One accepted submission's figures. `content_hash` is its identity; the Parquet bytes have their own checksum."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    structure = models.ForeignKey("standards.DataStructure", on_delete=models.PROTECT, related_name="slices")
    submission = models.CharField(max_length=40, unique=True, help_text="public id, as text")
    content_hash = models.CharField(max_length=64)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(help_text="observations")
    engine_version = models.CharField(max_length=40)
    code_lists = models.CharField(max_length=300, help_text="code list versions the figures are coded in")
    accepted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    record = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        help_text="what happened until it was accepted: findings, answers, returns, when it was handed in",
    )

    class Meta:
        ordering: ClassVar = ["accepted_at", "pk"]

    def __str__(self) -> str:
        return f"{self.structure_id} {self.content_hash[:12]}"


class SlicePeriod(models.Model):
    """A period that a slice covers; for a vintage the newest slice of each period counts."""

    slice = models.ForeignKey(Slice, on_delete=models.CASCADE, related_name="periods")
    period = models.CharField(max_length=10)

    class Meta:
        ordering: ClassVar = ["period"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["slice", "period"], name="slice_period_once")]

    def __str__(self) -> str:
        return self.period

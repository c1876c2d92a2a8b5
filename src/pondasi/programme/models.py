"""Tables of the room."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pondasi.core.values import Period, Text
from pondasi.programme.access import Access


class Dataset(models.Model):
    """An entry of the data list. `code` equals the code of its structure and never changes."""

    code = models.SlugField(max_length=80, unique=True)
    structure = models.ForeignKey("standards.DataStructure", on_delete=models.PROTECT, related_name="datasets")
    producer = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="datasets")
    topic = models.CharField(max_length=120)
    topic_en = models.CharField(max_length=120)
    urusan = models.CharField(max_length=10, blank=True)
    method = models.TextField(blank=True)
    method_en = models.TextField(blank=True)
    access = models.CharField(max_length=10, choices=Access.choices, default=Access.CLOSED)
    is_priority = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False, help_text="invented figures: labelled data contoh everywhere")
    past_in_form = models.BooleanField(
        default=False, db_default=False, help_text="forms show the figures of the period before"
    )

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> Text:
        return Text(self.structure.title, self.structure.title_en)


class Delivery(models.Model):
    """One period of a dataset, due at a moment (23:59:59 of a day in the city's time zone, stored in UTC)."""

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="deliveries")
    period = models.CharField(max_length=10, help_text="SDMX notation")
    due_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["dataset", "period"], name="delivery_once_per_period")]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.period}"

    @property
    def period_value(self) -> Period:
        return Period.parse(self.period)


class RulebookVersion(models.Model):
    """What was decided about the rules of a dataset. Never changed; the newest counts.

    `body` is the part of a dataset's descriptor that is ours (`core.checks.descriptor`).
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="rulebooks")
    number = models.PositiveIntegerField()
    body = models.JSONField(default=dict)
    change = models.CharField(max_length=40, help_text="what was done: a rule's code, or a word of `services`")
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dataset", "number"], name="rulebook_version_once_per_dataset")
        ]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.number}"

"""Tables of the room."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from pondasi.catalogue.lifecycle import PLANNED, RELEASE, RELEASED, SUPERSEDED

if TYPE_CHECKING:
    from pondasi.core.values import Text


class Release(models.Model):
    """A named set of slices made public at once. `number` counts the editions of a dataset from 1."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dataset = models.ForeignKey("programme.Dataset", on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, default=PLANNED, choices=[(code, state.text.id) for code, state in RELEASE.states.items()]
    )
    release_at = models.DateTimeField(help_text="not public before this moment")
    released_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True, help_text="what is new, for readers")
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    summary = models.JSONField(default=dict, help_text="periods, counts, signals and changes, built before release")
    search_text = models.TextField(blank=True)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dataset", "number"], name="release_number_once"),
            models.UniqueConstraint(fields=["dataset"], condition=Q(state=RELEASED), name="one_current_release"),
            models.CheckConstraint(
                condition=~Q(state__in=[RELEASED, SUPERSEDED]) | Q(released_at__isnull=False),
                name="released_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.number}"

    @property
    def state_text(self) -> Text:
        return RELEASE.states[self.state].text

    @property
    def is_superseded(self) -> bool:
        return self.state == SUPERSEDED


class ReleaseSlice(models.Model):
    """For one period of a release: the slice that its figures come from."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="parts")
    period = models.CharField(max_length=10)
    slice = models.ForeignKey("observations.Slice", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["period"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "period"], name="release_period_once")]

    def __str__(self) -> str:
        return self.period


class Artefact(models.Model):
    """One built file of a release: a download, a chart, or the table that pages read."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="artefacts")
    kind = models.SlugField(max_length=30)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "kind"], name="artefact_once")]

    def __str__(self) -> str:
        return self.kind

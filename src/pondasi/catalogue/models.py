"""Tables of the room."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from pondasi.catalogue.lifecycle import CITY_FINDING, EXPLAINED, OPEN, PLANNED, RELEASE, RELEASED, SUPERSEDED

if TYPE_CHECKING:
    from pondasi.core.values import Text

_EMPTY = models.Value({}, models.JSONField())


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
    revisions = models.JSONField(
        default=dict, db_default=_EMPTY, help_text="how much first figures were revised until this edition"
    )
    quality = models.JSONField(
        default=dict, db_default=_EMPTY, help_text="the dimensions of quality and their parts, fixed with the release"
    )
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


class CityCheck(models.Model):
    """One check over all releases: it waits until `started_at`, is under way until `done_at`, says how far it is."""

    wanted_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0, help_text="of `total` things to look at")
    total = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0, help_text="findings that were not known before")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="city_check_not_ahead"),
        ]

    def __str__(self) -> str:
        return f"{self.wanted_at:%Y-%m-%d} {self.done}/{self.total}"


class CityFinding(models.Model):
    """What a check over all releases found about a dataset, or about two of them; it stays when it is explained."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=60)
    state = models.CharField(
        max_length=12, default=OPEN, choices=[(code, state.text.id) for code, state in CITY_FINDING.states.items()]
    )
    dataset = models.ForeignKey("programme.Dataset", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("programme.Dataset", on_delete=models.PROTECT, null=True, related_name="+")
    first_seen_at = models.DateTimeField()
    seen_in = models.ForeignKey(CityCheck, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    is_lasting = models.BooleanField(default=False, help_text="the reason holds for other figures of the two as well")
    explained_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    explained_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-first_seen_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=EXPLAINED)
                | (~Q(reason="") & Q(explained_by__isnull=False, explained_at__isnull=False)),
                name="explained_by_somebody_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.fingerprint[:12]}"

    @property
    def state_text(self) -> Text:
        return CITY_FINDING.states[self.state].text


class Sighting(models.Model):
    """A city finding as it was in certain releases; another one is made when releases or figures are others."""

    finding = models.ForeignKey(CityFinding, on_delete=models.CASCADE, related_name="sightings")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.CharField(max_length=64, help_text="hash of what was found")
    body = models.JSONField(help_text="texts in both languages, the figures that differ")
    seen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.seen_at:%Y-%m-%d}"

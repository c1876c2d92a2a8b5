"""Tables of the room."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from pondasi.collection.lifecycle import ACCEPTED, DRAFT, SUBMISSION
from pondasi.core.values import AnswerKind, Severity, Text, answers_to

_EMPTY = models.Value({}, models.JSONField())


class Checker(models.TextChoices):
    """Who looks at a submission."""

    AGENCY = "agency"
    STEWARD = "steward"
    STATISTICS = "statistics"


class Submission(models.Model):
    """One attempt to fill a delivery; at most one is under way for each delivery."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    delivery = models.ForeignKey("programme.Delivery", on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(
        max_length=30, default=DRAFT, choices=[(code, state.text.id) for code, state in SUBMISSION.states.items()]
    )
    first_check = models.CharField(max_length=12, choices=Checker.choices, default=Checker.AGENCY)
    agency_passed = models.BooleanField(default=False)
    correction_reason = models.TextField(blank=True, help_text="why accepted figures are handed in again")
    created_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    handed_in_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True)
    upload = models.ForeignKey("Upload", on_delete=models.PROTECT, null=True, related_name="+")
    recipe = models.JSONField(default=dict, help_text="the officer's corrections of the reading of the current upload")
    carried = models.JSONField(
        default=dict, db_default=_EMPTY, help_text="corrections without positions, from an earlier upload"
    )
    uses_memory = models.BooleanField(default=True, db_default=True, help_text="read as the dataset remembers")

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["delivery"], condition=~Q(state=ACCEPTED), name="one_submission_under_way_per_delivery"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_by__isnull=True, handed_in_at__isnull=True)
                | Q(handed_in_by__isnull=False, handed_in_at__isnull=False),
                name="handed_in_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state_text(self) -> Text:
        return SUBMISSION.states[self.state].text


class UploadState(models.TextChoices):
    """What became of an uploaded file."""

    WAITING = "waiting"
    READABLE = "readable"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


class Upload(models.Model):
    """A file that arrived. `file` is empty while it waits and for ever when it was refused for personal data."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255, help_text="as the officer's computer calls it")
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=100)
    state = models.CharField(max_length=12, choices=UploadState.choices, default=UploadState.WAITING)
    incoming = models.CharField(max_length=40, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    refused_columns = models.JSONField(default=list, help_text="names and counts of columns with personal data")
    problem_id = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    uploaded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "sha256"], name="same_file_once_per_submission"),
            models.CheckConstraint(condition=Q(file__isnull=True) | ~Q(state="refused"), name="refused_is_not_kept"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def problem(self) -> Text:
        return Text(self.problem_id, self.problem_en)


class Reading(models.Model):
    """What was understood of the current upload. It is due while `done` is behind `wanted`.

    A worker that takes it up claims it until a moment; when that moment has passed and it is still due, another may.
    """

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="reading")
    wanted = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="claims since it was last wanted")
    read_at = models.DateTimeField(null=True)
    view = models.JSONField(default=dict, help_text="what was understood, as the page shows it beside the sheet")
    manner = models.JSONField(
        default=dict, db_default=_EMPTY, help_text="how it was read, what to remember of it, what changed in shape"
    )
    sheet = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=0)
    periods = models.JSONField(default=list)
    engine_version = models.CharField(max_length=40, blank=True)
    code_lists = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(done__lte=F("wanted")), name="reading_done_not_ahead_of_wanted")
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.done}/{self.wanted}"

    @property
    def is_ready(self) -> bool:
        return self.wanted > 0 and self.done == self.wanted


class RecipeOrigin(models.TextChoices):
    """Where a version of a dataset's recipe comes from."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    IMPORTED = "imported"


class RecipeVersion(models.Model):
    """How a dataset's files are read, without positions, and the shape that they had. Never changed; the newest counts.

    `made_by` is who confirmed it: for an acceptance the producer who handed in.
    """

    dataset = models.ForeignKey("programme.Dataset", on_delete=models.PROTECT, related_name="recipes")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=12, choices=RecipeOrigin.choices)
    body = models.JSONField(default=dict)
    shape = models.JSONField(default=dict)
    period = models.CharField(
        max_length=10, blank=True, help_text="SDMX notation; of the file that it was confirmed in"
    )
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dataset", "number"], name="recipe_version_once_per_dataset")
        ]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.number}"

    @property
    def says_something(self) -> bool:
        """Whether anything was said beyond the period that its words were printed for."""
        return bool(self.body.keys() - {"format", "period"})


PROMISES = tuple(kind.value for kind in AnswerKind if kind.is_promise)
_WITHOUT_REASON = [kind.value for kind in AnswerKind if not kind.needs_reason]


class RecordedFinding(models.Model):
    """A finding of the engine and the officer's answer; both stay with the submission, also when no longer found."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="findings")
    fingerprint = models.CharField(max_length=32)
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    always_blocks = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    body = models.JSONField(help_text="texts in both languages, places and rows")
    present = models.BooleanField(default=True, help_text="still found by the latest check")
    answer = models.CharField(max_length=16, choices=[(kind.value, kind.text.id) for kind in AnswerKind], blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "fingerprint"], name="finding_once_per_submission"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (
                    ~Q(answer="")
                    & (~Q(reason="") | Q(answer__in=_WITHOUT_REASON))
                    & Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="answer_has_reason_person_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.fingerprint[:8]}"

    @property
    def answer_text(self) -> Text:
        return AnswerKind(self.answer).text

    @property
    def is_promised(self) -> bool:
        """The officer said that other figures come, and they have not come yet."""
        return self.answer in PROMISES

    @property
    def is_settled(self) -> bool:
        """Whether it no longer stands in the way of handing in."""
        return bool(self.answer) and not self.is_promised

    @property
    def is_answerable(self) -> bool:
        return not self.always_blocks and self.severity != Severity.INFO

    @property
    def kinds(self) -> tuple[AnswerKind, ...]:
        """The answers there are to choose from, the usual one first."""
        return answers_to(self.code, Severity(self.severity))

    @property
    def offers_choice(self) -> bool:
        """Whether a reason alone would say too little."""
        return len(self.kinds) > 2


class Amendment(models.Model):
    """A proposed figure that the officer accepted for one cell; the uploaded file stays as it is.

    It holds while the cell is read as it was then (`before`), and goes when another file takes the place of this one.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="amendments")
    sheet = models.CharField(max_length=200, blank=True)
    cell = models.CharField(max_length=12)
    raw = models.TextField(blank=True, help_text="as the file writes it")
    before = models.TextField(blank=True, help_text="digits of the figure as it was read; empty where there was none")
    value = models.CharField(max_length=60, help_text="digits of the figure in its place")
    code = models.CharField(max_length=60, help_text="of the rule that proposed it")
    fingerprint = models.CharField(max_length=32)
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "sheet", "cell"], name="one_amendment_for_a_cell")
        ]

    def __str__(self) -> str:
        return f"{self.cell}: {self.before} -> {self.value}"


class Review(models.Model):
    """One decision about a submission: by whom, why, and remarks on cells."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reviews")
    checker = models.CharField(max_length=12, choices=Checker.choices)
    action = models.CharField(max_length=30, help_text="the transition of the lifecycle")
    comment = models.TextField(blank=True)
    remarks = models.JSONField(default=list, help_text="[{cell, text}]")
    decided_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["decided_at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.submission_id}"

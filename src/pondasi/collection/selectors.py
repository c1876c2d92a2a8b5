"""Reads: submissions, whose turn it is, what still blocks handing in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from pondasi.collection.amending import Change
from pondasi.collection.lifecycle import (
    ACCEPTED,
    AGENCY_CHECK,
    DRAFT,
    RETURNED,
    STATISTICS_CHECK,
    STEWARD_CHECK,
    SUBMITTED,
)
from pondasi.collection.models import (
    PROMISES,
    Amendment,
    Checker,
    Reading,
    RecipeVersion,
    RecordedFinding,
    Submission,
    Upload,
)
from pondasi.collection.sheet_file import SheetFile
from pondasi.core.values import Place, Severity, Text
from pondasi.files import selectors as stored
from pondasi.people.roles import Role
from pondasi.people.selectors import has_role, own_organisations
from pondasi.programme import selectors as programme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from pondasi.people.models import User
    from pondasi.programme.models import Dataset, Delivery


def submissions() -> QuerySet[Submission]:
    """Submissions with everything that a page shows of them."""
    return Submission.objects.select_related(
        "delivery__dataset__structure__standard__unit",
        "delivery__dataset__producer",
        "upload__file",
        "reading",
        "handed_in_by",
    )


def _listed() -> QuerySet[Submission]:
    """Submissions without what was read of them, which may be long."""
    return submissions().defer("reading__view", "reading__manner")


def submission(public_id: UUID | str) -> Submission:
    """One submission; raises Submission.DoesNotExist."""
    return submissions().get(public_id=public_id)


def latest_of(delivery: Delivery) -> Submission | None:
    """The submission under way for a delivery, or else the newest accepted one."""
    found = submissions().filter(delivery=delivery)
    return found.exclude(state=ACCEPTED).first() or found.first()


def deliveries_with_submissions(actor: User) -> list[tuple[Delivery, Submission | None]]:
    """What is due from the agencies that the actor produces for, each with its newest submission; soonest due first."""
    due = list(programme.deliveries(own_organisations(actor, [Role.PRODUCER])))
    newest: dict[int, Submission] = {}
    for one in _listed().filter(delivery__in=due).order_by("created_at"):
        held = newest.get(one.delivery_id)
        if held is None or held.state == ACCEPTED or one.state != ACCEPTED:
            newest[one.delivery_id] = one
    return [(delivery, newest.get(delivery.pk)) for delivery in due]


_DISPUTED = Q(present=True, severity=Severity.ERROR) & ~Q(answer__in=["", *PROMISES])
"""Errors that are still found and that the officer says are none."""


def waiting_for_check(actor: User) -> QuerySet[Submission]:
    """The submissions whose next step is the actor's: disputes first (`is_disputed`), then the longest waiting."""
    turn = Q(pk__in=[])
    own = own_organisations(actor, [Role.AGENCY_VERIFIER])
    if own:
        turn |= Q(delivery__dataset__producer__in=own) & (
            Q(state=AGENCY_CHECK) | Q(state=SUBMITTED, first_check=Checker.AGENCY)
        )
    if has_role(actor, Role.STEWARD):
        turn |= Q(state=STEWARD_CHECK) | Q(state=SUBMITTED, first_check=Checker.STEWARD)
    if has_role(actor, Role.STATISTICS_OFFICE):
        turn |= Q(state=STATISTICS_CHECK)
    disputed = RecordedFinding.objects.filter(_DISPUTED, submission=OuterRef("pk"))
    return _listed().filter(turn).annotate(is_disputed=Exists(disputed)).order_by("-is_disputed", "handed_in_at")


def under_way(actor: User) -> QuerySet[Submission]:
    """What the actor may look at while others work on it (heads of agency, steward, auditor)."""
    found = _listed().exclude(state__in=[DRAFT, ACCEPTED]).order_by("-created_at")
    if has_role(actor, Role.STEWARD) or has_role(actor, Role.AUDITOR):
        return found
    own = own_organisations(actor, [Role.AGENCY_VERIFIER, Role.HEAD_OF_AGENCY])
    return found.filter(delivery__dataset__producer__in=own)


def present_findings(one: Submission) -> list[RecordedFinding]:
    """What the latest check found, most important first."""
    return list(one.findings.filter(present=True).select_related("answered_by"))


def answered_findings(public_ids: Iterable[str]) -> list[RecordedFinding]:
    """The findings of submissions that were answered and still held when they were accepted."""
    return list(
        RecordedFinding.objects.filter(submission__public_id__in=list(public_ids), present=True)
        .exclude(answer__in=["", *PROMISES])
        .order_by("submission__delivery__period", "position")
    )


def amendments(one: Submission) -> list[Amendment]:
    """The proposed figures that the officer accepted, in the order of accepting, with people."""
    return list(one.amendments.select_related("made_by"))


def accepted_changes(one: Submission) -> dict[Place, Change]:
    """The same as changes to be made to the table that was read."""
    return {Place(row.sheet, row.cell): Change(row.before, Decimal(row.value)) for row in one.amendments.all()}


def amendment_of(one: Submission, sheet: str, cell: str) -> Amendment | None:
    """What was accepted for one cell."""
    return one.amendments.filter(sheet=sheet, cell=cell).select_related("made_by").first()


def mended_findings(one: Submission) -> list[RecordedFinding]:
    """What was asked before and is no longer found, where the officer had answered."""
    return list(one.findings.filter(present=False).exclude(answer="").select_related("answered_by"))


def earlier_answers(one: Submission, found: Iterable[RecordedFinding]) -> dict[int, RecordedFinding]:
    """For findings of a submission (by key): what was answered when the same was found about the same rows before.

    Only accepted submissions of earlier periods count, the newest first. The same rows: at least half of them.
    """
    asked = list(found)
    answered = (
        RecordedFinding.objects.filter(
            submission__delivery__dataset=one.delivery.dataset_id,
            submission__delivery__period__lt=one.delivery.period,
            submission__state=ACCEPTED,
            code__in={finding.code for finding in asked},
            present=True,
        )
        .exclude(answer__in=["", *PROMISES])
        .select_related("answered_by", "submission__delivery")
        .order_by("-submission__delivery__period", "-submission__created_at", "position")
    )
    earlier: dict[int, RecordedFinding] = {}
    for before in answered if asked else ():
        for finding in asked:
            if finding.pk not in earlier and finding.code == before.code and _about_the_same(finding, before):
                earlier[finding.pk] = before
    return earlier


def _about_the_same(finding: RecordedFinding, before: RecordedFinding) -> bool:
    rows, then = ({row["id"] for row in one.body["rows"]} for one in (finding, before))
    return 2 * len(rows & then) >= max(len(rows), len(then))


def has_dispute(one: Submission) -> bool:
    """Whether the officer disputes an error that is still found."""
    return one.findings.filter(_DISPUTED).exists()


def blockers(one: Submission) -> list[Text]:
    """Why this submission cannot be handed in yet, as sentences; empty when it can."""
    reading = getattr(one, "reading", None)
    if one.upload is None or reading is None:
        return [Text("Belum ada berkas yang diunggah.", "No file has been uploaded yet.")]
    if not reading.is_ready:
        return [Text("Berkas masih dibaca.", "The file is still being read.")]
    if reading.file_id is None:
        return [Text("Berkas ini belum dapat dibaca.", "This file cannot be read yet.")]
    found = present_findings(one)
    always = [f for f in found if f.always_blocks]
    errors = [f for f in found if f.severity == Severity.ERROR and not f.always_blocks and not f.is_settled]
    warnings = [f for f in found if f.severity == Severity.WARNING and not f.is_settled]
    sentences: list[Text] = []
    if one.state == RETURNED and not _changed_since_return(one, reading, found):
        sentences.append(
            Text(
                "Belum ada yang berubah sejak dikembalikan. Unggah berkas yang sudah diperbaiki, atau jawab temuannya.",
                "Nothing has changed since it was returned. Upload the mended file, or answer the findings.",
            )
        )
    if always or errors:
        sentences.append(
            Text(
                "{n} hal perlu diperbaiki dulu (atau dibantah dengan alasan, bila memang benar).",
                "{n} things need mending first (or a reason why they are right).",
            ).fill(n=len(always) + len(errors))
        )
    if warnings:
        sentences.append(
            Text("{n} hal masih menunggu penjelasan Anda.", "{n} things still wait for your explanation.").fill(
                n=len(warnings)
            )
        )
    return sentences


def _changed_since_return(one: Submission, reading: Reading, found: list[RecordedFinding]) -> bool:
    """Whether the file was read anew (another file, a correction) or a finding answered since the last return."""
    last = one.reviews.order_by("-decided_at").first()
    moments = [reading.read_at, *(f.answered_at for f in found)]
    return last is None or any(moment > last.decided_at for moment in moments if moment is not None)


def due_readings(now: datetime) -> QuerySet[Reading]:
    """Readings that somebody must do: due, and claimed by nobody who is still alive."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    return Reading.objects.filter(free, done__lt=F("wanted")).order_by("pk")


def upload(public_id: UUID | str, pk: int) -> Upload:
    """One upload of a submission; raises Upload.DoesNotExist."""
    return Upload.objects.select_related("file").get(submission__public_id=public_id, pk=pk)


def correction_reasons(public_ids: Iterable[str]) -> dict[str, str]:
    """Why accepted figures were handed in again, by the public id of the submission; only those that were."""
    found = Submission.objects.filter(public_id__in=list(public_ids)).exclude(correction_reason="")
    return {str(one.public_id): one.correction_reason for one in found}


def sheet_of(reading: Reading) -> SheetFile | None:
    """The sheet of a reading, where one was kept."""
    return SheetFile(stored.stored_path(reading.sheet_id)) if reading.sheet_id else None


def remembered(dataset: Dataset) -> RecipeVersion | None:
    """How the dataset's files are read, as it is remembered now."""
    return RecipeVersion.objects.filter(dataset=dataset).first()


def recipe_versions(dataset: Dataset) -> list[RecipeVersion]:
    """Everything that was remembered, newest first, with people and submissions."""
    return list(RecipeVersion.objects.filter(dataset=dataset).select_related("made_by", "submission"))

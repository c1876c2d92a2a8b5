"""What a producer does: open a submission, upload, correct the reading. Saved at every step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.lifecycle import ACCEPTED, EDITABLE, SUBMISSION
from pondasi.collection.models import Checker, Reading, Submission, Upload, UploadState
from pondasi.collection.reasons import sentence_of
from pondasi.collection.selectors import latest_of
from pondasi.core.errors import WrongState
from pondasi.core.tables import recipe_from_json
from pondasi.core.values import Text
from pondasi.files import selectors as stored
from pondasi.files import services as files
from pondasi.people import journal
from pondasi.people.roles import Role
from pondasi.people.selectors import organisation_has

if TYPE_CHECKING:
    from pondasi.people.models import User
    from pondasi.programme.models import Delivery

Change = Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]
"""From a recipe and the view of the reading to the recipe with one more correction."""


def check_editable(submission: Submission) -> None:
    """Raises WrongState where the producer may not change file, reading and answers now."""
    if submission.state not in EDITABLE:
        state = SUBMISSION.states[submission.state].text
        raise WrongState(
            Text(
                f"Kiriman ini sedang “{state.id}”, jadi isinya tidak dapat diubah.",
                f"This submission is “{state.en}”, so it cannot be changed.",
            ),
            Text(
                "Tarik kembali dulu bila belum ada yang memeriksa.", "Recall it first if nobody has begun to check it."
            ),
        )


@transaction.atomic
def open_submission(*, actor: User, delivery: Delivery, correction_reason: str = "") -> Submission:
    """The submission under way for a delivery, or a new one; after acceptance a correction needs a reason."""
    authority = permissions.check_edit(actor, delivery)
    newest = latest_of(delivery)
    if newest is not None and newest.state != ACCEPTED:
        return newest
    if newest is not None:
        correction_reason = sentence_of(correction_reason)
    has_verifier = organisation_has(Role.AGENCY_VERIFIER, delivery.dataset.producer)
    try:
        with transaction.atomic():
            submission = Submission.objects.create(
                delivery=delivery,
                created_by=actor,
                created_at=timezone.now(),
                correction_reason=correction_reason,
                first_check=Checker.AGENCY if has_verifier else Checker.STEWARD,
            )
    except IntegrityError:  # a colleague opened it in the same moment
        return Submission.objects.exclude(state=ACCEPTED).get(delivery=delivery)
    Reading.objects.create(submission=submission)
    journal.record(
        actor=actor,
        authority=authority,
        event="submission.opened",
        subject_kind="submission",
        subject=str(submission.public_id),
        facts={"dataset": delivery.dataset.code, "period": delivery.period},
        reason=correction_reason,
    )
    return submission


def locked_submission(submission: Submission) -> Submission:
    """The submission as it stands now, for this transaction alone."""
    return Submission.objects.select_for_update().get(pk=submission.pk)


def want_reading(submission: Submission) -> None:
    """The file is to be read again."""
    Reading.objects.filter(submission=submission).update(wanted=F("wanted") + 1, attempts=0, claimed_until=None)


def read_corrected(locked: Submission, *, actor: User, authority: str, parts: list[str]) -> None:
    """The file is to be read again with what a person said; part of the caller's transaction."""
    want_reading(locked)
    journal.record(
        actor=actor,
        authority=authority,
        event="reading.corrected",
        subject_kind="submission",
        subject=str(locked.public_id),
        facts={"parts": parts},
    )


@transaction.atomic
def upload(*, actor: User, submission: Submission, name: str, media_type: str, incoming: files.Incoming) -> Upload:
    """Take an arrived file as the submission's current one. The same file again changes nothing but is read anew."""
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    made, created = Upload.objects.get_or_create(
        submission=locked,
        sha256=incoming.sha256,
        defaults={
            "name": name[:255],
            "size": incoming.size,
            "media_type": media_type[:100],
            "incoming": incoming.token,
            "uploaded_by": actor,
            "uploaded_at": timezone.now(),
        },
    )
    if not created:
        _arrived_again(actor, made, incoming)
    changed = created or locked.upload_id != made.pk
    if changed:
        _carry_corrections(locked)
        locked.amendments.all().delete()  # they were made for the cells of the file before
    locked.upload = made
    locked.save(update_fields=["upload", "recipe", "carried"])
    want_reading(locked)
    if changed:
        journal.record(
            actor=actor,
            authority=authority,
            event="upload.received" if created else "upload.chosen_again",
            subject_kind="submission",
            subject=str(locked.public_id),
            facts={"sha256": incoming.sha256, "bytes": incoming.size},
        )
    return made


def _carry_corrections(submission: Submission) -> None:
    """What was said of the file before holds for the next one, wherever its rows and columns stand there."""
    reading = Reading.objects.get(submission=submission)
    if submission.recipe and reading.is_ready and reading.manner.get("memory"):
        submission.carried, submission.recipe = reading.manner["memory"], {}


def _arrived_again(actor: User, made: Upload, incoming: files.Incoming) -> None:
    """The bytes are here already, unless the file was refused or lost: then these wait to be read."""
    unneeded = incoming.token
    if made.file_id is None and (made.state == UploadState.REFUSED or not stored.has_incoming(made.incoming)):
        unneeded = made.incoming
        made.state, made.incoming = UploadState.WAITING, incoming.token
    made.uploaded_by, made.uploaded_at = actor, timezone.now()
    made.save(update_fields=["state", "incoming", "uploaded_by", "uploaded_at"])
    if unneeded:
        transaction.on_commit(lambda: files.discard_incoming(token=unneeded))


@transaction.atomic
def correct_reading(*, actor: User, submission: Submission, change: Change) -> None:
    """Apply one more correction and have the file read again; raises InvalidInput where it makes no sense.

    `change` gets the recipe as it stands once nobody else can change it, and the view that the page shows.
    """
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    reading = Reading.objects.get(submission=locked)
    present = locked.recipe or (reading.manner.get("recipe", {}) if reading.is_ready else {})
    recipe = change(present, reading.view)
    recipe_from_json(recipe)
    locked.recipe = recipe
    if not recipe:
        locked.carried = {}
    locked.save(update_fields=["recipe", "carried"])
    read_corrected(locked, actor=actor, authority=authority, parts=sorted(recipe))

"""Proposed corrections that the officer accepts, and takes back. The uploaded file is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.models import Amendment, Reading, RecordedFinding, Submission
from pondasi.collection.services.answers import keep_answer
from pondasi.collection.services.drafts import check_editable, locked_submission, want_reading
from pondasi.core.errors import InvalidInput, WrongState
from pondasi.core.values import AnswerKind, Text
from pondasi.people import journal

if TYPE_CHECKING:
    from pondasi.people.models import User


@transaction.atomic
def accept(*, actor: User, submission: Submission, fingerprint: str, cell: str = "") -> list[Amendment]:
    """Take what a finding proposes, for one cell or (without one) for all; the file is read and checked again.

    Raises InvalidInput where nothing is proposed for that cell, and WrongState while the file is being read.
    """
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    if not Reading.objects.get(submission=locked).is_ready:
        raise WrongState(
            Text("Berkas masih dibaca.", "The file is still being read."),
            Text("Tunggu sebentar, lalu coba lagi.", "Please wait a moment and try again."),
        )
    finding = RecordedFinding.objects.get(submission=locked, fingerprint=fingerprint, present=True)
    proposals = [one for one in finding.body.get("proposals", []) if cell in {"", one["cell"]}]
    if not proposals:
        raise InvalidInput(Text("Tidak ada usulan untuk sel ini.", "Nothing is proposed for this cell."))
    made = [_accepted(actor, finding, one) for one in proposals]
    for one in made:
        _record(actor, authority, locked, "amendment.accepted", one)
    keep_answer(finding, AnswerKind.CORRECTED, "", actor, authority)
    want_reading(locked)
    return made


def _accepted(actor: User, finding: RecordedFinding, proposal: dict[str, Any]) -> Amendment:
    made, _ = Amendment.objects.update_or_create(
        submission=finding.submission,
        sheet=proposal["sheet"],
        cell=proposal["cell"],
        defaults={
            "raw": proposal["raw"],
            "before": proposal["before"],
            "value": proposal["value"],
            "code": finding.code,
            "fingerprint": finding.fingerprint,
            "made_by": actor,
            "made_at": timezone.now(),
        },
    )
    return made


@transaction.atomic
def take_back(*, actor: User, submission: Submission, key: int) -> None:
    """The figure of the file counts again; raises Amendment.DoesNotExist where it does already."""
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    found = Amendment.objects.get(submission=locked, pk=key)
    _record(actor, authority, locked, "amendment.taken_back", found)
    RecordedFinding.objects.filter(
        submission=locked, fingerprint=found.fingerprint, answer=AnswerKind.CORRECTED.value
    ).update(answer="", reason="", answered_by=None, answered_at=None)
    found.delete()
    want_reading(locked)


def _record(actor: User, authority: str, submission: Submission, event: str, one: Amendment) -> None:
    journal.record(
        actor=actor,
        authority=authority,
        event=event,
        subject_kind="submission",
        subject=str(submission.public_id),
        facts={"sheet": one.sheet, "cell": one.cell, "read": one.before, "amended": one.value, "finding": one.code},
    )

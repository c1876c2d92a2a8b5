"""The officer's answers to findings. They stay with the submission, and with what is released of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.models import RecordedFinding, Submission
from pondasi.collection.reasons import sentence_of
from pondasi.collection.services.drafts import check_editable, locked_submission
from pondasi.core.errors import InvalidInput
from pondasi.core.values import AnswerKind, Severity, Text, plain_answer
from pondasi.people import journal

if TYPE_CHECKING:
    from pondasi.people.models import User


@transaction.atomic
def answer_finding(
    *, actor: User, submission: Submission, fingerprint: str, reason: str = "", kind: AnswerKind | None = None
) -> RecordedFinding:
    """Answer what was found; without a kind a reason explains a warning and disputes an error.

    The few findings that always block take no answer. Raises InvalidInput, also for a kind that is not offered.
    """
    authority = permissions.check_edit(actor, submission.delivery)
    check_editable(locked_submission(submission))
    finding = RecordedFinding.objects.get(submission=submission, fingerprint=fingerprint)
    if finding.always_blocks:
        raise InvalidInput(
            Text("Hal ini tidak dapat dilewati dengan alasan.", "This cannot be passed over with a reason."),
            Text("Perbaiki berkas atau bacaannya dulu.", "Please mend the file or its reading first."),
        )
    plain = plain_answer(Severity(finding.severity))
    kind = kind or plain
    if kind not in {*finding.kinds, plain}:
        raise InvalidInput(
            Text("Jawaban ini tidak berlaku untuk temuan ini.", "This answer does not fit this finding.")
        )
    keep_answer(finding, kind, sentence_of(reason) if kind.needs_reason else reason.strip(), actor, authority)
    return finding


def keep_answer(finding: RecordedFinding, kind: AnswerKind, reason: str, actor: User, authority: str) -> None:
    """Keep an answer that was checked; part of the caller's transaction."""
    finding.answer, finding.reason = kind, reason
    finding.answered_by, finding.answered_at = actor, timezone.now()
    finding.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    journal.record(
        actor=actor,
        authority=authority,
        event=f"finding.{kind.value}",
        subject_kind="submission",
        subject=str(finding.submission.public_id),
        facts={"finding": finding.code, "fingerprint": finding.fingerprint},
        reason=reason,
    )

"""The officer's answers to findings. They stay with the submission, and with what is released of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.lifecycle import EDITABLE
from pondasi.collection.models import RecordedFinding, Submission, Upload
from pondasi.collection.reasons import sentence_of
from pondasi.collection.services.drafts import check_editable, locked_submission
from pondasi.core.checks.workbook import GivenAnswer
from pondasi.core.errors import InvalidInput
from pondasi.core.values import AnswerKind, Severity, Text, is_reason, plain_answer
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


def take_from_file(upload: Upload, given: Iterable[GivenAnswer]) -> int:
    """Keep the answers that were written into an uploaded workbook, in the name of who uploaded it; how many.

    Part of the caller's transaction. What cannot be taken (a finding that is not known, a reason that says nothing,
    somebody who may no longer fill this) stays unanswered and is asked on the page.
    """
    submission, actor = upload.submission, upload.uploaded_by
    if submission.state not in EDITABLE or not permissions.can_edit(actor, submission.delivery):
        return 0
    authority = permissions.check_edit(actor, submission.delivery)
    known = {one.fingerprint: one for one in submission.findings.filter(always_blocks=False)}
    taken = 0
    for one in given:
        finding = known.get(one.fingerprint)
        if finding is None or not finding.is_answerable:
            continue
        kind = one.kind or plain_answer(Severity(finding.severity))
        fits = kind in {*finding.kinds, plain_answer(Severity(finding.severity))}
        if not fits or (kind.needs_reason and not is_reason(one.reason)):
            continue
        taken += 1
        if (finding.answer, finding.reason) != (kind.value, one.reason):
            keep_answer(finding, kind, one.reason, actor, authority)
    return taken

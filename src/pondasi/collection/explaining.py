"""The uploaded workbook with its findings explained in it, to be mended or answered there and uploaded again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pondasi.collection import permissions
from pondasi.collection.selectors import present_findings
from pondasi.core.checks.workbook import Explained, explained_name, explained_workbook
from pondasi.core.errors import WrongState
from pondasi.core.values import AnswerKind, Place, Severity, Text
from pondasi.files import selectors as stored

if TYPE_CHECKING:
    from pondasi.collection.models import RecordedFinding, Submission
    from pondasi.people.models import User


@dataclass(frozen=True)
class ExplainedFile:
    """A file to download."""

    name: str
    content: bytes


def explained_file(*, actor: User, submission: Submission, spoken: str) -> ExplainedFile:
    """The current upload with what the latest check found; raises WrongState where no upload is kept."""
    permissions.check_view(actor, submission)
    upload = submission.upload
    if upload is None or upload.file is None or not submission.reading.is_ready:
        raise WrongState(
            Text("Belum ada berkas yang dapat dijelaskan.", "There is no file to explain yet."),
            Text("Unggah berkasnya dan tunggu sampai dibaca.", "Upload the file and wait until it was read."),
        )
    findings = [_explained(one) for one in present_findings(submission)]
    content = explained_workbook(stored.path_of(upload.file), upload.name, findings, spoken)
    return ExplainedFile(explained_name(upload.name), content)


def _explained(finding: RecordedFinding) -> Explained:
    body = finding.body
    return Explained(
        fingerprint=finding.fingerprint,
        severity=Severity(finding.severity),
        title=Text(**body["title"]),
        message=Text(**body["message"]),
        fix=Text(**body["fix"]),
        places=tuple(Place(place["sheet"], place["cell"]) for place in body["places"]),
        kinds=finding.kinds if finding.is_answerable else (),
        answer=AnswerKind(finding.answer) if finding.answer else None,
        reason=finding.reason,
    )

"""What happened to a submission until it was accepted, in figures that stay with its slice."""

from __future__ import annotations

from collections import Counter

from pondasi.collection.models import AnswerKind, RecordedFinding, Submission
from pondasi.core.values import Severity


def record_of(one: Submission, returning: frozenset[str]) -> dict[str, object]:
    """When it was handed in, what was found and answered (severities error and warning), how often it came back.

    `returning` are the actions of a review that send a submission back.
    """
    asked = list(RecordedFinding.objects.filter(submission=one).exclude(severity=Severity.INFO))
    held = [finding for finding in asked if finding.present]
    disputed = sum(finding.answer == AnswerKind.DISPUTED for finding in held)
    return {
        "handed_in_at": one.handed_in_at.isoformat() if one.handed_in_at else "",
        "explained": len(held) - disputed,
        "disputed": disputed,
        "mended": len(asked) - len(held),
        "returns": one.reviews.filter(action__in=returning).count(),
        "rules": dict(sorted(Counter(finding.code for finding in held).items())),
    }

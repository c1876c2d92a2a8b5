"""Handing in, recalling, and the decisions of each checker, each one transition of the lifecycle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.lifecycle import ACCEPTED, SUBMISSION
from pondasi.collection.models import Checker, Review, Submission
from pondasi.collection.record import record_of
from pondasi.collection.selectors import blockers, has_dispute
from pondasi.collection.services import recipes
from pondasi.core.errors import InvalidInput, WrongState
from pondasi.core.values import Text
from pondasi.observations import services as observations
from pondasi.people import journal
from pondasi.people.roles import AGENCY_ROLES, Role
from pondasi.people.selectors import holders, organisation_has
from pondasi.people.services import notify

if TYPE_CHECKING:
    from pondasi.core.lifecycle import Transition
    from pondasi.people.models import User

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
RETURNS = frozenset({"agency_return", "steward_return", "statistics_return"})
_CHECKER = {
    "agency_return": Checker.AGENCY,
    "agency_pass": Checker.AGENCY,
    "refer_to_agency": Checker.STEWARD,
    "steward_return": Checker.STEWARD,
    "steward_forward": Checker.STEWARD,
    "steward_pass": Checker.STEWARD,
    "statistics_return": Checker.STATISTICS,
    "statistics_pass": Checker.STATISTICS,
}


@transaction.atomic
def hand_in(*, actor: User, submission: Submission, seen: int | None = None) -> Submission:
    """Hand a draft in. Raises InvalidInput while something must be mended or explained first.

    `seen` is the number of the reading that the person looked at; where another has taken its place, nothing happens.
    """
    locked = _locked(submission)
    disputed = has_dispute(locked)
    verifier = organisation_has(Role.AGENCY_VERIFIER, locked.delivery.dataset.producer)
    action = "hand_in" if verifier and not disputed else "hand_in_to_steward"
    authority = permissions.check_transition(actor, locked, action)
    transition = SUBMISSION.check_transition(locked.state, action)
    if seen is not None and seen != locked.reading.done:
        raise WrongState(
            Text(
                "Berkas atau bacaannya sudah berubah sejak halaman Anda dibuka.",
                "The file or its reading has changed since your page was opened.",
            ),
            Text("Lihat dulu bacaan yang sekarang, lalu ajukan.", "Look at the present reading, then hand in."),
        )
    if missing := blockers(locked):
        raise InvalidInput(
            Text(" ".join(text.id for text in missing), " ".join(text.en for text in missing)),
            Text("Lengkapi dulu, lalu ajukan.", "Please complete that, then hand in."),
        )
    locked.first_check = Checker.AGENCY if action == "hand_in" else Checker.STEWARD
    locked.agency_passed = False
    locked.handed_in_by, locked.handed_in_at = actor, timezone.now()
    return _move(locked, transition, actor=actor, authority=authority)


@transaction.atomic
def recall(*, actor: User, submission: Submission) -> Submission:
    """Take back what nobody has begun to check."""
    locked = _locked(submission)
    authority = permissions.check_transition(actor, locked, "recall")
    return _move(locked, SUBMISSION.check_transition(locked.state, "recall"), actor=actor, authority=authority)


@transaction.atomic
def begin(*, actor: User, submission: Submission) -> Submission:
    """Begin the first check: from here on the producer can no longer recall."""
    locked = _locked(submission)
    action = beginning(locked)
    authority = permissions.check_transition(actor, locked, action)
    return _move(locked, SUBMISSION.check_transition(locked.state, action), actor=actor, authority=authority)


@transaction.atomic
def decide(
    *,
    actor: User,
    submission: Submission,
    action: str,
    comment: str = "",
    remarks: Sequence[dict[str, str]] = (),
) -> Submission:
    """Return or pass, with a comment and remarks on cells (`{"cell": "C7", "text": "…"}`); a return needs either.

    The last pass accepts: the figures become a slice of the dataset in the same transaction.
    """
    if action not in _CHECKER:
        raise InvalidInput(Text("Keputusan ini tidak dikenal.", "This decision is not known."))
    locked = _locked(submission)
    authority = permissions.check_transition(actor, locked, action)
    transition = SUBMISSION.check_transition(locked.state, action)
    _check_route(locked, action)
    kept = [_remark(remark) for remark in remarks if remark.get("text", "").strip()]
    if action in RETURNS and not comment.strip() and not kept:
        raise InvalidInput(
            Text("Belum ada catatan untuk dikembalikan.", "There is no remark to return it with."),
            Text("Tulis apa yang perlu diperbaiki.", "Write what needs mending."),
        )
    Review.objects.create(
        submission=locked,
        checker=_CHECKER[action],
        action=action,
        comment=comment.strip(),
        remarks=kept,
        decided_by=actor,
        decided_at=timezone.now(),
    )
    if action == "agency_pass":
        locked.agency_passed = True
    if action == "refer_to_agency":
        locked.first_check = Checker.AGENCY
    if transition.target == ACCEPTED:
        _accept(locked, actor=actor, authority=authority)
    return _move(locked, transition, actor=actor, authority=authority, reason=comment)


def beginning(submission: Submission) -> str:
    """The transition that begins the first check of this submission."""
    return "begin_agency_check" if submission.first_check == Checker.AGENCY else "begin_steward_check"


def _skipped_agency(submission: Submission) -> bool:
    """Whether this came to the steward before the agency's own verifier (a disputed error does)."""
    producer = submission.delivery.dataset.producer
    return not submission.agency_passed and organisation_has(Role.AGENCY_VERIFIER, producer)


def offered(submission: Submission) -> tuple[str, ...]:
    """The decisions that this dataset and its agency leave open, whatever the state; returns first."""
    dataset = submission.delivery.dataset
    steward_pass = "steward_forward" if dataset.is_priority else "steward_pass"
    passes = "refer_to_agency" if _skipped_agency(submission) else steward_pass
    return ("agency_return", "agency_pass", "steward_return", passes, "statistics_return", "statistics_pass")


def _remark(remark: dict[str, str]) -> dict[str, str]:
    cell = remark.get("cell", "").strip().upper()
    if cell and not _CELL.fullmatch(cell):
        raise InvalidInput(
            Text(f"“{cell}” bukan nama sel.", f"“{cell}” is no cell."),
            Text("Tulis seperti C7, atau kosongkan.", "Write it like C7, or leave it empty."),
        )
    return {"cell": cell, "text": remark["text"].strip()}


def _check_route(submission: Submission, action: str) -> None:
    """The two choices that depend on the dataset and its agency, not on the state."""
    dataset = submission.delivery.dataset
    if action == "steward_pass" and dataset.is_priority:
        raise WrongState(
            Text("Data prioritas diperiksa Pembina Data dulu.", "Priority data go to the statistics office first.")
        )
    if action == "steward_forward" and not dataset.is_priority:
        raise WrongState(
            Text("Ini bukan data prioritas.", "This is not priority data."),
            Text("Loloskan langsung.", "Pass it directly."),
        )
    if action in {"steward_pass", "steward_forward"} and _skipped_agency(submission):
        raise WrongState(
            Text(
                "Walidata pendukung instansi ini belum memeriksa.",
                "This agency's verifier has not checked it yet.",
            ),
            Text("Teruskan dulu kepadanya.", "Please pass it on to them first."),
        )


def _accept(submission: Submission, *, actor: User, authority: str) -> None:
    reading = submission.reading
    if reading.file is None or not reading.is_ready:
        raise WrongState(Text("Bacaan kiriman ini belum selesai.", "The reading of this submission is not finished."))
    observations.accept(
        actor=actor,
        authority=authority,
        structure=submission.delivery.dataset.structure,
        submission=str(submission.public_id),
        prepared=observations.Prepared(
            file=reading.file,
            content_hash=reading.content_hash,
            count=reading.count,
            periods=tuple(reading.periods),
        ),
        engine_version=reading.engine_version,
        code_lists=reading.code_lists,
        record=record_of(submission, RETURNS),
    )
    recipes.keep_accepted(actor=actor, authority=authority, submission=submission)


def _locked(submission: Submission) -> Submission:
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("delivery__dataset__structure", "delivery__dataset__producer")
        .get(pk=submission.pk)
    )


def _told(transition: Transition, submission: Submission) -> tuple[str, ...]:
    """Whom a transition tells; a recall only whoever had it waiting."""
    if transition.action != "recall":
        return transition.notifies
    waiting = Role.AGENCY_VERIFIER if submission.first_check == Checker.AGENCY else Role.STEWARD
    return tuple(role for role in transition.notifies if role == waiting)


def _move(
    submission: Submission, transition: Transition, *, actor: User, authority: str, reason: str = ""
) -> Submission:
    submission.state = transition.target
    submission.save()
    dataset = submission.delivery.dataset
    journal.record(
        actor=actor,
        authority=authority,
        event=transition.event,
        subject_kind="submission",
        subject=str(submission.public_id),
        facts={
            "dataset": dataset.code,
            "period": submission.delivery.period,
            "content": submission.reading.content_hash,
        },
        reason=reason,
    )
    period = submission.delivery.period_value.text
    text = Text("{title}, {period}, {notice}.", "{title}, {period}, {notice}.").fill(
        title=dataset.title, period=period, notice=transition.notice
    )
    told = [
        user
        for role in _told(transition, submission)
        for user in holders(Role(role), dataset.producer if Role(role) in AGENCY_ROLES else None)
        if user.pk != actor.pk
    ]
    notify(recipients=told, text=text, path=f"/kiriman/{submission.public_id}/")
    return submission

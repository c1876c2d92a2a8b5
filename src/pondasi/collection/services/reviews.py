"""Handing in, recalling, and the decisions of each checker, each one transition of the lifecycle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.lifecycle import ACCEPTED, SUBMISSION
from pondasi.collection.models import Checker, Review, Submission
from pondasi.collection.selectors import blockers, has_dispute
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
def hand_in(*, actor: User, submission: Submission) -> Submission:
    """Hand a draft in. Raises InvalidInput while something must be mended or explained first."""
    locked = _locked(submission)
    disputed = has_dispute(locked)
    verifier = organisation_has(Role.AGENCY_VERIFIER, locked.delivery.dataset.producer)
    action = "hand_in" if verifier and not disputed else "hand_in_to_steward"
    authority = permissions.check_transition(actor, locked, action)
    transition = SUBMISSION.check_transition(locked.state, action)
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
    kept = [remark for remark in remarks if remark.get("text", "").strip()]
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


def offered(submission: Submission) -> tuple[str, ...]:
    """The decisions that this dataset and its agency leave open, whatever the state; returns first."""
    dataset = submission.delivery.dataset
    skipped = not submission.agency_passed and organisation_has(Role.AGENCY_VERIFIER, dataset.producer)
    steward_pass = "steward_forward" if dataset.is_priority else "steward_pass"
    passes = "refer_to_agency" if skipped else steward_pass
    return ("agency_return", "agency_pass", "steward_return", passes, "statistics_return", "statistics_pass")


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
    skipped = not submission.agency_passed and organisation_has(Role.AGENCY_VERIFIER, dataset.producer)
    if action in {"steward_pass", "steward_forward"} and skipped:
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
    )


def _locked(submission: Submission) -> Submission:
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("delivery__dataset__structure", "delivery__dataset__producer")
        .get(pk=submission.pk)
    )


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
    state = SUBMISSION.states[transition.target].text
    period = submission.delivery.period_value.text
    text = Text("{title}, {period}: {state}.", "{title}, {period}: {state}.").fill(
        title=dataset.title, period=period, state=state
    )
    told = [
        user
        for role in transition.notifies
        for user in holders(Role(role), dataset.producer if Role(role) in AGENCY_ROLES else None)
        if user.pk != actor.pk
    ]
    notify(recipients=told, text=text, path=f"/kiriman/{submission.public_id}/")
    return submission

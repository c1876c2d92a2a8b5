"""Who may do what with submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pondasi.collection.lifecycle import ACCEPTED, DRAFT, EDITABLE, STATISTICS_CHECK, SUBMISSION
from pondasi.core.values import Text
from pondasi.people import permissions
from pondasi.people.permissions import Policy
from pondasi.people.roles import Role

if TYPE_CHECKING:
    from pondasi.collection.models import Submission
    from pondasi.people.models import User
    from pondasi.programme.models import Dataset, Delivery

EDIT = Policy(
    "edit_submission",
    Text("mengisi kiriman data instansi ini", "fill submissions of this agency"),
    frozenset({Role.PRODUCER}),
)
HAND_IN = Policy(
    "hand_in", Text("mengajukan data instansi ini", "hand in data of this agency"), frozenset({Role.PRODUCER})
)
CHECK_AGENCY = Policy(
    "check_for_agency",
    Text("memeriksa data instansi ini", "check data of this agency"),
    frozenset({Role.AGENCY_VERIFIER}),
)
CHECK_STEWARD = Policy(
    "check_as_steward", Text("memeriksa data sebagai walidata", "check data as steward"), frozenset({Role.STEWARD})
)
CHECK_STATISTICS = Policy(
    "check_as_statistics_office",
    Text("memeriksa data prioritas sebagai Pembina Data", "check priority data as statistics office"),
    frozenset({Role.STATISTICS_OFFICE}),
)
VIEW_DRAFT = Policy(
    "view_draft",
    Text("melihat draf ini", "see this draft"),
    frozenset({Role.PRODUCER, Role.AUDITOR}),
)
VIEW = Policy(
    "view_submission",
    Text("melihat kiriman ini", "see this submission"),
    frozenset({Role.PRODUCER, Role.AGENCY_VERIFIER, Role.HEAD_OF_AGENCY, Role.STEWARD, Role.AUDITOR}),
)
VIEW_PRIORITY = Policy(
    "view_priority_submission",
    Text("melihat kiriman data prioritas ini", "see this submission of priority data"),
    VIEW.roles | {Role.STATISTICS_OFFICE},
)

VIEW_RECIPE = Policy(
    "view_recipe",
    Text("melihat cara baca dataset ini", "see how this dataset's files are read"),
    frozenset({Role.PRODUCER, Role.AGENCY_VERIFIER, Role.HEAD_OF_AGENCY, Role.STEWARD, Role.AUDITOR}),
)
EDIT_RECIPE = Policy(
    "edit_recipe",
    Text("mengubah cara baca dataset ini", "change how this dataset's files are read"),
    frozenset({Role.PRODUCER, Role.STEWARD}),
)

STATES_OF = {
    EDIT: EDITABLE,
    VIEW_DRAFT: frozenset({DRAFT}),
    VIEW: frozenset(SUBMISSION.states) - {DRAFT},
    VIEW_PRIORITY: frozenset({STATISTICS_CHECK, ACCEPTED}),
}
"""The states in which the policies that belong to no transition hold (VIEW_PRIORITY: of priority data)."""

OF_TRANSITION = {
    "hand_in": HAND_IN,
    "hand_in_to_steward": HAND_IN,
    "recall": HAND_IN,
    "begin_agency_check": CHECK_AGENCY,
    "agency_return": CHECK_AGENCY,
    "agency_pass": CHECK_AGENCY,
    "begin_steward_check": CHECK_STEWARD,
    "refer_to_agency": CHECK_STEWARD,
    "steward_return": CHECK_STEWARD,
    "steward_forward": CHECK_STEWARD,
    "steward_pass": CHECK_STEWARD,
    "statistics_return": CHECK_STATISTICS,
    "statistics_pass": CHECK_STATISTICS,
}
"""The policy that each transition of the lifecycle asks for."""


def policies() -> tuple[Policy, ...]:
    """The policies of this room, for the matrix in the docs."""
    return (
        *(VIEW_DRAFT, VIEW, VIEW_PRIORITY, EDIT, HAND_IN, CHECK_AGENCY, CHECK_STEWARD, CHECK_STATISTICS),
        *(VIEW_RECIPE, EDIT_RECIPE),
    )


def check_edit(actor: User, delivery: Delivery) -> str:
    """May this person fill this delivery? Returns the authority."""
    return permissions.check(EDIT, actor, delivery.dataset.producer)


def can_edit(actor: User, delivery: Delivery) -> bool:
    """The boolean twin of `check_edit`."""
    return permissions.can(EDIT, actor, delivery.dataset.producer)


def check_transition(actor: User, submission: Submission, action: str) -> str:
    """May this person make this transition of this submission? Returns the authority."""
    return permissions.check(OF_TRANSITION[action], actor, submission.delivery.dataset.producer)


def can_transition(actor: User, submission: Submission, action: str) -> bool:
    """The boolean twin of `check_transition`."""
    return permissions.can(OF_TRANSITION[action], actor, submission.delivery.dataset.producer)


def _view_policy(submission: Submission) -> Policy:
    if submission.state == DRAFT:
        return VIEW_DRAFT
    if submission.delivery.dataset.is_priority and submission.state in STATES_OF[VIEW_PRIORITY]:
        return VIEW_PRIORITY
    return VIEW


def check_view(actor: User, submission: Submission) -> str:
    """May this person see this submission and its draft figures? Returns the authority."""
    return permissions.check(_view_policy(submission), actor, submission.delivery.dataset.producer)


def can_view(actor: User, submission: Submission) -> bool:
    """The boolean twin of `check_view`."""
    return permissions.can(_view_policy(submission), actor, submission.delivery.dataset.producer)


def check_view_recipe(actor: User, dataset: Dataset) -> str:
    """May this person see how the dataset's files are read? Returns the authority."""
    return permissions.check(VIEW_RECIPE, actor, dataset.producer)


def can_view_recipe(actor: User, dataset: Dataset) -> bool:
    """The boolean twin of `check_view_recipe`."""
    return permissions.can(VIEW_RECIPE, actor, dataset.producer)


def check_edit_recipe(actor: User, dataset: Dataset) -> str:
    """May this person change how the dataset's files are read? Returns the authority."""
    return permissions.check(EDIT_RECIPE, actor, dataset.producer)


def can_edit_recipe(actor: User, dataset: Dataset) -> bool:
    """The boolean twin of `check_edit_recipe`."""
    return permissions.can(EDIT_RECIPE, actor, dataset.producer)

"""Who may release and withdraw. Reading an open release needs no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pondasi.core.values import Text
from pondasi.people import permissions
from pondasi.people.permissions import Policy
from pondasi.people.roles import Role

if TYPE_CHECKING:
    from pondasi.people.models import User

RELEASE = Policy("release", Text("merilis data", "release data"), frozenset({Role.STEWARD}))
WITHDRAW = Policy("withdraw_release", Text("menarik rilis", "withdraw releases"), frozenset({Role.STEWARD}))
TRACE = Policy(
    "trace_figure",
    Text("menelusuri angka sampai ke berkas dan orangnya", "trace a figure to its file and person"),
    frozenset(
        {Role.STEWARD, Role.AUDITOR, Role.STATISTICS_OFFICE, Role.PRODUCER, Role.AGENCY_VERIFIER, Role.HEAD_OF_AGENCY}
    ),
)


def policies() -> tuple[Policy, ...]:
    """The policies of this room, for the matrix in the docs."""
    return (RELEASE, WITHDRAW, TRACE)


def check_release(actor: User) -> str:
    """May this person release? Returns the authority."""
    return permissions.check(RELEASE, actor)


def can_release(actor: User) -> bool:
    """The boolean twin of `check_release`."""
    return permissions.can(RELEASE, actor)


def check_withdraw(actor: User) -> str:
    """May this person withdraw a release? Returns the authority."""
    return permissions.check(WITHDRAW, actor)

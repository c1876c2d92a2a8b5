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

VIEW_CITY = Policy(
    "view_city_findings",
    Text("melihat temuan atas seluruh rilis", "see findings over all releases"),
    frozenset({Role.STEWARD, Role.STATISTICS_OFFICE, Role.AUDITOR}),
)
EXPLAIN = Policy(
    "explain_city_finding",
    Text("menjelaskan temuan atas seluruh rilis", "explain findings over all releases"),
    frozenset({Role.STEWARD}),
)


def policies() -> tuple[Policy, ...]:
    """The policies of this room, for the matrix in the docs."""
    return (RELEASE, WITHDRAW, TRACE, VIEW_CITY, EXPLAIN)


def check_release(actor: User) -> str:
    """May this person release? Returns the authority."""
    return permissions.check(RELEASE, actor)


def can_release(actor: User) -> bool:
    """The boolean twin of `check_release`."""
    return permissions.can(RELEASE, actor)


def check_withdraw(actor: User) -> str:
    """May this person withdraw a release? Returns the authority."""
    return permissions.check(WITHDRAW, actor)


def check_view_city(actor: User) -> str:
    """May this person see what is found over all releases? Returns the authority."""
    return permissions.check(VIEW_CITY, actor)


def can_view_city(actor: User) -> bool:
    """The boolean twin of `check_view_city`."""
    return permissions.can(VIEW_CITY, actor)


def check_explain(actor: User) -> str:
    """May this person explain it, and ask for a new check? Returns the authority."""
    return permissions.check(EXPLAIN, actor)


def can_explain(actor: User) -> bool:
    """The boolean twin of `check_explain`."""
    return permissions.can(EXPLAIN, actor)

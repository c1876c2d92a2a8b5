"""Who may change an entry of the data list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pondasi.core.values import Text
from pondasi.people import permissions
from pondasi.people.permissions import Policy
from pondasi.people.roles import Role

if TYPE_CHECKING:
    from pondasi.people.models import User

SET_FORM = Policy(
    "set_form", Text("mengatur formulir isian", "decide what the forms to fill in show"), frozenset({Role.STEWARD})
)
SET_RULES = Policy(
    "set_rules",
    Text("mengatur aturan pemeriksaan data", "decide how datasets are checked"),
    frozenset({Role.STEWARD}),
)


def policies() -> tuple[Policy, ...]:
    """The policies of this room, for the matrix in the docs."""
    return (SET_FORM, SET_RULES)


def check_set_form(actor: User) -> str:
    """May this person decide what forms show? Returns the authority."""
    return permissions.check(SET_FORM, actor)


def can_set_form(actor: User) -> bool:
    """The boolean twin of `check_set_form`."""
    return permissions.can(SET_FORM, actor)


def check_set_rules(actor: User) -> str:
    """May this person decide about the rules of datasets? Returns the authority."""
    return permissions.check(SET_RULES, actor)


def can_set_rules(actor: User) -> bool:
    """The boolean twin of `check_set_rules`."""
    return permissions.can(SET_RULES, actor)

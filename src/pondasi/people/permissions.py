"""Which role may do what, as tables that rooms declare and `docs/permissions.md` prints.

A room declares a `Policy` for each of its actions; this module answers for a person. Whether the *state* of the thing
allows it is asked separately, of the room's lifecycle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pondasi.core.errors import NotPermitted
from pondasi.core.values import Text
from pondasi.people.roles import AGENCY_ROLES, Role
from pondasi.people.selectors import held_roles

if TYPE_CHECKING:
    from pondasi.people.models import Organisation, User

_REMEDY = Text(
    "Bila ini memang tugas Anda, mintalah administrator menambahkan peran itu.",
    "If this is your duty, ask an administrator to add that role for you.",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may do `action`: agency roles for their own agency, the other roles for the whole city."""

    action: str
    text: Text
    roles: frozenset[Role]


def authority(policy: Policy, actor: User, organisation: Organisation | None) -> str | None:
    """The role and organisation on whose authority `actor` may do this for `organisation`; None where they may not."""
    for role, own in held_roles(actor):
        if role in policy.roles and (role not in AGENCY_ROLES or organisation is None or own == organisation.pk):
            return f"{role.value}:{own}"
    return None


def can(policy: Policy, actor: User, organisation: Organisation | None = None) -> bool:
    """Whether to show the button."""
    return authority(policy, actor, organisation) is not None


def check(policy: Policy, actor: User, organisation: Organisation | None = None) -> str:
    """The authority for the journal; raises NotPermitted with the sentence that the person sees."""
    found = authority(policy, actor, organisation)
    if found is None:
        raise NotPermitted(
            Text(
                f"Akun Anda tidak berwenang untuk {policy.text.id}.",
                f"Your account is not allowed to {policy.text.en}.",
            ),
            _REMEDY,
        )
    return found


READ_JOURNAL = Policy(
    "read_journal", Text("membaca catatan jejak", "read the journal"), frozenset({Role.AUDITOR, Role.STEWARD})
)


def policies() -> Iterable[Policy]:
    """The policies of this room."""
    return (READ_JOURNAL,)

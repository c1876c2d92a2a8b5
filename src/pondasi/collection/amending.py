"""A table with the figures that the officer accepted in place of those in the file. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pondasi.core.values import Observation, Place, Status, Table

_WITHOUT_FIGURE = frozenset({Status.MISSING, Status.NIL, Status.AMBIGUOUS})


@dataclass(frozen=True)
class Change:
    """From the digits as they were read ("" for none) to another figure."""

    before: str
    value: Decimal


def amended(table: Table, changes: Mapping[Place, Change]) -> Table:
    """The table with every change whose cell is still read as it was when the change was accepted."""
    if not changes:
        return table
    return replace(table, observations=tuple(_amended(one, changes.get(one.place)) for one in table.observations))


def in_force(table: Table, changes: Mapping[Place, Change]) -> frozenset[Place]:
    """The cells of the table as read that a change applies to."""
    if not changes:
        return frozenset()
    return frozenset(one.place for one in table.observations if _applies(one, changes.get(one.place)))


def _applies(one: Observation, change: Change | None) -> bool:
    return change is not None and change.before == (one.digits or "")


def _amended(one: Observation, change: Change | None) -> Observation:
    if change is None or not _applies(one, change):
        return one
    status = Status.OK if one.status in _WITHOUT_FIGURE else one.status
    return replace(one, value=change.value, status=status)

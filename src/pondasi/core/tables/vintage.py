"""What the period before tells about the file: how a column writes its numbers, where the file itself does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.numbers import figure
from pondasi.core.values import Status, Table

_NEAR = 5
"""A figure within a fifth and five times the earlier one is near it: a thousand times is far beyond."""
_SHARE = Decimal("0.8")


def hints_from(table: Table, previous: Sequence[Table]) -> dict[tuple[str, int], Notation]:
    """The notation of every column whose open figures are near those of the newest earlier table in one way only.

    `previous` is oldest first, with the same dimensions. Columns by sheet and number; nothing for those that stay open.
    """
    earlier: dict[tuple[str, ...], Decimal] = {}
    for one in reversed(previous):
        for observation in one.observations:
            if isinstance(observation.value, Decimal) and observation.value:
                earlier.setdefault(observation.key, observation.value)
    votes: dict[tuple[str, int], list[Notation | None]] = defaultdict(list)
    for observation in table.observations:
        before = earlier.get(observation.key)
        written = figure(observation.raw) if observation.status is Status.AMBIGUOUS else None
        if written is None or not written.either or before is None:
            continue
        column = (observation.place.sheet, row_and_column(observation.place.cell)[1])
        votes[column].append(_nearer(written.indonesian, written.english, before))
    return {column: notation for column, cast in votes.items() if (notation := _elected(cast))}


def _nearer(indonesian: Decimal | None, english: Decimal | None, before: Decimal) -> Notation | None:
    near = [
        notation
        for notation, value in ((Notation.INDONESIAN, indonesian), (Notation.ENGLISH, english))
        if value and abs(before) / _NEAR <= abs(value) <= abs(before) * _NEAR
    ]
    return near[0] if len(near) == 1 else None


def _elected(votes: Sequence[Notation | None]) -> Notation | None:
    for notation in Notation:
        if votes.count(notation) >= len(votes) * _SHARE:
            return notation
    return None

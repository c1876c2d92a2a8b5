"""Figures that moved together out of their own past: a whole table, or all of one row or column. One cause, told once.

What moved together is taken off the figures concerned, so that what is left of each is its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pondasi.core.checks.changes import SAME_POWER, TEN, UNKNOWN_REACH, Change, Changes, beside

_LEAST_FIGURES = 4
_LEAST_MOVED = math.log(1.3)
"""A smaller common move is not looked at."""
_TIMES = 3
"""A common move this many times the farthest of the past has a cause of its own."""
_MOST_SHIFTS = 12


@dataclass(frozen=True, slots=True)
class Shift:
    """Figures that moved by `moved` (logarithm of the factor) together; together they never went beyond `reach`.

    `place` and `code` name the row or column; None for the whole table. `compared` counts the figures of the group.
    """

    changes: tuple[Change, ...]
    moved: float
    reach: float
    compared: int
    place: int | None = None
    code: str = ""

    @property
    def factor(self) -> int:
        """10, 100 or 1000 where they became so many times larger, negative where smaller, 0 otherwise."""
        return power_of_ten(self.moved, SAME_POWER)


@dataclass(frozen=True, slots=True)
class Causes:
    """What moved together, the largest first, and every figure's own move without that."""

    shifts: tuple[Shift, ...]
    single: tuple[Change, ...]


def power_of_ten(moved: float, margin: float) -> int:
    """10, 100 or 1000 for a move so near to it, negative where it went down, 0 for any other move."""
    nearest = round(moved / TEN)
    if 1 <= abs(nearest) <= 3 and abs(moved - nearest * TEN) <= margin:
        return int(math.copysign(10 ** abs(nearest), nearest))
    return 0


def causes_of(changes: Changes) -> Causes:
    """What moved together, and what is left of each figure's move."""
    shifts = list(_whole(changes))
    left = {id(one.series): one for one in changes.single}
    groups = _groups(changes.single)
    for _ in range(_MOST_SHIFTS):
        found = max(_candidates(groups, left), key=lambda one: abs(one.moved) * len(one.changes), default=None)
        if found is None:
            break
        shifts.append(found)
        for one in found.changes:
            left[id(one.series)] = replace(one, moved=one.moved - found.moved)
    usual = beside([one.moved for one in left.values()])
    return Causes(tuple(shifts), tuple(replace(one, beside=usual) for one in left.values()))


def _whole(changes: Changes) -> Iterator[Shift]:
    reach = max((abs(one) for one in changes.common_past), default=UNKNOWN_REACH / 2)
    usual = sum(one.stood_here for one in changes.single) * 2 > len(changes.single)
    if abs(changes.common) > max(_TIMES * reach, _LEAST_MOVED) and not usual:
        with_it = tuple(one for one in changes.single if abs(one.moved) < abs(changes.common) / 2)
        yield Shift(with_it, changes.common, reach, len(changes.single))


_Groups = dict[tuple[int, str], list[Change]]


def _groups(single: Sequence[Change]) -> _Groups:
    """The figures of every code, where a dimension has several and a code enough figures."""
    found: _Groups = {}
    for one in single:
        for place, code in enumerate(one.series.observation.key):
            found.setdefault((place, code), []).append(one)
    return {group: members for group, members in found.items() if _LEAST_FIGURES <= len(members) < len(single)}


def _candidates(groups: _Groups, left: dict[int, Change]) -> Iterator[Shift]:
    for (place, code), members in groups.items():
        now = [left[id(one.series)] for one in members]
        moved = median(one.moved for one in now)
        if abs(moved) <= _LEAST_MOVED:
            continue
        with_it = tuple(one for one in now if abs(one.moved - moved) < abs(moved) / 2 and not one.stood_here)
        reach = _reach(members)
        if len(with_it) >= 0.7 * len(members) and abs(moved) > _TIMES * reach:
            yield Shift(with_it, moved, reach, len(members), place, code)


def _reach(members: Sequence[Change]) -> float:
    """The farthest that these figures moved together in the past; without one, half of what single figures may."""
    columns = zip(*(one.past for one in members), strict=True)
    known = [[move for move in column if move is not None] for column in columns]
    together = [abs(median(column)) for column in known if 2 * len(column) >= len(members)]
    return max(together) if together else median(one.reach for one in members) / 2

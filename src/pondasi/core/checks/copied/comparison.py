"""Figures beside those that they may have been carried over from, now and in earlier periods."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pondasi.core.checks.series import Track

NUDGE = 3
"""So many units of the last digit count as a nudge."""
_AMOUNT = 100
"""Figures as large as this are seldom the same on two rows by chance."""
_MOST_GROUPS = 40
"""Of one kind; with more of them each is small and says little."""


class Likeness(StrEnum):
    """In which way figures are alike; what is natural differs from one to the other."""

    EQUAL = "equal"
    """The same as the period before."""
    OLDER = "older"
    """The same as a period further back, and not those in between."""
    NEAR = "near"
    """Different from the period before by a nudge at most."""
    GROWTH = "growth"
    """The period before times one factor."""
    SIBLING = "sibling"
    """The same as another row or column of this table."""
    MOVED = "moved"
    """The same as other rows of the period before."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure and how far, in units of its last digit, it lies from what it may come from.

    `past` holds the same distance for earlier periods, newest first; None where there was nothing to compare.
    """

    track: Track
    distance: float
    past: Sequence[float | None]


@dataclass(frozen=True)
class Comparison:
    """The figures of a table, or of a part of it, that can be compared. A distance of at most `reach` is a hit."""

    likeness: Likeness
    cells: Sequence[Compared]
    reach: float = 0.0

    @property
    def hits(self) -> list[bool]:
        return [cell.distance <= self.reach for cell in self.cells]


def with_earlier(tracks: Sequence[Track], lag: int, likeness: Likeness) -> Comparison:
    """Figures beside those `lag` periods before. What was zero says nothing about where a figure comes from.

    Of large figures that were equal before and still are, one is looked at: amounts that go by class move together.
    """
    cells = []
    amounts: set[tuple[Decimal, int, int]] = set()
    for track in tracks:
        steps = track.steps
        if len(steps) <= lag or not (then := steps[lag]) or (now := steps[0]) is None:
            continue
        if abs(track.series.value) >= _AMOUNT:
            amount = (track.series.value, now, then)
            if amount in amounts:
                continue
            amounts.add(amount)
        if lag == 1:
            known = [_moved(one, other) for one, other in pairwise(steps)]
        else:
            known = [_returned(steps, now, lag) for now in range(len(steps) - lag)]
        cells.append(Compared(track, known[0] or 0, known[1:]))
    return Comparison(likeness, cells, NUDGE if likeness is Likeness.NEAR else 0)


def _moved(now: int | None, then: int | None) -> float | None:
    return abs(now - then) if then and now is not None else None


def _returned(steps: Sequence[int | None], now: int, lag: int) -> float | None:
    """How far a figure lies from that `lag` periods before; one that merely rested since has not returned to it."""
    value, then = steps[now], steps[now + lag]
    if value is None or not then:
        return None
    if value == then and value in steps[now + 1 : now + lag]:
        return max(1.0, math.sqrt(abs(value)))
    return abs(value - then)


def parts_of(tracks: Sequence[Track]) -> list[list[list[int]]]:
    """The ways in which a table falls into blocks, columns and rows; each part as places in `tracks`."""
    width = len(tracks[0].series.observation.key) if tracks else 0
    found: dict[tuple[tuple[int, ...], ...], None] = {}
    for place in range(width):
        by_code: dict[str, list[int]] = {}
        by_rest: dict[tuple[str, ...], list[int]] = {}
        for index, track in enumerate(tracks):
            key = track.series.observation.key
            by_code.setdefault(key[place], []).append(index)
            by_rest.setdefault(key[:place] + key[place + 1 :], []).append(index)
        for parts in (by_code, by_rest):
            if 1 < len(parts) < len(tracks):
                found[tuple(map(tuple, parts.values()))] = None
    return [[list(part) for part in parts] for parts in found]


def groups_of(tracks: Sequence[Track], least: int) -> list[Sequence[Track]]:
    """The whole table first, then every part that shares a code and is large enough, unless they are too many."""
    found: list[Sequence[Track]] = [tracks] if len(tracks) >= least else []
    for place in range(len(tracks[0].series.observation.key) if tracks else 0):
        parts: dict[str, list[Track]] = {}
        for track in tracks:
            parts.setdefault(track.series.observation.key[place], []).append(track)
        if 1 < len(parts) <= _MOST_GROUPS:
            found.extend(part for part in parts.values() if len(part) >= least)
    return found


def tests_of(groups: int, place: int) -> float:
    """The logarithm of how often one would have looked before this group: the whole counts as much as all parts."""
    return math.log(2 if place == 0 else 2 * groups) if groups > 1 else 0.0

"""How well a figure fits where it stands: against the last figure of its own row, or of any other row.

Figures are compared as logarithms of units of their last digit, less the table's own usual change. What is usual is
judged by the quieter half of the figures, so that errors in the other half do not hide themselves, and never finer
than rounding and, since counts vary by chance, than the root of a count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from pondasi.core.checks.case import Case
from pondasi.core.checks.series import Track

_QUIET = 0.32
"""A quarter of normally distributed deviations lie within this many standard deviations."""
_FINEST = 0.003
_FREEDOM = 3
"""Degrees of freedom of Student's distribution: large changes are rare, not impossible."""


@dataclass(frozen=True)
class Cell:
    """One figure and its last one as logarithms, and how much such a figure usually moves (standard deviations)."""

    track: Track
    now: float
    before: float
    spread: float

    def fit(self, before: float) -> float:
        """The logarithm of how likely this figure is after `before`, as a share of the likeliest; 0 is perfect."""
        away = (self.now - before) / self.spread
        return -(_FREEDOM + 1) / 2 * math.log1p(away * away / _FREEDOM)

    @property
    def own_fit(self) -> float:
        return self.fit(self.before)


def cells_of(case: Case) -> tuple[Cell, ...]:
    """Every figure above zero that has a last one above zero, in the file's order."""
    pairs = [(one, now, before) for one in case.tracks for now, before in _last_two(one.steps)]
    if len(pairs) < 4:
        return ()
    moves = [math.log(now / before) for _, now, before in pairs]
    drift = median(moves)
    quiet = quantiles([abs(move - drift) for move in moves], n=4)[0] / _QUIET
    drifts = _past_drifts([one for one, _, _ in pairs])
    return tuple(
        Cell(one, math.log(now) - drift, math.log(before), _spread(one.steps, quiet, drifts))
        for one, now, before in pairs
    )


def _last_two(steps: Sequence[int | None]) -> Sequence[tuple[int, int]]:
    """The figure under check and the newest before it, if both are above zero."""
    before = next((step for step in steps[1:] if step is not None), None)
    now = steps[0]
    return [(now, before)] if now and before and now > 0 and before > 0 else []


def _change(steps: Sequence[int | None], at: int) -> float | None:
    """The logarithm of a past figure's change from the one before it; None where one is not above zero."""
    after, before = steps[at], steps[at + 1]
    return math.log(after / before) if after and before and after > 0 and before > 0 else None


def _past_drifts(tracks: Sequence[Track]) -> Sequence[float]:
    """What the whole table changed by in each earlier period, newest first, the first place empty."""
    drifts = [0.0]
    for at in range(1, len(tracks[0].steps) - 1):
        changes = [change for one in tracks if (change := _change(one.steps, at)) is not None]
        drifts.append(median(changes) if changes else 0.0)
    return drifts


def _spread(steps: Sequence[int | None], quiet: float, drifts: Sequence[float]) -> float:
    """Of one figure: what is usual in the table, or in its own past where that moves more; never below chance."""
    changes = [(at, _change(steps, at)) for at in range(1, len(steps) - 1)]
    own = [abs(change - drifts[at]) for at, change in changes if change is not None]
    level = max(1, min(step for step in steps[1:] if step is not None and step > 0))
    return max(quiet, 1.5 * median(own) if own else 0.0, _FINEST, 1 / math.sqrt(level))

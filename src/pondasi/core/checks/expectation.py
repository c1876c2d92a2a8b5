"""How well a figure fits where it stands: against the last figure of its own row, or of any other row.

Figures are compared as logarithms, less the table's own usual change. What is usual is
judged by the quieter half of the figures, so that errors in the other half do not hide themselves, and never finer
than rounding and, since counts vary by chance, than the root of a count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

from pondasi.core.checks.case import Case
from pondasi.core.checks.series import Series

_QUIET = 0.32
"""A quarter of normally distributed deviations lie within this many standard deviations."""
_FINEST = 0.003
_FREEDOM = 3
"""Degrees of freedom of Student's distribution: large changes are rare, not impossible."""


@dataclass(frozen=True)
class Cell:
    """One figure and its last one as logarithms, and how much such a figure usually moves (standard deviations)."""

    series: Series
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
    pairs = [(one, before) for one in case.series if one.value > 0 and (before := _last(one)) is not None]
    if len(pairs) < 4:
        return ()
    moves = [math.log(one.value / before) for one, before in pairs]
    drift = median(moves)
    quiet = quantiles([abs(move - drift) for move in moves], n=4)[0] / _QUIET
    drifts = _past_drifts([one for one, _ in pairs])
    return tuple(
        Cell(one, math.log(one.value) - drift, math.log(before), _spread(one, quiet, drifts)) for one, before in pairs
    )


def _last(series: Series) -> Decimal | None:
    """The newest earlier figure, if it is above zero."""
    found = next((figure for figure in reversed(series.figures) if figure is not None), None)
    return found if found is not None and found > 0 else None


def _change(series: Series, at: int) -> float | None:
    """The logarithm of a past figure's change to the next; None where one is not above zero."""
    before, after = series.figures[at], series.figures[at + 1]
    if before is None or after is None or before <= 0 or after <= 0:
        return None
    return math.log(after / before)


def _past_drifts(series: Sequence[Series]) -> Sequence[float]:
    """What the whole table changed by between the earlier periods, oldest first."""
    drifts = []
    for at in range(len(series[0].figures) - 1):
        changes = [change for one in series if (change := _change(one, at)) is not None]
        drifts.append(median(changes) if changes else 0.0)
    return drifts


def _spread(series: Series, quiet: float, drifts: Sequence[float]) -> float:
    """Of one figure: what is usual in the table, or in its own past where that moves more; never below chance."""
    own = [abs(change - drift) for at, drift in enumerate(drifts) if (change := _change(series, at)) is not None]
    return max(quiet, 1.5 * median(own) if own else 0.0, _FINEST, _by_nature(series))


def _by_nature(series: Series) -> float:
    """What chance moves a count by, or rounding a figure with decimals, as a share of the least earlier figure."""
    least = float(min(series.past.values()))
    if least <= 0:
        return 1.0
    exponent = int(series.value.as_tuple().exponent)
    if exponent >= 0:
        return 1 / math.sqrt(max(1, least))
    return 10.0 ** max(exponent, -6) / least

"""How far every figure moved since the period before, beside how far such figures ever moved.

Moves are differences of logarithms, so that 100 to 110 and 1.000 to 1.100 are the same move; what the whole table moved
in common is taken off. The `reach` of a figure is the farthest that it moved before, or that nine in ten of the figures
beside it moved now, whichever is more. A figure is odd where it moved several times its reach.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from pondasi.core.checks.series import Series
from pondasi.core.values import Period

UNKNOWN_REACH = 0.8
"""Where nothing shows what is usual, a figure may more than double."""
TEN = math.log(10)
SAME_POWER = 0.12
"""So near to a power of ten (in logarithms) a move is one of the unit or the decimal sign."""
_LEAST_IN_COMMON = 3
_ENOUGH_PAST = 5
"""Fewer earlier moves, of all figures together, show nothing."""
_ENOUGH_BESIDE = 5
"""Nor do fewer figures in this period."""
_OWN_PAST = 3
"""A figure with fewer moves of its own may move as the others did."""
_ROUNDING = 5
"""Units of the last digit that a figure may move for no other reason than rounding."""

Levels = list[float | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure's latest move, in logarithms. `past` are its earlier ones, oldest first, None where it rested.

    Both are without what the table moved in common.
    """

    series: Series
    before: Decimal
    period: Period
    moved: float
    past: Sequence[float | None]
    own_reach: float | None
    """From the past alone; None where it shows too little."""
    beside: float | None
    """What nine in ten figures beside it moved at most in this period; None where there are too few."""
    stood_here: bool
    """The figure is about what it was two periods ago, or in the same season of the year before."""

    @property
    def now(self) -> Decimal:
        return self.series.value

    @property
    def reach(self) -> float:
        """The farthest that this figure may be expected to move."""
        known = [one for one in (self.own_reach, self.beside) if one is not None]
        return max(known, default=UNKNOWN_REACH)

    @property
    def ratio(self) -> float:
        """How many times larger than before; 0 where one of them is not above zero."""
        return float(self.now) / float(self.before) if self.now > 0 and self.before > 0 else 0.0

    @property
    def chance(self) -> float:
        """Standard deviations of a count of this size (Poisson) between the two figures."""
        now, before = max(float(self.now), 0.0), max(float(self.before), 0.0)
        return 2 * abs(math.sqrt(now) - math.sqrt(before))


@dataclass(frozen=True, slots=True)
class Changes:
    """Every figure's latest move; `common` is the table's own now, `common_past` what it was in earlier periods."""

    single: tuple[Change, ...] = ()
    common: float = 0.0
    common_past: tuple[float, ...] = ()


def changes_of(series: Sequence[Series], per_year: int) -> Changes:
    """The latest moves of all figures that have an earlier one other than zero."""
    lasts = [_last(one.figures) for one in series]
    moving = [(one, at) for one, at in zip(series, lasts, strict=True) if at is not None and one.figures[at]]
    if not moving:
        return Changes()
    scale = _scale([one for one, _ in moving])
    levels = [[None if figure is None else scale(figure) for figure in one.figures] for one, _ in moving]
    now = [scale(one.value) for one, _ in moving]
    past = [_moves(line) for line in levels]
    columns = [_in_common(column) for column in zip(*past, strict=True)]
    past = _informing(past, columns)
    raw = [after - (line[at] or 0.0) for after, line, (_, at) in zip(now, levels, moving, strict=True)]
    common = _in_common(raw)
    moved = [one - common for one in raw]
    others = _usual_before(past)
    found = []
    for row, (one, at) in enumerate(moving):
        reach = _reach(past[row], others)
        compared = _compared_too(levels[row], one.periods, at, per_year)
        margin = UNKNOWN_REACH if reach is None else 2 * reach
        stood = any(abs(now[row] - level) <= margin for level in compared)
        before = one.figures[at] or Decimal(0)
        found.append(Change(one, before, one.periods[at], moved[row], past[row], reach, None, stood))
    return Changes(tuple(found), common, tuple(columns[1:]))


def _last(figures: Sequence[Decimal | None]) -> int | None:
    return next((at for at in range(len(figures) - 1, -1, -1) if figures[at] is not None), None)


def _scale(series: Sequence[Series]) -> Callable[[Decimal], float]:
    """Logarithms, one unit of the last digit up so that zero has one; with figures below zero the area sine instead."""
    figures = [figure for one in series for figure in (one.value, *one.figures) if figure is not None]
    if min(figures) < 0:
        middle = float(median(abs(one) for one in figures)) or 1.0
        return lambda figure: math.asinh(2 * float(figure) / middle)
    unit = last_digit(figures)
    return lambda figure: math.log(float(figure) + unit)


def last_digit(figures: Sequence[Decimal]) -> float:
    """The unit of the last digit of the most exact figure: 0,01 for 53,21; at least a millionth, at most 1."""
    finest = min(int(one.as_tuple().exponent) for one in figures)
    return 10.0 ** max(-6, min(0, finest))


def _moves(levels: Levels) -> Levels:
    """From each earlier figure to the next there is, set where the later one stands."""
    found: Levels = []
    last: float | None = None
    for level in levels:
        found.append(None if level is None or last is None else level - last)
        last = last if level is None else level
    return found


def _in_common(moves: Sequence[float | None]) -> float:
    """The median; where one half moved and the other did not, what the quieter one did."""
    known = sorted(one for one in moves if one is not None)
    if len(known) < _LEAST_IN_COMMON:
        return 0.0
    half = len(known) // 2
    return known[half] if len(known) % 2 else min(known[half - 1], known[half], key=abs)


def _informing(past: Sequence[Levels], common: Sequence[float]) -> list[Levels]:
    """The moves without what the table moved in common; a figure that rested shows nothing, where others moved."""
    if not any(one for line in past for one in line):
        return list(past)
    return [[one - c if one else None for one, c in zip(line, common, strict=True)] for line in past]


def _usual_before(past: Sequence[Levels]) -> float | None:
    """What nine in ten figures moved at most in earlier periods; None where too few did."""
    earlier = [abs(one) for line in past for one in line if one is not None]
    return nine_in_ten(earlier) if len(earlier) >= _ENOUGH_PAST else None


def beside(moved: Sequence[float]) -> float | None:
    """What nine in ten figures moved at most in this period; None where there are too few.

    A wrong unit in part of a table is no sign that everything moves: what is near a power of ten counts without it.
    """
    if len(moved) < _ENOUGH_BESIDE:
        return None
    apart = [abs(one - TEN * round(one / TEN)) for one in moved]
    return nine_in_ten([a if a < SAME_POWER else abs(one) for a, one in zip(apart, moved, strict=True)])


def nine_in_ten(moves: Sequence[float]) -> float:
    """The ninth decile; of few, where it would be the largest, as much above the median as in a normal distribution."""
    ordered = sorted(moves)
    return ordered[int(0.9 * len(ordered))] if len(ordered) >= 10 else 2.5 * median(ordered)


def _reach(past: Levels, before: float | None) -> float | None:
    """The farthest of its own moves; with few of them also what the others moved before. None where nothing shows."""
    own = sorted((abs(one) for one in past if one is not None), reverse=True)
    if len(own) >= 6 and own[0] > 3 * own[2]:  # one mistake in the past makes two moves, there and back
        del own[:2]
    known = own[:1]
    if len(own) < _OWN_PAST:
        if before is None:
            return None
        known.append(before)
    return max(known)


def _compared_too(levels: Levels, periods: Sequence[Period], at: int, per_year: int) -> list[float]:
    """Where the figure stood one period before the latest, and in the same season of the year before."""
    earlier = [level for level in levels[:at] if level is not None][-1:]
    if per_year > 1:
        season = periods[at].shift(1 - per_year)
        earlier += [level for level, one in zip(levels, periods, strict=True) if one == season and level is not None]
    return earlier


def is_rounding(change: Change) -> bool:
    """Whether the two figures differ by no more than a few units of their last digit."""
    return float(abs(change.now - change.before)) <= _ROUNDING * last_digit((change.now, change.before))

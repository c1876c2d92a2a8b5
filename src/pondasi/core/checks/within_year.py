"""How the figures of one series run through a year, told from its earlier years, and whether this one runs otherwise.

A monthly, quarterly or half-yearly figure may stand for its own period, for the year to date, or for the state at the
end of the period. Mixed up, each looks like growth or decline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pondasi.core.checks.series import Series
from pondasi.core.values import Period

_LEAST_TIMES = Decimal("1.15")
"""However even its past, a figure may move so much in a year."""
_LEAST_SUM = Decimal("1.5")
"""The last figure of a year to date is at least so many times the first."""


class Course(StrEnum):
    """What the figures of a year stand for."""

    EACH = "each"
    """Every period by itself."""
    TO_DATE = "to_date"
    """Added up since the start of the year."""
    STATE = "state"
    """What there is at the end of the period, which only grew so far."""


class Reading(StrEnum):
    """What a figure that does not run as before seems to be."""

    SUMMED = "summed"
    """The sum since the start of the year, in a series of single periods or states."""
    SINGLE = "single"
    """This period alone, in a series of years to date."""
    CARRIED_ON = "carried_on"
    """Last year's sum going on in a new year, in a series of years to date."""
    ADDED = "added"
    """What was added in this period, in a series of states."""


@dataclass(frozen=True)
class Span:
    """The smallest and the largest of some earlier figures; `times` widens both ends by what is usual to happen."""

    low: Decimal
    high: Decimal
    times: Decimal

    @property
    def least(self) -> Decimal:
        return self.low / self.times

    @property
    def most(self) -> Decimal:
        return self.high * self.times


@dataclass(frozen=True)
class Judged:
    """One figure whose two readings lie far enough apart to tell them from each other.

    As before it would lie in `usual`; by `reading`, once `base` is taken off, in `other`.
    """

    series: Series
    reading: Reading
    usual: Span
    other: Span
    base: Decimal
    before: Decimal
    """The figure of the period before."""

    @property
    def is_other(self) -> bool:
        as_before = self.usual.least <= self.series.value <= self.usual.most
        return not as_before and self.other.least <= self.series.value - self.base <= self.other.most

    @property
    def falls(self) -> bool:
        return self.series.value < self.before


def judged(series: Series, least_years: int) -> Iterator[Judged]:
    """Every other reading of this figure that can be told from the one of its earlier years."""
    year = _Year(series)
    if year.earlier_years < least_years:
        return
    before, usual = year.before, year.usual(year.period.part)
    if before is None or usual is None:
        return
    for reading, other, base in _readings(year, before, usual):
        apart = base + other.least > usual.most or base + other.most < usual.least
        if apart:
            yield Judged(series, reading, usual, other, base, before)


def _readings(year: _Year, before: Decimal, usual: Span) -> Iterator[tuple[Reading, Span, Decimal]]:
    starts = year.period.part == 1
    if year.course is Course.TO_DATE:
        added = usual if starts else year.added
        if added is not None:
            yield (Reading.CARRIED_ON, added, before) if starts else (Reading.SINGLE, added, Decimal(0))
        return
    base = year.summed_before
    if base is not None:
        yield Reading.SUMMED, usual, base
    if year.course is Course.STATE and year.added is not None:
        yield Reading.ADDED, year.added, Decimal(0)


class _Year:
    """One series seen from the year of the period under check."""

    def __init__(self, series: Series) -> None:
        self.period = series.observation.period
        self._past = series.past
        self._closed = {at: figure for at, figure in series.past.items() if at.year < self.period.year}
        self._steps = [(at, self._closed[at.shift(-1)], now) for at, now in self._closed.items()
                       if at.shift(-1) in self._closed]  # fmt: skip
        self.course = self._course()

    @property
    def earlier_years(self) -> int:
        return sum(at.part == self.period.part for at in self._closed)

    @property
    def before(self) -> Decimal | None:
        return self._past.get(self.period.shift(-1))

    def usual(self, part: int) -> Span | None:
        """What this figure would be as before: near the last one for a state, else as in the same part of years."""
        if self.course is Course.STATE:
            before = self._past.get(Period(self.period.year, self.period.frequency, part).shift(-1))
            widest = _span(list(self._closed.values()))
            return Span(before, before, widest.times) if before is not None and before > 0 and widest else None
        return _span([figure for at, figure in self._closed.items() if at.part == part])

    @property
    def added(self) -> Span | None:
        """What such periods of earlier years added to the one before: for a state all periods, else the same part."""
        is_state = self.course is Course.STATE
        return _span([now - before for at, before, now in self._steps if is_state or at.part == self.period.part])

    @property
    def summed_before(self) -> Decimal | None:
        """What a sum since the start of this year would hold besides the period itself; None with a part missing."""
        parts = [Period(self.period.year, self.period.frequency, part) for part in range(1, self.period.part)]
        figures = [self._past[at] for at in parts if at in self._past]
        if not parts or len(figures) < len(parts):
            return None
        last = self.usual(parts[-1].part)
        is_sum_already = len(parts) > 1 and last is not None and figures[-1] > last.most
        return figures[-1] if is_sum_already else sum(figures, Decimal(0))

    def _course(self) -> Course:
        within = [(before, now) for at, before, now in self._steps if at.part > 1]
        across = [(before, now) for at, before, now in self._steps if at.part == 1]
        if not within or not across or any(now < before for before, now in within):
            return Course.EACH
        if all(now >= before for before, now in across):
            return Course.STATE
        starts_anew = all(now * _LEAST_SUM < before for before, now in across)
        return Course.TO_DATE if starts_anew else Course.EACH


def _span(figures: Sequence[Decimal]) -> Span | None:
    """None with fewer than two figures or with one that is not above zero: those show no usual size."""
    if len(figures) < 2 or min(figures) <= 0:
        return None
    moves = [max(now, before) / min(now, before) for before, now in pairwise(figures)]
    return Span(min(figures), max(figures), max(_LEAST_TIMES, *moves))

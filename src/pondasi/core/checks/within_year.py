"""How the figures of one series run through a year, told from its earlier years, and whether this one runs otherwise.

A monthly, quarterly or half-yearly figure may stand for its own period, for the year to date, or for the state at the
end of the period. Mixed up, each looks like growth or decline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
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


def judged(series: Sequence[Series], least_years: int) -> Iterator[Judged]:
    """Every other reading of these figures, all of one table, that can be told from the one of their earlier years."""
    if not series:
        return
    calendar = _Calendar(series[0].periods, series[0].observation.period)
    if len(calendar.same_part) < least_years:
        return
    for one in series:
        yield from _judged(_Years(one, calendar), least_years)


def _judged(years: _Years, least_years: int) -> Iterator[Judged]:
    before = years.before
    if before is None or len(years.same_part) < least_years:
        return
    usual = years.usual
    if usual is None:
        return
    for reading, other, base in _readings(years, before, usual):
        apart = base + other.least > usual.most or base + other.most < usual.least
        if apart:
            yield Judged(years.series, reading, usual, other, base, before)


def _readings(years: _Years, before: Decimal, usual: Span) -> Iterator[tuple[Reading, Span, Decimal]]:
    starts = not years.calendar.this_year
    if years.course is Course.TO_DATE:
        added = usual if starts else years.added
        if added is not None:
            yield (Reading.CARRIED_ON, added, before) if starts else (Reading.SINGLE, added, Decimal(0))
        return
    base = years.summed_before
    if base is not None:
        yield Reading.SUMMED, usual, base
    if years.course is Course.STATE and years.added is not None:
        yield Reading.ADDED, years.added, Decimal(0)


class _Calendar:
    """Where in the periods of a table stands what one period is compared with: computed once for all its series."""

    def __init__(self, periods: Sequence[Period], period: Period) -> None:
        at = {one: place for place, one in enumerate(periods)}
        closed = [place for place, one in enumerate(periods) if one.year < period.year]
        self.closed = closed
        self.before = at.get(period.shift(-1))
        self.same_part = [place for place in closed if periods[place].part == period.part]
        self.this_year = [at.get(period.shift(-steps)) for steps in range(period.part - 1, 0, -1)]
        self.part_before = [place for place in closed if periods[place].part == period.part - 1]
        steps = [(at.get(periods[place].shift(-1)), place) for place in closed]
        known = [(before, now) for before, now in steps if before is not None]
        self.within = [(before, now) for before, now in known if periods[now].part > 1]
        self.across = [(before, now) for before, now in known if periods[now].part == 1]
        self.to_same_part = [(before, now) for before, now in known if periods[now].part == period.part]


class _Years:
    """The earlier years of one series."""

    def __init__(self, series: Series, calendar: _Calendar) -> None:
        self.series = series
        self.calendar = calendar
        self.before = None if calendar.before is None else series.figures[calendar.before]
        self.same_part = self._there(calendar.same_part)

    @cached_property
    def course(self) -> Course:
        """What the figures of the earlier years stand for; without a year's end among them, each for itself."""
        within, across = self._pairs(self.calendar.within), self._pairs(self.calendar.across)
        if not within or not across or any(now < before for before, now in within):
            return Course.EACH
        if all(now >= before for before, now in across):
            return Course.STATE
        starts_anew = all(now * _LEAST_SUM < before for before, now in across)
        return Course.TO_DATE if starts_anew else Course.EACH

    @cached_property
    def usual(self) -> Span | None:
        """What the figure would be as before: near the last one for a state, else as in the same part of years."""
        return self._usual(self.before, self.same_part)

    def _usual(self, before: Decimal | None, same_part: Sequence[Decimal]) -> Span | None:
        if self.course is not Course.STATE:
            return _span(same_part)
        widest = _span(self._there(self.calendar.closed))
        return Span(before, before, widest.times) if before is not None and before > 0 and widest else None

    @cached_property
    def added(self) -> Span | None:
        """What such periods of earlier years added to the one before: for a state all periods, else the same part."""
        calendar = self.calendar
        is_state = self.course is Course.STATE
        steps = sorted([*calendar.within, *calendar.across]) if is_state else calendar.to_same_part
        return _span([now - before for before, now in self._pairs(steps)])

    @property
    def summed_before(self) -> Decimal | None:
        """What a sum since the start of this year would hold besides the period itself; None with a part missing."""
        figures = [None if place is None else self.series.figures[place] for place in self.calendar.this_year]
        there = [one for one in figures if one is not None]
        if not there or len(there) < len(figures):
            return None
        if len(there) > 1:
            last = self._usual(there[-2], self._there(self.calendar.part_before))
            if last is not None and there[-1] > last.most:  # a sum already
                return there[-1]
        return sum(there, Decimal(0))

    def _there(self, places: Sequence[int]) -> list[Decimal]:
        figures = [self.series.figures[place] for place in places]
        return [one for one in figures if one is not None]

    def _pairs(self, places: Sequence[tuple[int, int]]) -> list[tuple[Decimal, Decimal]]:
        figures = self.series.figures
        pairs = [(figures[before], figures[now]) for before, now in places]
        return [(before, now) for before, now in pairs if before is not None and now is not None]


def _span(figures: Sequence[Decimal]) -> Span | None:
    """None with fewer than two figures or with one that is not above zero: those show no usual size."""
    if len(figures) < 2 or min(figures) <= 0:
        return None
    moves = [max(now, before) / min(now, before) for before, now in pairwise(figures)]
    return Span(min(figures), max(figures), max(_LEAST_TIMES, *moves))

"""Figures of years beside their own quarters, months or half-years where a table prints both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.series import Series, align
from pondasi.core.values import Frequency, Period, Table


@dataclass(frozen=True)
class MisreadYear:
    """A year's figure that was the sum of its parts in every earlier year and now is the last part, or the reverse."""

    annual: Series
    last: Series
    was_sum: bool
    expected: Decimal


def misread_years(
    table: Table, previous: Sequence[Table], year: int, least_years: int, *, by_code: bool
) -> tuple[MisreadYear, ...]:
    """Those of `year`, in the file's order; the first frequency that has any."""
    frequencies = {at.frequency for at in table.periods if at.year == year}
    if Frequency.ANNUAL not in frequencies or len(frequencies) < 2:
        return ()
    annual = align(table, previous, Period(year), by_code=by_code)
    for frequency in Frequency:
        if frequency is not Frequency.ANNUAL and frequency in frequencies:
            newest = Period(year, frequency, frequency.per_year)
            last = {one.observation.key: one for one in align(table, previous, newest, by_code=by_code)}
            pairs = [(one, last[one.observation.key]) for one in annual if one.observation.key in last]
            found = tuple(misread for pair in pairs for misread in _misread(*pair, least_years))
            if found:
                return found
    return ()


def _misread(annual: Series, last: Series, least_years: int) -> Iterator[MisreadYear]:
    now = _parts(last, annual.observation.period.year)
    if now is None or not _differ(now):
        return
    earlier = [(figure, parts) for at, figure in annual.past.items() if (parts := _parts(last, at.year))]
    telling = [(figure, parts) for figure, parts in earlier if _differ(parts)]
    if len(telling) < least_years:
        return
    if all(_is_sum(figure, parts) for figure, parts in telling) and annual.value == now[-1]:
        yield MisreadYear(annual, last, True, sum(now, Decimal(0)))
    if all(figure == parts[-1] for figure, parts in telling) and _is_sum(annual.value, now):
        yield MisreadYear(annual, last, False, now[-1])


def _parts(last: Series, year: int) -> list[Decimal] | None:
    """The figures of all parts of a year, in order; None where one is missing."""
    frequency = last.observation.period.frequency
    known = {**last.past, last.observation.period: last.value}
    figures = [known.get(Period(year, frequency, part)) for part in range(1, frequency.per_year + 1)]
    there = [one for one in figures if one is not None]
    return there if len(there) == len(figures) else None


def _differ(parts: Sequence[Decimal]) -> bool:
    """Whether sum and last part can be told from each other, whatever was rounded."""
    return abs(sum(parts[:-1], Decimal(0))) > 2 * _rounding(parts)


def _is_sum(figure: Decimal, parts: Sequence[Decimal]) -> bool:
    return abs(figure - sum(parts, Decimal(0))) <= _rounding(parts)


def _rounding(parts: Sequence[Decimal]) -> Decimal:
    """Half a unit of the last digit for every part, and for the sum; none where things are counted."""
    finest = min(int(one.as_tuple().exponent) for one in parts)
    return Decimal(len(parts) + 1).scaleb(finest) / 2 if finest < 0 else Decimal(0)

"""The period that a figure is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pondasi.core.tables.model import Axis, Label, PrintedTable, Recipe
from pondasi.core.tables.periods import part_of, periods_in, year_of
from pondasi.core.values import Frequency, Period

NO_PERIOD = Period(1)
"""Stands where nothing at all says when: no label, no title, nobody."""
_ORDER = (Frequency.ANNUAL, Frequency.SEMESTER, Frequency.QUARTER, Frequency.MONTH)


class Clock:
    """Reads the period of each figure of one table."""

    def __init__(self, table: PrintedTable, recipe: Recipe, period: Period | None, frequency: Frequency | None) -> None:
        self.frequency = frequency
        periods = () if table.periods_guessed else table.periods
        self.asked = Period.parse(recipe.period) if recipe.period else None
        self.printed = self._printed(periods, period)
        self.year = self._year(periods)
        timed = [label for o in table.observations for label in o.labels if self.is_time(label)]
        self.across = bool(timed) and timed[0].axis is Axis.COLUMN
        """Times stand in the header rather than at the left."""
        self._mixed = bool(timed)
        """Some figure's labels name its time, so that one whose labels do not is about no period of its own."""
        self._over_all = self._period_over_all(table.heading_periods)

    def _printed(self, periods: Sequence[str], period: Period | None) -> Period:
        """The table's one period, made to fit the frequency; the period at hand where it prints none or many."""
        given = period or NO_PERIOD
        if len(periods) != 1:
            return given
        printed = Period.parse(periods[0])
        if self.frequency is None or printed.frequency is self.frequency:
            return printed
        if _ORDER.index(printed.frequency) > _ORDER.index(self.frequency):
            return self._coarser(printed)
        fits = given.frequency is self.frequency and given.year == printed.year
        return given if fits else printed

    def _coarser(self, period: Period) -> Period:
        wanted = self.frequency or period.frequency
        months = 12 // period.frequency.per_year * period.part
        return Period(period.year, wanted, -(-months * wanted.per_year // 12))

    def _year(self, periods: Sequence[str]) -> int | None:
        years = {Period.parse(code).year for code in periods}
        if self.asked:
            return self.asked.year
        return years.pop() if len(years) == 1 else None

    def _period_over_all(self, periods: Sequence[str]) -> Period | None:
        """The one period printed over the whole table, where it is of the frequency asked for."""
        if len(periods) != 1:
            return None
        period = Period.parse(periods[0])
        return period if self.frequency in (None, period.frequency) else None

    def is_silent(self, labels: Sequence[Label]) -> bool:
        """Whether nothing says the time of this figure although the labels of others name theirs."""
        if not self._mixed or self.asked or self._over_all:
            return False
        return not any(self.is_time(label) or len(periods_in(label.text)) == 1 for label in labels)

    def is_time(self, label: Label) -> bool:
        """Whether the label is nothing but a time."""
        return _is_time(label.text) or bool(self._part(label))

    def _part(self, label: Label) -> str:
        if label.text.isdigit() and label.heading.casefold() in ("bulan", "month") and 1 <= int(label.text) <= 12:
            return f"{int(label.text):02d}"
        return part_of(label.text)

    def read(self, labels: Sequence[Label]) -> Period:
        """From the labels; else what a person said; else what the table prints; else the period at hand."""
        years = [year for label in labels if (year := year_of(label.text)) is not None]
        parts = [part for label in labels if (part := self._part(label))]
        year = years[-1] if years else self.year
        if parts and year:
            return Period.parse(f"{year}-{parts[-1]}")
        if years:
            return Period(years[-1])
        for label in labels:
            named = periods_in(label.text)
            if len(named) == 1:
                return Period.parse(named[0])
        return self.asked or (self._mixed and self._over_all) or self.printed


@lru_cache(maxsize=65_536)
def _is_time(text: str) -> bool:
    return year_of(text) is not None or bool(part_of(text)) or _is_period(text)


def _is_period(text: str) -> bool:
    """A period and at most a word for it around it: `Triwulan II 2024`, `Maret 2024`."""
    named = periods_in(text)
    return len(named) == 1 and len(text) <= 25 and len(text.split()) <= 4

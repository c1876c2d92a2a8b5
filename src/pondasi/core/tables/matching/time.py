"""The period that a figure is about, and whether its time says that it is not final."""

from __future__ import annotations

import calendar
import re
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from pondasi.core.tables.matching.glued import glued_years
from pondasi.core.tables.matching.labelling import Labelling
from pondasi.core.tables.model import Axis, CellRole, Footnote, Label, PrintedTable, Recipe
from pondasi.core.tables.periods import day_of, part_of, periods_in, year_flag, year_of
from pondasi.core.tables.spans import Span, span_of
from pondasi.core.values import Frequency, Period, Status

NO_PERIOD = Period(1)
"""Stands where nothing at all says when: no label, no title, nobody."""
_ORDER = (Frequency.ANNUAL, Frequency.SEMESTER, Frequency.QUARTER, Frequency.MONTH)
_PART_WORDS = {
    "bulan": Frequency.MONTH, "month": Frequency.MONTH, "triwulan": Frequency.QUARTER, "tw": Frequency.QUARTER,
    "kuartal": Frequency.QUARTER, "quarter": Frequency.QUARTER, "semester": Frequency.SEMESTER,
}  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LONGEST_TIME, _MOST_TIME_WORDS = 25, 4
_LONGEST_SPAN = 45
_WORDS_OF_STATUS = (
    (re.compile(r"sementara|provisional|preliminary", re.IGNORECASE), Status.PROVISIONAL),
    (re.compile(r"revisi|perbaikan|diperbaiki|revised", re.IGNORECASE), Status.REVISED),
    (re.compile(r"estimasi|perkiraan|proyeksi|estimate|projection", re.IGNORECASE), Status.ESTIMATED),
)


class Clock:
    """Reads the period of each figure of one table."""

    def __init__(self, table: PrintedTable, recipe: Recipe, period: Period | None, frequency: Frequency | None) -> None:
        self.frequency = frequency
        self._times: dict[Label, bool] = {}
        self._parts: dict[Label, str] = {}
        self.given = period
        self._answers = recipe.labels
        self.labelling = Labelling(table.observations)
        paths = _header_paths(self.labelling)
        headings = {label.text for path in paths for label in path}
        self._glued = glued_years({text for text in headings if not _is_time(text) and not _names_part(text)})
        self._units = _units_of_parts(paths, frequency)
        periods = () if table.periods_guessed else table.periods
        self.asked = Period.parse(recipe.period) if recipe.period else None
        self.printed = self._printed(periods, period)
        self.year = self._year(periods)
        distinct = {(la.text, la.axis, la.heading): la for la in self.labelling.labels}.values()
        timed = next((label for label in distinct if self.is_time(label)), None)
        self.across = timed is not None and timed.axis is Axis.COLUMN
        """Times stand in the header rather than at the left."""
        self._mixed = timed is not None
        """Some figure's labels name its time, so that one whose labels do not is about no period of its own."""
        self._over_all = self._period_over_all(table.heading_periods)
        self._heading = _heading_span(table)
        self._heading_cell = next((cell for cell, role in table.roles.items() if role is CellRole.TITLE), "A1")
        self._school_years = self._all_school_years(distinct)
        self._noted = _noted(table.footnotes)
        self._title_status = year_flag(table.title) if len(table.heading_periods) == 1 else Status.OK

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

    def _all_school_years(self, labels: Iterable[Label]) -> set[int]:
        spans = [span_of(label.text) for label in labels]
        return {span.year for span in (*spans, self._heading) if span and span.school and span.year}

    def timeless(self, label: Label) -> str:
        """The label's words without a year that is glued to them: `Siswa_L21` is `Siswa_L`."""
        glued = self._glued.get(label.text) if label.axis is Axis.COLUMN else None
        return glued[0] if glued else label.text

    def is_silent(self, labels: Sequence[Label]) -> bool:
        """Whether nothing says the time of this figure although the labels of others name theirs."""
        if not self._mixed or self.asked or self._over_all:
            return False
        return not any(
            self.is_time(label) or label.text in self._glued or len(periods_in(label.text)) == 1 for label in labels
        )

    def is_time(self, label: Label) -> bool:
        """Whether the label is nothing but a time. Without a frequency, a stretch that makes no period is a name."""
        found = self._times.get(label)
        if found is None:
            found = self._times[label] = self._is_time(label)
        return found

    def _is_time(self, label: Label) -> bool:
        if bool(self._part(label)) or _is_time(label.text):
            return True
        span = _lone_span(label.text)
        return span is not None and (self.frequency is not None or span.period(self.year) is not None)

    def _part(self, label: Label) -> str:
        found = self._parts.get(label)
        if found is None:
            found = self._parts[label] = self._part_in(label)
        return found

    def _part_in(self, label: Label) -> str:
        unit = self._units.get(label.cell) if label.axis is Axis.COLUMN else _unit_of(label.heading)
        if unit is not None and (number := _number(label.text)) and number <= unit.per_year:
            return f"{number:02d}" if unit is Frequency.MONTH else f"{unit.value}{number}"
        return part_of(label.text)

    def read(self, labels: Sequence[Label]) -> Period:
        """From the labels; else what a person said; else what the table prints; else the period at hand."""
        years = [year for label in labels if (year := self._year_in(label)) is not None]
        parts = [part for label in labels if (part := self._part(label))]
        year = years[-1] if years else self.year
        spans = [span for label in labels if (span := _lone_span(label.text))]
        if spans and (found := self._of_span(spans[-1], year)):
            return found
        if parts and year:
            return Period.parse(f"{year}-{parts[-1]}")
        if years:
            return Period(years[-1])
        if dated := next((day for label in labels if (day := day_of(label.text))), None):
            return self._of_day(*dated)
        for label in labels:
            named = periods_in(label.text)
            if len(named) == 1:
                return Period.parse(named[0])
        if self.asked is None and self._heading and (found := self._of_span(self._heading, year)):
            return found
        return self.asked or (self._mixed and self._over_all) or self.printed

    def is_timely(self, label: Label) -> bool:
        """Whether anything is read from the label about when, or how final, its figures are."""
        text = label.text
        said = label.cell in self._noted or text in self._glued or bool(self._part(label))
        return said or _speaks_of_time(text)

    def tells_apart(self, label: Label) -> Hashable:
        """What two timely labels must share for the same to be read from both."""
        by_place = label.axis is Axis.COLUMN or label.cell in self._noted
        return label if by_place else (label.text, label.axis, label.heading)

    def _year_in(self, label: Label) -> int | None:
        year = year_of(label.text)
        if year is None and label.axis is Axis.COLUMN and label.text in self._glued:
            return self._glued[label.text][1]
        return year

    def _of_day(self, year: int, month: int, day: int) -> Period:
        """A last day is its period's: 31 December is the year in yearly data, else the day's month."""
        own = Period(year, Frequency.MONTH, month)
        ends = day == calendar.monthrange(year, month)[1]
        if self.frequency and ends and month % (12 // self.frequency.per_year) == 0:
            return self._coarser(own)
        return own

    def _of_span(self, span: Span, year: int | None) -> Period | None:
        """The period of a stretch: the one that it makes, or that a person or the convention of the table gave it."""
        said = _period_or_none(self._answers.get(span.words, ""))
        return said or span.period(year) or self._of_school_year(span)

    def _of_school_year(self, span: Span) -> Period | None:
        """A school year is the year of its start or its end; only the period at hand tells which, if it can."""
        if not span.school or span.year is None or self.frequency is not Frequency.ANNUAL or self.given is None:
            return None
        touching = [start for start in self._school_years if self.given.year in (start, start + 1)]
        if self.given.frequency is not Frequency.ANNUAL or len(touching) != 1:
            return None
        return Period(span.year + self.given.year - touching[0])

    def unclear(self, labels: Sequence[Label]) -> Label | None:
        """What says a stretch of time that is no period (`s.d. Triwulan III 2024`), so that a person must say which.

        A label, or the words above the table where no label is more exact than a year.
        """
        if self.frequency is None:
            return None
        years = [year for label in labels if (year := self._year_in(label)) is not None]
        year = years[-1] if years else self.year
        for label in labels:
            span = _lone_span(label.text)
            if span and self._of_span(span, year) is None:
                return label if label.text == span.words else Label(span.words, label.axis, label.cell, label.heading)
        if self.asked or self._heading is None or self._of_span(self._heading, year):
            return None
        exact = any(self._part(label) or day_of(label.text) or _names_part(label.text) for label in labels)
        return None if exact else Label(self._heading.words, Axis.SECTION, self._heading_cell)

    def ending(self, unclear: Label) -> Period | None:
        """The period in which a stretch that is none ends: what its figures are usually kept as."""
        span = _lone_span(unclear.text)
        year = (span.year or self.year) if span else None
        if span is None or year is None or not span.months:
            return None
        return self._coarser(Period(year, Frequency.MONTH, span.month).shift(span.months - 1))

    def status(self, labels: Sequence[Label]) -> Status:
        """What the marks on a figure's labels say of it: `2024*` is provisional unless a note says otherwise."""
        for label in labels:
            if label.cell in self._noted:
                if self._noted[label.cell] is not Status.OK:
                    return self._noted[label.cell]
            elif (flag := year_flag(label.text)) is not Status.OK:
                return flag
        return self._title_status if not any(self.is_time(label) for label in labels) else Status.OK


def _header_paths(labelling: Labelling) -> list[tuple[Label, ...]]:
    """The header labels over each column."""
    paths: dict[str, tuple[Label, ...]] = {}
    for path in labelling.paths:
        if path:
            paths.setdefault(path[-1].cell, path)
    return list(paths.values())


def _units_of_parts(paths: Sequence[tuple[Label, ...]], frequency: Frequency | None) -> dict[str, Frequency]:
    """Header cells that hold a mere number of a month, quarter or half-year: a word over them, or all of I to IV.

    Cell to the part of a year that it numbers.
    """
    found: dict[str, Frequency] = {}
    below: dict[tuple[Label, ...], list[Label]] = {}
    for path in paths:
        for upper, lower in pairwise(path):
            if unit := _unit_of(upper.text):
                found[lower.cell] = unit
        below.setdefault(path[:-1], []).append(path[-1])
    if frequency in (None, Frequency.ANNUAL):
        return found
    wanted = set(_ROMAN[: frequency.per_year])
    for above, labels in below.items():
        if above and year_of(above[-1].text) and wanted <= {label.text.strip().casefold() for label in labels}:
            found.update({label.cell: frequency for label in labels if label.text.strip().casefold() in wanted})
    return found


@lru_cache(maxsize=4096)
def _unit_of(heading: str) -> Frequency | None:
    words = re.findall(r"[a-z]+", heading.casefold()) if heading else []
    known = {_PART_WORDS[word] for word in words if word in _PART_WORDS}
    return known.pop() if len(known) == 1 and len(words) <= 3 else None


def _number(text: str) -> int:
    """1 to 12 for `3`, `03`, `3.0` and `III`; else 0."""
    plain = text.strip().casefold().removesuffix(".0").rstrip(".")
    if plain in _ROMAN:
        return _ROMAN.index(plain) + 1
    return int(plain) if plain.isdecimal() and len(plain) <= 2 else 0


def _heading_span(table: PrintedTable) -> Span | None:
    """The stretch of time above the table, else in its sheet's name; weeks of a title are left alone."""
    span = span_of(table.title) or span_of(table.heading)
    return span or (None if table.heading_periods else span_of(table.sheet))


def _noted(footnotes: Sequence[Footnote]) -> dict[str, Status]:
    """Cells whose mark a note explains, with what it says of the figures; OK where it speaks of something else."""
    found: dict[str, Status] = {}
    for note in footnotes:
        status = next((status for words, status in _WORDS_OF_STATUS if words.search(note.text)), Status.OK)
        found.update(dict.fromkeys(note.cells, status))
    return found


def _names_part(text: str) -> bool:
    return any(len(code) > 4 for code in periods_in(text))


def _period_or_none(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except ValueError:
        return None


@lru_cache(maxsize=65_536)
def _is_time(text: str) -> bool:
    return year_of(text) is not None or bool(part_of(text)) or day_of(text) is not None or _is_period(text)


@lru_cache(maxsize=65_536)
def _speaks_of_time(text: str) -> bool:
    """Whether some year, day, period, stretch of time or mark of what is not final stands in the text."""
    if year_of(text) is not None or day_of(text) is not None or periods_in(text):
        return True
    return year_flag(text) is not Status.OK or _lone_span(text) is not None


def _is_period(text: str) -> bool:
    """A period and at most a word for it around it: `Triwulan II 2024`, `Maret 2024`."""
    if len(text) > _LONGEST_TIME or len(text.split()) > _MOST_TIME_WORDS or span_of(text):
        return False
    return len(periods_in(text)) == 1


@lru_cache(maxsize=65_536)
def _lone_span(text: str) -> Span | None:
    """The stretch of time, where the text names little else."""
    if len(text) > _LONGEST_SPAN:
        return None
    span = span_of(text)
    return span if span and len(text.strip()) - len(span.words) <= _LONGEST_TIME else None

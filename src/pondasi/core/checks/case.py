"""Everything that a rule may look at, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from pondasi.core.checks.changes import changes_of
from pondasi.core.checks.copied import Verdict, judge
from pondasi.core.checks.rulebook import RuleBook
from pondasi.core.checks.series import Series, Track, align, tracks_of
from pondasi.core.checks.shifts import Causes, causes_of
from pondasi.core.tables.model import Workbook
from pondasi.core.values import DataStructure, MeasureKind, Metadata, Observation, Period, Role, Table

_NOT_ADDITIVE = re.compile(
    r"\b(persen\w*|rasio|indeks|rata|laju|angka harapan|tingkat|kepadatan|ipm|percent\w*|rate|ratio|index|average)\b",
    re.I,
)
_STATIC = re.compile(r"\b(luas|area|tinggi|jarak|panjang|letak|koordinat|ketinggian)\b", re.I)
_SET_BY_RULE = re.compile(
    r"\b(upah minimum|u[mk][pkr]|tarif\w*|njop|harga eceran tertinggi|gaji pokok|minimum wage|tariffs?)\b", re.I
)


@dataclass(frozen=True)
class Case:
    """One table under check. `previous` are earlier tables of the same data, each of one period or several."""

    table: Table | None
    previous: tuple[Table, ...] = ()
    structure: DataStructure | None = None
    expected_period: Period | None = None
    workbook: Workbook | None = None
    rulebook: RuleBook = field(default_factory=RuleBook)
    metadata: Metadata | None = None

    @cached_property
    def period(self) -> Period | None:
        """The period under check: the expected one if the table has it, else the newest that holds a figure."""
        periods = self.table.periods if self.table else ()
        if self.table is None or not periods or self.expected_period in periods:
            return self.expected_period if self.expected_period in periods else None
        filled = {one.period for one in self.table.observations if one.value is not None}
        return max(filled, default=periods[-1])

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The figures of the period under check, in the file's order."""
        if self.table is None:
            return ()
        return tuple(one for one in self.table.observations if one.period == self.period)

    def is_part(self, observation: Observation) -> bool:
        """Whether a figure stands for itself, not for the sum of others in this table."""
        return observation.role is Role.DATA or not self._has_parts

    @cached_property
    def _has_parts(self) -> bool:
        return any(one.role is Role.DATA for one in self.observations)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every figure of the period under check that is a number, beside its own past."""
        if self.table is None or self.period is None:
            return ()
        return align(self.table, self.previous, self.period, by_code=self.structure is not None)

    @cached_property
    def past_periods(self) -> tuple[Period, ...]:
        """The earlier periods that can be compared with, newest first."""
        return self.series[0].periods[::-1] if self.series else ()

    @cached_property
    def causes(self) -> Causes:
        """What moved since the period before: figures together, and each by itself."""
        per_year = self.period.frequency.per_year if self.period else 1
        return causes_of(changes_of(self.series, per_year))

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The same in whole units of each figure's last digit."""
        return tracks_of(self.series, self.past_periods)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What these figures may have been carried over from, most probable first."""
        if self.period is None or self.repeats_by_nature:
            return ()
        parts = [one for one in self.tracks if self.is_part(one.series.observation)]
        return judge(parts, self.period.frequency.per_year, by_rule=self.set_by_rule)

    @cached_property
    def set_by_rule(self) -> bool:
        """Whether somebody sets these figures, as wages and tariffs, so that they rest or rise together."""
        title = self.structure.title.id if self.structure else ""
        return bool(_SET_BY_RULE.search(f"{self._words} {title}"))

    @cached_property
    def kind(self) -> MeasureKind | None:
        """The kind of measure; without a structure only what title and unit give away."""
        if self.structure is not None:
            return self.structure.measure.kind
        return MeasureKind.RATIO if _NOT_ADDITIVE.search(self._words) else None

    @cached_property
    def repeats_by_nature(self) -> bool:
        """Whether figures of this kind stay the same: areas, distances, and what the structure says."""
        if self.structure is not None:
            return self.structure.measure.static
        return bool(_STATIC.search(self._words))

    @cached_property
    def _words(self) -> str:
        said = f"{self.table.title} {self.table.unit}" if self.table else ""
        return re.sub(r"[_\W]+", " ", said.replace("%", " persen "))

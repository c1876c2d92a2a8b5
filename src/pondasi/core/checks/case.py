"""Everything that a rule may look at, as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pondasi.core.tables.model import Workbook
from pondasi.core.values import DataStructure, Observation, Period, Role, Table


@dataclass(frozen=True)
class Case:
    """One table under check. `previous` are earlier tables of the same data, each of one period or several."""

    table: Table | None
    previous: tuple[Table, ...] = ()
    structure: DataStructure | None = None
    expected_period: Period | None = None
    workbook: Workbook | None = None

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

"""Periods in SDMX notation: `2024`, `2024-S1`, `2024-Q3`, `2024-03`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pondasi.core.values.text import Text


class Frequency(StrEnum):
    """How often a dataset is due (SDMX CL_FREQ)."""

    ANNUAL = "A"
    SEMESTER = "S"
    QUARTER = "Q"
    MONTH = "M"

    @property
    def per_year(self) -> int:
        return {"A": 1, "S": 2, "Q": 4, "M": 12}[self.value]

    @property
    def text(self) -> Text:
        return {
            "A": Text("tahunan", "yearly"),
            "S": Text("semesteran", "half-yearly"),
            "Q": Text("triwulanan", "quarterly"),
            "M": Text("bulanan", "monthly"),
        }[self.value]


MONTHS = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)
_ROMAN = ("I", "II", "III", "IV")
_CODE = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(\d{2})))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, half-year, quarter or month. Periods of one frequency sort in time."""

    year: int
    frequency: Frequency = Frequency.ANNUAL
    part: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.part <= self.frequency.per_year:
            raise ValueError(f"no part {self.part} in a year of frequency {self.frequency.value}")

    def __hash__(self) -> int:
        """Periods are keys of nearly every table: two numbers are hashed many times faster than the fields."""
        return self.year * 100 + self.part

    @classmethod
    def parse(cls, code: str) -> Period:
        """From SDMX notation; raises ValueError for anything else."""
        match = _CODE.fullmatch(code.strip())
        if not match:
            raise ValueError(f"{code!r} is not a period such as 2024, 2024-S1, 2024-Q3 or 2024-03")
        year, semester, quarter, month = match.groups()
        if semester:
            return cls(int(year), Frequency.SEMESTER, int(semester))
        if quarter:
            return cls(int(year), Frequency.QUARTER, int(quarter))
        if month:
            return cls(int(year), Frequency.MONTH, int(month))
        return cls(int(year))

    @property
    def code(self) -> str:
        """SDMX notation, the inverse of `parse`."""
        match self.frequency:
            case Frequency.ANNUAL:
                return f"{self.year}"
            case Frequency.MONTH:
                return f"{self.year}-{self.part:02d}"
            case _:
                return f"{self.year}-{self.frequency.value}{self.part}"

    @property
    def text(self) -> Text:
        """As people say it: `Triwulan III 2024`."""
        match self.frequency:
            case Frequency.ANNUAL:
                return Text.same(str(self.year))
            case Frequency.SEMESTER:
                roman = _ROMAN[self.part - 1]
                return Text(f"semester {roman} {self.year}", f"half {roman} of {self.year}")
            case Frequency.QUARTER:
                roman = _ROMAN[self.part - 1]
                return Text(f"triwulan {roman} {self.year}", f"quarter {roman} of {self.year}")
            case Frequency.MONTH:
                month = MONTHS[self.part - 1]
                return Text(f"{month.id} {self.year}", f"{month.en} {self.year}")

    @property
    def short_text(self) -> Text:
        """For the narrow places of a chart: `Tw III 2024`."""
        match self.frequency:
            case Frequency.ANNUAL:
                return self.text
            case Frequency.SEMESTER:
                return Text(f"Sem {_ROMAN[self.part - 1]} {self.year}", f"H{self.part} {self.year}")
            case Frequency.QUARTER:
                return Text(f"Tw {_ROMAN[self.part - 1]} {self.year}", f"Q{self.part} {self.year}")
            case Frequency.MONTH:
                month = MONTHS[self.part - 1]
                return Text(f"{month.id[:3]} {self.year}", f"{month.en[:3]} {self.year}")

    def shift(self, steps: int) -> Period:
        """The period `steps` later (negative: earlier), of the same frequency."""
        index = self.year * self.frequency.per_year + (self.part - 1) + steps
        return Period(index // self.frequency.per_year, self.frequency, index % self.frequency.per_year + 1)

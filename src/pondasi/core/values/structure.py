"""What a dataset is: dimensions, measure, unit, frequency (SDMX DataStructureDefinition, one measure)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pondasi.core.values.code import CodeList
from pondasi.core.values.period import Frequency
from pondasi.core.values.text import Text


class MeasureKind(StrEnum):
    """The kind of measure ("ukuran" in Standar Data)."""

    COUNT = "count"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENTAGE = "percentage"
    RATIO = "ratio"
    INDEX = "index"
    AVERAGE = "average"

    @property
    def additive(self) -> bool:
        """Whether parts add up to their total."""
        return self in (MeasureKind.COUNT, MeasureKind.QUANTITY, MeasureKind.MONEY)

    @property
    def text(self) -> Text:
        return {
            "count": Text("jumlah", "count"),
            "quantity": Text("besaran", "quantity"),
            "money": Text("nilai uang", "amount of money"),
            "percentage": Text("persentase", "percentage"),
            "ratio": Text("rasio", "ratio"),
            "index": Text("indeks", "index"),
            "average": Text("rata-rata", "average"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured and how it is written down."""

    name: Text
    kind: MeasureKind
    unit: Text
    unit_alternatives: tuple[str, ...] = ()
    """Other spellings of the unit as files print it ("jiwa" for "orang")."""
    decimals: int = 0
    """Digits after the decimal sign at most; 0 where things are counted."""
    static: bool = False
    """True where the figure repeats by nature (areas, buildings): equality with the past is then no sign of copying."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a figure is broken down by. `code_list` holds exactly the codes that a table may hold, totals included."""

    id: str
    name: Text
    code_list: CodeList
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class DataStructure:
    """A dataset's definition as the engine needs it. Time is not among `dimensions`: every observation has a period."""

    id: str
    version: str
    title: Text
    frequency: Frequency
    dimensions: tuple[Dimension, ...]
    measure: Measure

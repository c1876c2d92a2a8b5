"""Figures in the unit of their dataset, whatever unit they are printed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Context, Decimal

from pondasi.core.tables.model import PrintedObservation, PrintedTable, Recipe
from pondasi.core.tables.units import UNKNOWN, Comparison, Likeness, compare_units
from pondasi.core.values import Measure, MeasureKind, Text

_EXACT = Context(prec=200)
_SCALED = Text(
    "Di berkas tertulis dalam {printed}; {count} angka dikalikan {factor} menjadi {unit}. "
    "Tulisan aslinya tetap disimpan.",
    "The file writes them in {printed}; {count} figures were multiplied by {factor} to be in {unit}. "
    "What was written is kept.",
)
_DIFFERENT = Text(
    "Satuan di berkas {printed}, sedangkan satuan data ini {unit}; {count} angka tidak diubah.",
    "The file's unit is {printed}, the unit of this data is {unit}; {count} figures were left as they are.",
)
_COUNTED_BY = frozenset({MeasureKind.COUNT, MeasureKind.QUANTITY, MeasureKind.MONEY, MeasureKind.AVERAGE})


class Measured:
    """Brings figures to the measure's unit and remembers what it did."""

    def __init__(self, table: PrintedTable, measure: Measure, recipe: Recipe) -> None:
        self._table = table
        self._measure = measure
        self._said = recipe.unit
        self._comparisons: dict[str, Comparison] = {}
        self._done: Counter[tuple[str, Comparison]] = Counter()

    def _unit(self, cell: str) -> str:
        return self._said or (self._table.unit_of(cell) if self._table.units else self._table.unit)

    def _compared(self, unit: str) -> Comparison:
        found = self._comparisons.get(unit)
        if found is None:
            measure = self._measure
            found = compare_units(unit, measure.unit.id, (measure.unit.en, *measure.unit_alternatives))
            if found.likeness is Likeness.SCALED and measure.kind not in _COUNTED_BY:
                found = UNKNOWN
            self._comparisons[unit] = found
        return found

    def is_other(self, printed: PrintedObservation) -> bool:
        """Whether the figure is printed in another unit than most of its table: another measure stands there."""
        unit = self._unit(printed.cell)
        return unit != self._table.unit and bool(unit) and self._compared(unit).likeness is Likeness.DIFFERENT

    def value(self, printed: PrintedObservation) -> Decimal | str | None:
        """The figure in the measure's unit, exact to its last digit."""
        value = printed.value
        unit = self._unit(printed.cell)
        if not unit or not isinstance(value, Decimal):
            return value
        compared = self._compared(unit)
        if compared.likeness in (Likeness.SCALED, Likeness.DIFFERENT):
            self._done[unit, compared] += 1
        return _EXACT.multiply(value, compared.factor) if compared.likeness is Likeness.SCALED else value

    @property
    def scaled(self) -> bool:
        """Whether some figure was brought to another unit."""
        return any(compared.likeness is Likeness.SCALED for _, compared in self._done)

    def remarks(self) -> Iterator[Text]:
        """What was done, one sentence for each printed unit."""
        for (unit, compared), count in self._done.items():
            sentence = _SCALED if compared.likeness is Likeness.SCALED else _DIFFERENT
            yield sentence.fill(printed=unit, count=count, factor=compared.factor, unit=self._measure.unit)

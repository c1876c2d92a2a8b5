"""The figures in a form's cells. How many decimals they have is known, which settles most of what files leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.tables.evidence import Notation, NotationBasis
from pondasi.core.tables.marks import mark
from pondasi.core.tables.model import Cell
from pondasi.core.tables.numbers import Figure, figure
from pondasi.core.values import Measure, MeasureKind, Status

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a cell says. `basis` tells what its notation rests on."""

    value: Decimal | None
    status: Status
    raw: str
    notation: Notation | None = None
    basis: NotationBasis = NotationBasis.PLAIN


def is_figure(cell: Cell) -> bool:
    """Whether a number stands there, typed or written."""
    if isinstance(cell.value, Decimal):
        return True
    return isinstance(cell.value, str) and figure(cell.text) is not None


class Settler:
    """Decides the cells of one form together: a figure that can be read in one way only proves how the others are."""

    def __init__(
        self, cells: Mapping[Place, Cell], measure: Measure, said: Mapping[int, Notation] | None = None
    ) -> None:
        self.measure = measure
        self.said = said or {}
        texts = [(column, figure(cell.text)) for (_, column), cell in cells.items() if isinstance(cell.value, str)]
        self._proved = {column: _proof(f for c, f in texts if c == column) for column in {c for c, _ in texts}}
        self._everywhere = _proof(written for _, written in texts)

    def settle(self, place: Place, cell: Cell) -> Settled:
        """What stands in a filled cell; ambiguous where that can be read in more than one way."""
        if isinstance(cell.value, Decimal):
            return self._number(cell, cell.value)
        if not isinstance(cell.value, str):
            return Settled(None, Status.AMBIGUOUS, cell.text)
        marked = mark(cell.text)
        if marked is not None:
            return Settled(None, marked, cell.text)
        written = figure(cell.text)
        if written is None:
            return Settled(None, Status.AMBIGUOUS, cell.text)
        return self._written(written, cell.text, place[1])

    def _number(self, cell: Cell, value: Decimal) -> Settled:
        value = value * 100 if cell.percent else value
        counted = self.measure.kind is MeasureKind.COUNT and self.measure.decimals == 0
        if counted and value != value.to_integral_value():
            return Settled(None, Status.AMBIGUOUS, cell.text)  # 1.234 may have lost its thousands mark
        return Settled(value, Status.OK, cell.text)

    def _written(self, written: Figure, raw: str, column: int) -> Settled:
        notation, basis = self._notation(written, column)
        if notation is None:
            return Settled(None, Status.AMBIGUOUS, raw, basis=NotationBasis.OPEN)
        first, second = written.indonesian, written.english
        chosen = (first, second) if notation is Notation.INDONESIAN else (second, first)
        value = chosen[0] if chosen[0] is not None else chosen[1]
        return Settled(value, written.flag, raw, notation, basis)

    def _notation(self, written: Figure, column: int) -> tuple[Notation | None, NotationBasis]:
        if written.plain:
            return Notation.INDONESIAN, NotationBasis.PLAIN
        if not written.either:
            found = Notation.INDONESIAN if written.english is None else Notation.ENGLISH
            return found, NotationBasis.PLAIN
        if column in self.said:
            return self.said[column], NotationBasis.SAID
        if self._proved.get(column):
            return self._proved[column], NotationBasis.PROVED
        if self._everywhere:
            return self._everywhere, NotationBasis.TABLE
        fitting = [
            notation
            for notation, value in ((Notation.INDONESIAN, written.indonesian), (Notation.ENGLISH, written.english))
            if value is not None and _decimals(value) <= self.measure.decimals
        ]
        return (fitting[0], NotationBasis.COUNTED) if len(fitting) == 1 else (None, NotationBasis.OPEN)


def _proof(written: Iterable[Figure | None]) -> Notation | None:
    """The notation that some figure proves; None where nothing or both are proved."""
    proofs = {
        Notation.INDONESIAN if one.english is None else Notation.ENGLISH
        for one in written
        if one is not None and not one.plain and not one.either
    }
    return proofs.pop() if len(proofs) == 1 else None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0

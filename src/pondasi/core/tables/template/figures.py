"""The figures of a filled form: every cell where a row of it meets a column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pondasi.core.tables.evidence import Notation, NotationBasis
from pondasi.core.tables.marks import mark
from pondasi.core.tables.model import Cell
from pondasi.core.tables.template import guide
from pondasi.core.tables.template.lines import Line, Lines
from pondasi.core.tables.template.settle import Settler
from pondasi.core.values import Period, Role, Status

_COMPUTES_ITSELF = re.compile(r"=IF\(COUNT\(.+SUM\(", re.IGNORECASE)
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class FormFigure:
    """One figure, or the place of one that is missing."""

    place: tuple[int, int]
    row: Line
    column: Line
    codes: Mapping[str, str]
    period: Period
    value: Decimal | None
    status: Status
    raw: str
    role: Role
    notation: Notation | None = None
    basis: NotationBasis = NotationBasis.PLAIN
    is_blank: bool = False

    @property
    def waits(self) -> bool:
        """Somebody must say first what its row or column is."""
        return bool(self.row.questions or self.column.questions)

    @property
    def dropped(self) -> bool:
        return self.row.dropped or self.column.dropped


class Figures:
    """Reads the cells of one form whose rows and columns are known."""

    def __init__(self, lines: Lines, rows: list[Line], columns: list[Line]) -> None:
        self.lines = lines
        self.rows = rows
        self.columns = columns
        self.structure = lines.words.structure
        numbers = {row.number for row in rows}, {column.number for column in columns}
        self._cells = {
            (row, column): cell
            for (row, column), cell in lines.cells.items()
            if row in numbers[0] and column in numbers[1]
        }
        self._settler = Settler(self._cells, self.structure.measure, lines.recipe.notation)

    @cached_property
    def anything_typed(self) -> bool:
        """Whether somebody filled a cell; figures of the last period and computing totals do not count."""
        past = {column.number for column in self.columns if column.past}
        total_rows = {row.number for row in self.rows if self._is_whole(row.codes)}
        total_columns = {column.number for column in self.columns if self._is_whole(column.codes)}
        typed = any(
            column not in past
            and not cell.formula_without_value
            and not ((row in total_rows or column in total_columns) and self._is_unknown_total(cell))
            for (row, column), cell in self._cells.items()
        )
        return typed or any(self._reason(row.number) is not None for row in self.rows)

    @cached_property
    def remark_columns(self) -> list[int]:
        """Columns of words beside the figures, which nobody coded."""
        known = {column.number for column in self.columns} | {self.lines.label_column, self.lines.reason_column}
        rows = {row.number for row in self.rows if row.coded}
        words = {
            column
            for (row, column), cell in self.lines.cells.items()
            if row in rows and column not in known and isinstance(cell.value, str)
        }
        return sorted(words) if self.lines.label_column is not None else []

    def all(self) -> list[FormFigure]:
        """Every figure in the file's order; a blank cell of the form is a missing figure."""
        found = [figure for row in self.rows for column in self.columns if (figure := self._figure(row, column))]
        return self._with_totals(found)

    def _figure(self, row: Line, column: Line) -> FormFigure | None:
        place = (row.number, column.number)
        cell = self._cells.get(place)
        planned = row.coded and column.coded and not column.past
        if cell is None and not planned:
            return None
        codes = {**row.codes, **column.codes}
        whole = self._is_whole(codes)
        period = column.period or Period.parse(self.lines.coded.identity.period)
        blank = FormFigure(
            place,
            row,
            column,
            codes,
            period,
            None,
            Status.MISSING,
            "",
            Role.TOTAL if whole else Role.DATA,
            is_blank=True,
        )
        if cell is None:
            return blank if whole and self._computes else self._given_reason(blank)
        if whole and self._is_unknown_total(cell):
            return replace(blank, raw=guide.NOT_YET)
        if _computes_itself(cell):
            return replace(blank, raw=cell.text) if whole else replace(blank, status=Status.AMBIGUOUS, raw=cell.text)
        settled = self._settler.settle(place, cell)
        return replace(
            blank,
            value=settled.value,
            status=settled.status,
            raw=settled.raw,
            notation=settled.notation,
            basis=settled.basis,
            is_blank=False,
        )

    def _is_whole(self, codes: Mapping[str, str]) -> bool:
        return any(self.lines.words.is_whole(name, code) for name, code in codes.items())

    def _is_unknown_total(self, cell: Cell) -> bool:
        """What a total that computes itself shows until its parts are known."""
        if not self._computes:
            return False
        return cell.text == guide.NOT_YET or (self.lines.coded.texts_are_zero and cell.value == 0)

    @property
    def _computes(self) -> bool:
        """Whether totals follow from their parts, so that a reason for blank cells is not theirs."""
        return self.structure.measure.kind.additive

    def _given_reason(self, blank: FormFigure) -> FormFigure:
        reason = self._reason(blank.row.number)
        return blank if reason is None else replace(blank, status=reason[0], raw=reason[1], is_blank=False)

    def _reason(self, row: int) -> tuple[Status, str] | None:
        """Why cells of a row are empty, as chosen at its end; other words there are a note."""
        if self.lines.reason_column is None:
            return None
        text = self.lines.text(row, self.lines.reason_column)
        found = (mark(text) or mark(text.split()[0])) if text else None
        return (found, text) if found is not None else None

    # Totals ----------------------------------------------------------------------------------------------------------

    def _with_totals(self, found: list[FormFigure]) -> list[FormFigure]:
        """Totals that the program of the officer did not compute, from parts that all have a figure or are none."""
        if not self._computes:
            return found
        known: dict[tuple[Period, Key], list[FormFigure]] = defaultdict(list)
        for figure in found:
            if not figure.waits and not figure.dropped:
                known[figure.period, frozenset(figure.codes.items())].append(figure)
        totals = _Totals(self.lines, known)
        return [totals.computed(figure) if _is_open_total(figure) else figure for figure in found]


@dataclass
class _Totals:
    """Sums of parts."""

    lines: Lines
    known: Mapping[tuple[Period, Key], list[FormFigure]]

    def computed(self, figure: FormFigure) -> FormFigure:
        """The total with its sum; as it was where a part is missing."""
        value = self._sum(figure.period, figure.codes) if not figure.waits and not figure.dropped else None
        raw = figure.raw if figure.raw == guide.NOT_YET else ""
        return replace(figure, raw=raw) if value is None else replace(figure, value=value, status=Status.OK)

    def _sum(self, period: Period, codes: Mapping[str, str]) -> Decimal | None:
        order = (*self.lines.across, self.lines.spine, *reversed(self.lines.outer))
        for name in order:
            children = self.lines.words.codes[name].dimension.code_list.children.get(codes.get(name, ""), ())
            if children:
                return _added(self._value(period, {**codes, name: child}) for child in children)
        return None

    def _value(self, period: Period, codes: Mapping[str, str]) -> Decimal | None:
        figures = self.known.get((period, frozenset(codes.items())), [])
        if len(figures) != 1:
            return None
        figure = figures[0]
        if figure.status is Status.NIL:
            return Decimal(0)
        if _is_open_total(figure):
            return self._sum(period, codes)
        return figure.value


def _added(values: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _is_open_total(figure: FormFigure) -> bool:
    return figure.is_blank and figure.role is Role.TOTAL


def _computes_itself(cell: Cell) -> bool:
    """One of the form's own formulas whose result the file does not hold."""
    return cell.formula_without_value and bool(_COMPUTES_ITSELF.match(cell.text))

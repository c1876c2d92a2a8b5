"""A `Cell` from each kind of value: what the file holds and what the officer sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from pondasi.core.tables.model import Cell
from pondasi.core.tables.open.number_formats import (
    GENERAL,
    Moment,
    NumberFormat,
    moment_of,
    plain,
    significant,
)

EPOCH_1900 = datetime(1899, 12, 30)
EPOCH_1904 = datetime(1904, 1, 1)
LONGEST_TEXT = 32_767
"""Characters that a cell of a spreadsheet can hold."""
_KEPT = 100_000
_PLAIN_LENGTH = 15
"""Characters up to which a number has no noise in its last digits."""


class Style(NamedTuple):
    """What of a cell's style says something about its meaning."""

    format: NumberFormat = GENERAL
    bold: bool = False
    indent: int = 0


NO_STYLE = Style()


@dataclass(eq=False, repr=False)
class CellMaker:
    """Makes the cells of one workbook; equal cells are one object."""

    styles: Sequence[Style] = ()
    epoch: datetime = EPOCH_1900
    _numbers: dict[tuple[float, int], Cell | None] = field(default_factory=dict)
    _texts: dict[tuple[str, int], Cell | None] = field(default_factory=dict)

    def style(self, index: int) -> Style:
        return self.styles[index] if 0 <= index < len(self.styles) else NO_STYLE

    def number(self, value: float, style: int) -> Cell | None:
        """A number under the style of that index, as a date or time where the style says so."""
        key = value, style
        if key in self._numbers:
            return self._numbers[key]
        if len(self._numbers) > _KEPT:
            self._numbers.clear()
        cell = self._numbers[key] = styled_number(value, self.style(style), self.epoch)
        return cell

    def text(self, value: str, style: int) -> Cell | None:
        key = value, style
        if key in self._texts:
            return self._texts[key]
        if len(self._texts) > _KEPT:
            self._texts.clear()
        shape = self.style(style)
        cell = self._texts[key] = text_cell(value, bold=shape.bold, indent=shape.indent)
        return cell

    def truth(self, value: bool, style: int) -> Cell:
        return truth_cell(value, bold=self.style(style).bold)

    def formula(self, formula: str, style: int) -> Cell:
        """A formula whose result the file does not hold."""
        shape = self.style(style)
        return Cell(None, f"={formula[:LONGEST_TEXT]}", shape.bold, shape.indent, False, True)


def styled_number(value: float, style: Style, epoch: datetime = EPOCH_1900) -> Cell | None:
    """A number as its style shows it; None for what is no finite number."""
    shape = style.format
    if shape is GENERAL:
        text = repr(value).removesuffix(".0")
        if len(text) <= _PLAIN_LENGTH and "e" not in text and "n" not in text:
            return Cell(Decimal(text), text, style.bold, style.indent)
    if shape.moment is not Moment.NONE:
        cell = _moment_cell(value, shape, epoch, style.bold)
        if cell is not None:
            return cell
    return number_cell(Decimal(repr(value)), shape, bold=style.bold, indent=style.indent)


def _moment_cell(value: float, shape: NumberFormat, epoch: datetime, bold: bool) -> Cell | None:
    if shape.moment is Moment.DURATION and 0 <= value < 1_000_000:
        minutes = round(value * 1440)
        text = f"{minutes // 60}:{minutes % 60:02d}"
        return Cell(text, text, bold)
    moment = moment_of(value, epoch)
    if moment is None:
        return None
    if shape.moment is Moment.CLOCK:
        return time_cell(moment.time(), bold=bold) if value < 1 else time_cell(moment, bold=bold)
    shown = shape.show_date(moment)
    return Cell(moment, shown, bold) if shown else time_cell(moment, bold=bold)


def number_cell(
    value: Decimal, shape: NumberFormat = GENERAL, *, shown: str = "", bold: bool = False, indent: int = 0
) -> Cell | None:
    """A number; None for what is no finite number. `shown` is what the file itself says is seen of it."""
    if not value.is_finite() or value.adjusted() > 400:
        return None
    text = shown or (shape.show(value) if shape.sections else _general(value, shape.percent))
    return Cell(plain(value), text, bold, indent, shape.percent)


def _general(value: Decimal, percent: bool) -> str:
    seen = significant(value)
    return f"{plain((seen * 100).normalize()):f}%" if percent else f"{seen:f}"


def text_cell(value: str, *, bold: bool = False, indent: int = 0) -> Cell | None:
    """A text without the blanks around it; None for blanks alone. Leading blanks count as indentation."""
    text = value[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    shown = text.strip()
    if not shown:
        return None
    inset = len(text) - len(text.lstrip(" \u00a0"))
    return Cell(shown, shown, bold, indent or inset)


def truth_cell(value: bool, *, bold: bool = False) -> Cell:
    return Cell(value, "TRUE" if value else "FALSE", bold)


def time_cell(value: date | datetime | time, *, bold: bool = False) -> Cell:
    """A date or time, shown as day/month/year."""
    if isinstance(value, time):
        return Cell(value, f"{value:%H:%M}", bold)
    day = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return Cell(value, f"{day} {value:%H:%M}", bold)
    return Cell(value, day, bold)

"""A `Cell` from each kind of value: what the file holds and what the officer sees."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from pondasi.core.tables.model import Cell


def plain(value: Decimal) -> Decimal:
    """The number without an empty fraction or an exponent: 5.0 is 5, 1E+3 is 1000."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return value


def number_cell(value: Decimal, *, percent: bool = False, bold: bool = False, indent: int = 0) -> Cell | None:
    """A number; None for what is no finite number."""
    if not value.is_finite():
        return None
    value = plain(value)
    text = f"{plain((value * 100).normalize()):f}%" if percent else f"{value:f}"
    return Cell(value, text, bold, indent, percent)


def text_cell(value: str, *, bold: bool = False, indent: int = 0) -> Cell | None:
    """A text without the blanks around it; None for blanks alone. Leading blanks count as indentation."""
    text = value.replace("\r\n", "\n").replace("\x00", "")
    shown = text.strip()
    if not shown:
        return None
    inset = len(text) - len(text.lstrip(" \u00a0"))
    return Cell(shown, shown, bold, indent or inset)


def time_cell(value: date | datetime | time, *, bold: bool = False) -> Cell:
    """A date or time, shown as day/month/year."""
    if isinstance(value, time):
        return Cell(value, f"{value:%H:%M}", bold)
    if isinstance(value, datetime) and (value.hour or value.minute):
        return Cell(value, f"{value:%d/%m/%Y %H:%M}", bold)
    return Cell(value, f"{value:%d/%m/%Y}", bold)

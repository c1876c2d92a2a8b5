"""A sheet as a grid of kinds: what each filled cell looks like by itself, before anything around it is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.marks import mark
from pondasi.core.tables.model import Cell, Recipe, Sheet
from pondasi.core.tables.numbers import figure
from pondasi.core.tables.periods import year_of

_COUNTER = re.compile(r"\(\s*(?:\d{1,3}[a-z]?|[a-z])\s*\)|\[\d{1,3}\]", re.IGNORECASE)


class Look(StrEnum):
    """What a cell looks like by itself."""

    NUMBER = "number"
    YEAR = "year"
    MARK = "mark"
    COUNTER = "counter"
    TEXT = "text"


@lru_cache(maxsize=65_536)
def squeezed(text: str) -> str:
    """The text with single blanks, without line breaks."""
    return " ".join(text.split())


def look_of(cell: Cell) -> Look:
    value = cell.value
    if isinstance(value, Decimal):
        return Look.YEAR if 1950 <= value <= 2100 and value == int(value) and not cell.percent else Look.NUMBER
    if value is None:
        return Look.NUMBER
    if isinstance(value, bool | date | datetime | time):
        return Look.TEXT
    return _look_of_text(str(value))


@lru_cache(maxsize=65_536)
def _look_of_text(text: str) -> Look:
    if year_of(text):
        return Look.YEAR
    if _COUNTER.fullmatch(text):
        return Look.COUNTER
    if mark(text):
        return Look.MARK
    return Look.NUMBER if figure(text) else Look.TEXT


def _in_order(looks: dict[int, Look], skip_columns: frozenset[int]) -> dict[int, Look]:
    """The cells of a row from left to right, without skipped columns; most rows already are."""
    columns = list(looks)
    ordered = sorted(columns)
    if columns == ordered and not skip_columns:
        return looks
    return {column: looks[column] for column in ordered if column not in skip_columns}


@dataclass(frozen=True, slots=True)
class Line:
    """The filled cells of one row, by look."""

    row: int
    looks: Mapping[int, Look]

    def columns(self, *looks: Look) -> list[int]:
        return [column for column, look in self.looks.items() if look in looks]

    def count(self, look: Look) -> int:
        return sum(found is look for found in self.looks.values())

    @property
    def first(self) -> int:
        return min(self.looks)

    @property
    def last(self) -> int:
        return max(self.looks)

    def within(self, columns: Iterable[int]) -> Line | None:
        """This line cut down to some columns; None where nothing is left."""
        kept = {column: self.looks[column] for column in columns if column in self.looks}
        return Line(self.row, kept) if kept else None


class Grid:
    """A sheet's filled cells as lines from top to bottom, without the rows and columns that a person ruled out."""

    def __init__(self, sheet: Sheet, recipe: Recipe, hints: Mapping[int, Notation]) -> None:
        self.sheet = sheet
        self.notation = recipe.notation
        self.hints = hints
        rows: dict[int, dict[int, Look]] = defaultdict(dict)
        for (row, column), cell in sheet.cells.items():
            value = cell.value
            rows[row][column] = _look_of_text(value) if type(value) is str else look_of(cell)
        self.lines = [
            Line(row, looks)
            for row in sorted(rows)
            if row not in recipe.skip_rows and (looks := _in_order(rows[row], recipe.skip_columns))
        ]

    def cell(self, row: int, column: int) -> Cell | None:
        return self.sheet.cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        cell = self.sheet.cells.get((row, column))
        return squeezed(cell.text) if cell else ""

    @cached_property
    def merge_at(self) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """Every cell inside a merged area to that area; areas of absurd size are left out."""
        found = {}
        for area in self.sheet.merges:
            top, left, bottom, right = area
            if (bottom - top + 1) * (right - left + 1) <= 20_000:
                found.update({(row, col): area for row in range(top, bottom + 1) for col in range(left, right + 1)})
        return found

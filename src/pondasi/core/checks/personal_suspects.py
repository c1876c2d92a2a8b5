"""Which columns of a sheet are worth a look for personal data: told from each cell at once, without a wide search.

A column is left out only where no cell of it could be what is looked for. Most columns of statistics are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pondasi.core.tables.model import Cell, Sheet

Cells = list[tuple[int, Cell]]
"""The filled cells of a column with their rows, from top to bottom."""

PHONE_HEADER = re.compile(r"\b(hp|handphone|ponsel|wa|whats ?app|telp?|telepon|kontak)\b", re.I)
_LEAST = Decimal(80_000_000)
"""The smallest number that is as long as a telephone number without its zero."""
_SIXTEEN_DIGITS = Decimal(10**15)
_STARTS = frozenset("06+(")
_NUMBER = re.compile(r"[\s'’`]*(?:\d[\s'’`]*){16}|[\s().'’+-]*(?:6[\s().'’-]*2|0)[\s().'’-]*8[\d\s().'’-]{8,}")
_PHONE_WITHOUT_ZERO = re.compile(r"[\s'’`]*8[\s'’`]*[1-9][\d\s'’`]{7,}")


def suspicious_columns(sheet: Sheet, least_share: float) -> Iterator[tuple[int, Cells]]:
    """The columns to look at closely, from the left.

    Amounts of money may look like telephone numbers; they are left out where they are less than `least_share` of their
    column.
    """
    looks = _looks_of(sheet)
    chosen = looks.chosen | _mostly_phones(sheet, looks.like_phones, least_share)
    columns: dict[int, Cells] = {column: [] for column in sorted(chosen)}
    if not columns:
        return
    for (row, column), cell in sheet.cells.items():
        if column in chosen:
            columns[column].append((row, cell))
    for column, cells in columns.items():
        yield column, sorted(cells, key=lambda one: one[0])


@dataclass
class _Looks:
    """Columns that are suspicious for sure, and the rows of others in which numbers look like telephone numbers."""

    chosen: set[int] = field(default_factory=set)
    like_phones: dict[int, list[int]] = field(default_factory=dict)


def _looks_of(sheet: Sheet) -> _Looks:
    looks = _Looks()
    without_zero: set[int] = set()
    texts: dict[int, set[str]] = {}
    for (row, column), cell in sheet.cells.items():
        value = cell.value
        if type(value) is Decimal:  # not isinstance: of millions of cells most are numbers, and most of those small
            if value >= _LEAST:
                if value >= _SIXTEEN_DIGITS:
                    looks.chosen.add(column)
                elif (start := cell.text[:1]) == "8":
                    without_zero.add(column)
                elif start in _STARTS and _NUMBER.fullmatch(cell.text):
                    looks.like_phones.setdefault(column, []).append(row)
        elif type(value) is str:
            if column not in texts:
                texts[column] = set()
            texts[column].add(value)
    numbers = without_zero | looks.like_phones.keys()
    looks.chosen |= {column for column, found in texts.items() if _are_suspicious(found, numbers=column in numbers)}
    return looks


def _are_suspicious(texts: set[str], *, numbers: bool) -> bool:
    """Whether a column's texts are, together with what `numbers` like telephone numbers it holds."""
    if any(PHONE_HEADER.search(text) for text in texts) and (numbers or any(map(_PHONE_WITHOUT_ZERO.fullmatch, texts))):
        return True
    return any(_is_suspicious(text) for text in texts)


def _mostly_phones(sheet: Sheet, like_phones: dict[int, list[int]], least_share: float) -> set[int]:
    spans = {column: (min(rows), max(rows)) for column, rows in like_phones.items() if len(rows) > 1}
    filled = dict.fromkeys(spans, 0)
    for row, column in sheet.cells if spans else ():
        if column in spans and spans[column][0] <= row <= spans[column][1]:
            filled[column] += 1
    return {column for column, count in filled.items() if len(like_phones[column]) >= least_share * count}


def _is_suspicious(text: str) -> bool:
    """An address, the header of a column of names, or digits in the shape of a number of a person."""
    return "@" in text or "nama" in text.casefold() or bool(_NUMBER.fullmatch(text))

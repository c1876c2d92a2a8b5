"""Cell addresses as officers see them."""

from __future__ import annotations

import re
from functools import lru_cache

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Row 7, column 3 is C7."""
    return f"{column_letters(column)}{row}"


def row_and_column(name: str) -> tuple[int, int]:
    """C7 is row 7, column 3. Raises ValueError for what is no address."""
    match = _ADDRESS.fullmatch(name)
    if not match:
        raise ValueError(f"{name!r} is no cell address")
    return int(match[2]), column_number(match[1])


def range_name(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A1:C7."""
    return f"{cell_name(first_row, first_column)}:{cell_name(last_row, last_column)}"


def range_bounds(name: str) -> tuple[int, int, int, int]:
    """A1:C7 is (1, 1, 7, 3): first row, first column, last row, last column."""
    first, _, last = name.partition(":")
    return (*row_and_column(first), *row_and_column(last or first))

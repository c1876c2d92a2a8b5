"""What every source of rows gives: the rows between head and tail as columns, and any of them as a small file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars as pl

from pondasi.core.tables.regular.size import Irregular

__all__ = ["HEAD_ROWS", "TAIL_ROWS", "Body", "Irregular", "Sample", "Source"]

HEAD_ROWS = 240
"""Rows that the ordinary reader sees from the top; sums of columns are looked for in the first 200 of the body."""
TAIL_ROWS = 60


@dataclass(frozen=True)
class Body:
    """The rows between head and tail.

    `frame` has `row` (UInt32, the row on the sheet), and for each filled column number `c` at least one of `n<c>`
    (Float64, numbers as the file holds them) and `t<c>` (Categorical or String, texts as the file holds them).
    """

    frame: pl.DataFrame
    columns: tuple[int, ...]

    def has_numbers(self, column: int) -> bool:
        return f"n{column}" in self.frame.columns

    def has_texts(self, column: int) -> bool:
        return f"t{column}" in self.frame.columns


@dataclass(frozen=True)
class Sample:
    """A small file for the ordinary reader, and the row on the sheet of each of its rows."""

    path: Path
    rows: dict[int, int]


class Source(Protocol):
    """A large file whose rows can be had as columns."""

    @property
    def sheet_name(self) -> str:
        """The sheet that holds them; "" for text."""

    def body(self) -> Body:
        """All rows between head and tail. Raises `Irregular`."""

    def sample(self, folder: Path, positions: list[int]) -> Sample:
        """Head, the rows of `body().frame` at these positions, and tail, written into `folder`."""

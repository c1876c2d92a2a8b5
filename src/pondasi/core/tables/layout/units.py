"""Units as printed: one for the table, or one for each column or row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pondasi.core.tables.address import column_letters
from pondasi.core.tables.evidence import Part
from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.grid import Grid, Look
from pondasi.core.tables.layout.header import Heading, unit_line
from pondasi.core.tables.layout.surroundings import bare_unit, unit_in_words

Paths = Mapping[int, tuple[Heading, ...]]


def read_units(
    grid: Grid, block: Block, paths: Paths, parts: Mapping[int, Part], values: Sequence[int]
) -> tuple[str, dict[str, str]]:
    """The unit that all figures share ("" where none is printed or they differ), and those that differ.

    These by column letters, or by row number as text where a column of units names one for each row.
    """
    by_column = _by_column(grid, block, paths, parts, values)
    shared = set(by_column.values())
    if len(shared) == 1 and len(by_column) == len(values):
        return shared.pop(), {}
    by_row = _by_row(grid, block, parts) if not by_column else {}
    alone = set(by_row.values())
    if len(alone) == 1:
        return alone.pop(), {}
    return "", {column_letters(column): unit for column, unit in by_column.items()} | by_row


def _by_column(
    grid: Grid, block: Block, paths: Paths, parts: Mapping[int, Part], values: Sequence[int]
) -> dict[int, str]:
    line = unit_line(grid, block)
    aside = _unit_columns(parts)
    found = {}
    for column in values:
        named = next((unit for heading in reversed(paths.get(column, ())) if (unit := unit_in_words(heading.text))), "")
        below = bare_unit(grid.text(line.row, column)) if line is not None else ""
        beside = _only_text(grid, block, column + 1) if len(aside) > 1 and column + 1 in aside else ""
        if unit := below or named or beside:
            found[column] = unit
    return found


def _by_row(grid: Grid, block: Block, parts: Mapping[int, Part]) -> dict[str, str]:
    """One column of units beside the names."""
    aside = _unit_columns(parts)
    if len(aside) != 1:
        return {}
    return {
        str(line.row): bare_unit(grid.text(line.row, aside[0]))
        for line in block.body
        if line.looks.get(aside[0]) is Look.TEXT
    }


def _unit_columns(parts: Mapping[int, Part]) -> list[int]:
    return [column for column, part in parts.items() if part is Part.UNIT]


def _only_text(grid: Grid, block: Block, column: int) -> str:
    """What a column says in every row, "" where its rows differ."""
    texts = {grid.text(line.row, column) for line in block.body if line.looks.get(column) is Look.TEXT}
    return texts.pop() if len(texts) == 1 else ""

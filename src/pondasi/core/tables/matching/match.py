"""The tidy table of a printed one."""

from __future__ import annotations

from pondasi.core.tables.matching.free import match_freely
from pondasi.core.tables.matching.structured import StructureMatch
from pondasi.core.tables.matching.time import NO_PERIOD, Clock
from pondasi.core.tables.model import PrintedTable, Recipe
from pondasi.core.values import DataStructure, Period, Table

__all__ = ["NO_PERIOD", "match"]


def match(
    table: PrintedTable, structure: DataStructure | None, recipe: Recipe | None = None, period: Period | None = None
) -> Table:
    """Every figure under its codes and period.

    With a structure, labels whose meaning is not sure become `open_labels` and their figures are left out. Without
    one, every kind of label becomes a dimension of the words as printed. A figure whose period nothing and nobody
    names gets `period`, and without that `NO_PERIOD`.
    """
    recipe = recipe or Recipe()
    clock = Clock(table, recipe, period, structure.frequency if structure else None)
    if structure is None:
        return match_freely(table, recipe, clock)
    return StructureMatch(table, structure, recipe, clock).table()

"""What `pondasi read --out` leaves in its folder: one tidy file a table, and reading.json."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pondasi.core.errors import InvalidInput
from pondasi.core.tables import json_pieces, match
from pondasi.core.tables.model import PrintedTable, Recipe
from pondasi.core.values import Table, Text


def made_folder(folder: Path) -> Path:
    """The folder, made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(
            Text(f"Map {folder} tidak dapat dibuat.", f"The folder {folder} cannot be made."),
            Text("Pilih nama map yang lain untuk --out.", "Choose another folder for --out."),
        ) from error
    return folder


def write_table(table: PrintedTable, folder: Path, number: int, recipe: Recipe | None = None) -> Path:
    """The table's figures as table-NN.csv, with the labels left out that the recipe says are no data."""
    path = folder / f"table-{number:02d}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_tidy_rows(match(table, None, recipe), table))
    return path


def write_reading(reading: dict[str, Any], folder: Path) -> Path:
    """The JSON object of a reading as reading.json."""
    path = folder / "reading.json"
    with path.open("w", encoding="ascii") as file:
        file.writelines(json_pieces(reading))
    return path


def _tidy_rows(table: Table, printed: PrintedTable) -> Iterable[list[str]]:
    yield [*(dimension.name.id for dimension in table.dimensions), "period", "value", "status", "role", "sheet", "cell"]
    for observation in table.observations:
        names = (d.code_list.by_id[code].name.id for d, code in zip(table.dimensions, observation.key, strict=True))
        period = observation.period.code if observation.period.year > 1 else ""
        yield [
            *names,
            period,
            observation.digits or "",
            observation.status.value,
            observation.role.value,
            printed.sheet,
            observation.place.cell,
        ]

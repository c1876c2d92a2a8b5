"""The sheet as the officer knows it: figures written as people write them, long lines running over empty cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from pondasi.core.values import format_number

if TYPE_CHECKING:
    from pondasi.collection.models import RecordedFinding

_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_RUNS_OVER = frozenset({"", "title", "note", "skipped"})

MOST_CELLS_AT_FIRST = 250
"""A page stays light with so many; the rest comes when it is asked for."""

Cell = dict[str, Any]


def rows_at_first(view: Mapping[str, Any]) -> int:
    """How many rows of the sheet a page shows before it is asked for all."""
    return max(MOST_CELLS_AT_FIRST // max(len(view["grid"]["columns"]), 1), 8)


def shown_rows(view: Mapping[str, Any], language: str, *, whole: bool) -> list[dict[str, Any]]:
    """The rows of `view["grid"]`, ready to print: the first ones, or all of them. The view itself stays as it is."""
    given = view["grid"]["rows"][: None if whole else rows_at_first(view)]
    values = {one["cell"]: one["value"] for one in view.get("figures", []) if one["value"] is not None}
    rows = []
    for position, row in enumerate(given):
        cells = [_shown(cell, values.get(cell["a"]), language) for cell in row["cells"]]
        for cell in cells:
            if cell.get("rs", 1) > len(given) - position:
                cell["rs"] = len(given) - position
        _colour_total(cells)
        rows.append({**row, "cells": _run_over(cells)})
    return rows


def marks_of(findings: Sequence[RecordedFinding], remarks: Sequence[Mapping[str, str]] = ()) -> dict[str, str]:
    """Cell address to the class of the most severe finding, or of a checker's remark, that points to it."""
    marks = {remark["cell"]: "has-warning" for remark in remarks if remark["cell"]}
    for finding in reversed(findings):
        marks |= {place["cell"]: f"has-{finding.severity}" for place in finding.body["places"]}
    return marks


def _shown(cell: Cell, value: str | None, language: str) -> Cell:
    """A number that the sheet holds as a number gets the reader's separators; text stays to the letter."""
    text = cell["t"]
    if cell["r"] not in {"value", "total"} or not _PLAIN.fullmatch(text):
        return dict(cell)
    # Where nothing was read, three digits behind a dot may be thousands.
    is_number = len(text.partition(".")[2]) != 3 if value is None else _same(text, value)
    return {**cell, "t": format_number(Decimal(text), language) if is_number else text}


def _same(text: str, value: str) -> bool:
    try:
        return Decimal(text) == Decimal(value)
    except InvalidOperation:
        return False


def _colour_total(cells: list[Cell]) -> None:
    """In a row that holds totals only, the label is part of the total."""
    roles = {cell["r"] for cell in cells}
    if "total" not in roles or "value" in roles:
        return
    for cell in cells:
        if cell["t"] and cell["r"] in {"label", "skipped", ""}:
            cell["total_label"] = True


def _run_over(cells: list[Cell]) -> list[Cell]:
    """Long text covers the empty cells to its right, as it does in a spreadsheet."""
    kept: list[Cell] = []
    for cell in cells:
        last = kept[-1] if kept else None
        if last and last.get("runs") and _is_free(cell) and cell["c"] == last["c"] + last.get("cs", 1):
            last["cs"] = last.get("cs", 1) + 1
            continue
        runs = bool(cell["t"]) and cell["r"] in _RUNS_OVER and "cs" not in cell and not cell.get("total_label")
        kept.append({**cell, "runs": runs and not _PLAIN.fullmatch(cell["t"])})
    return kept


def _is_free(cell: Cell) -> bool:
    return not cell["t"] and "cs" not in cell and cell["r"] in _RUNS_OVER

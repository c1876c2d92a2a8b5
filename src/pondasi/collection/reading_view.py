"""What the reading page shows, as plain JSON: the sheet as the officer knows it, coloured, and what was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pondasi.core.values import DataStructure, Observation, OpenLabel, Period, Role, Table, Text

if TYPE_CHECKING:
    from pondasi.core.tables.model import PrintedTable, Reading, Sheet, Workbook

MOST_ROWS = 250
MOST_COLUMNS = 40
MOST_FIGURES = 300

JsonText = dict[str, str]


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def both(text: Text) -> JsonText:
    """A text as JSON with both languages."""
    return {"id": text.id, "en": text.en}


def build(
    *,
    reading: Reading,
    chosen: PrintedTable | None,
    table: Table | None,
    structure: DataStructure,
    period: Period,
    sheet: str | None,
) -> dict[str, object]:
    """The view of the chosen table; without one, of the named sheet (else the first that holds anything)."""
    shown = _shown_sheet(reading.workbook, chosen.sheet if chosen else sheet)
    view: dict[str, object] = {
        "sheet": shown.name,
        "tables": _tables(reading, chosen),
        "remarks": [both(remark) for remark in reading.workbook.remarks],
    }
    if chosen is None or table is None:
        return view | {"grid": _grid(shown, {}), "open_labels": [], "figures": [], "counts": _counts((), structure)}
    kept = [o for o in table.observations if o.period == period]
    return view | {
        "range": chosen.range,
        "title": chosen.title,
        "unit": chosen.unit,
        "source": chosen.source,
        "notes": list(chosen.notes),
        "printed_periods": [] if chosen.periods_guessed else list(chosen.periods),
        "other_periods": sorted({o.period.code for o in table.observations} - {period.code}),
        "header_rows": list(chosen.header_rows),
        "grid": _grid(shown, {address: role.value for address, role in chosen.roles.items()}),
        "open_labels": [_open_label(label, structure) for label in table.open_labels],
        "figures": [_figure(o, table) for o in kept[:MOST_FIGURES]],
        "counts": _counts(kept, structure),
    }


def _shown_sheet(workbook: Workbook, name: str | None) -> Sheet:
    named = [sheet for sheet in workbook.sheets if sheet.name == name]
    filled = [sheet for sheet in workbook.sheets if sheet.cells and not sheet.hidden]
    return (named or filled or list(workbook.sheets))[0]


def _tables(reading: Reading, chosen: PrintedTable | None) -> list[dict[str, object]]:
    seen: dict[str, int] = {}
    listed: list[dict[str, object]] = []
    for one in reading.tables:
        index = seen.get(one.sheet, 0)
        seen[one.sheet] = index + 1
        listed.append(
            {
                "sheet": one.sheet,
                "table": index,
                "range": one.range,
                "title": one.title,
                "figures": len(one.observations),
                "chosen": one is chosen,
            }
        )
    return listed


def _counts(kept: Sequence[Observation], structure: DataStructure) -> dict[str, object]:
    regions = next((i for i, d in enumerate(structure.dimensions) if d.is_region), None)
    counts: dict[str, object] = {
        "data": sum(o.role is Role.DATA for o in kept),
        "total": sum(o.role is Role.TOTAL for o in kept),
        "breakdowns": [both(d.name) for d in structure.dimensions if not d.is_region],
    }
    if regions is not None:
        leaves = {code.id for code in structure.dimensions[regions].code_list.leaves}
        counts["regions_found"] = len(leaves & {o.key[regions] for o in kept})
        counts["regions_expected"] = len(leaves)
    return counts


def _figure(observation: Observation, table: Table) -> dict[str, object]:
    value = observation.value
    return {
        "key": {"id": table.key_text(observation.key, "id"), "en": table.key_text(observation.key, "en")},
        "codes": list(observation.key),
        "value": None if value is None else str(value) if isinstance(value, str) else f"{value:f}",
        "status": observation.status.value,
        "role": observation.role.value,
        "cell": observation.place.cell,
        "raw": observation.raw,
    }


def _open_label(label: OpenLabel, structure: DataStructure) -> dict[str, object]:
    dimension = next((d for d in structure.dimensions if d.id == label.dimension), None)
    codes = dimension.code_list if dimension else ()
    suggested = {candidate.code for candidate in label.candidates}
    return {
        "label": label.label,
        "dimension": both(dimension.name) if dimension else {"id": "", "en": ""},
        "cells": [place.cell for place in label.places],
        "candidates": [
            {"code": c.code, "name": both(_name(codes, c.code)), "confidence": round(c.confidence, 2)}
            for c in label.candidates
        ],
        "others": [{"code": code.id, "name": both(code.name)} for code in codes if code.id not in suggested],
    }


def _name(codes: object, wanted: str) -> Text:
    for code in codes:  # type: ignore[attr-defined]
        if code.id == wanted:
            return code.name
    return Text.same(wanted)


def _grid(sheet: Sheet, roles: Mapping[str, str]) -> dict[str, object]:
    width, height = min(sheet.width, MOST_COLUMNS), min(sheet.height, MOST_ROWS)
    spans, covered = _spans(sheet, height, width)
    rows = []
    for row in range(1, height + 1):
        cells = [
            _cell(sheet, roles, row, column, spans.get((row, column)))
            for column in range(1, width + 1)
            if (row, column) not in covered
        ]
        rows.append({"n": row, "hidden": row in sheet.hidden_rows, "cells": cells})
    return {
        "columns": [{"n": n, "letters": column_letters(n)} for n in range(1, width + 1)],
        "rows": rows,
        "rows_left_out": max(sheet.height - height, 0),
        "columns_left_out": max(sheet.width - width, 0),
    }


def _spans(
    sheet: Sheet, height: int, width: int
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merges:
        if top > height or left > width:
            continue
        last_row, last_column = min(bottom, height), min(right, width)
        spans[top, left] = (last_row - top + 1, last_column - left + 1)
        area = {(r, c) for r in range(top, last_row + 1) for c in range(left, last_column + 1)}
        covered |= area - {(top, left)}
    return spans, covered


def _cell(
    sheet: Sheet, roles: Mapping[str, str], row: int, column: int, span: tuple[int, int] | None
) -> dict[str, object]:
    address = f"{column_letters(column)}{row}"
    cell = sheet.cells.get((row, column))
    shown: dict[str, object] = {"a": address, "c": column, "t": cell.text if cell else "", "r": roles.get(address, "")}
    if span:
        shown["rs"], shown["cs"] = span
    return shown

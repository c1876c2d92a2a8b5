"""What the reading page shows beside the sheet, as plain JSON: what was understood, and what must be asked.

The cells themselves are kept apart, in a file of pieces (`sheet_packing`), however many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pondasi.collection.cells import reason_words
from pondasi.collection.sheet_packing import Meant, pack_sheet
from pondasi.core.tables.address import column_letters, column_number, row_and_column
from pondasi.core.tables.evidence import NotationBasis
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.model import Axis
from pondasi.core.tables.numbers import figure
from pondasi.core.values import DataStructure, Observation, OpenLabel, Period, Role, Status, Table, Text

if TYPE_CHECKING:
    from pondasi.core.tables.model import PrintedTable, Reading, Recipe, Sheet, Workbook

MOST_FIGURES = 300
_MOST_PLACES = 3
_MOST_MEANT = 3_000
_MOST_LOOKED_AT = 100_000
_MANY = 8
"""So many names of one column that nothing resembles are one question, not as many."""
_MOST_ASKED, _MOST_MARKED = 200, 40

JsonText = dict[str, str]


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
    recipe: Recipe,
) -> dict[str, object]:
    """The view of the chosen table; without one, of the sheet that the recipe names (else the first that is filled)."""
    shown = shown_sheet(reading.workbook, chosen, recipe)
    view: dict[str, object] = {
        "sheet": shown.name,
        "sheets": _sheets(reading, shown),
        "hidden": _hidden(shown),
        "tables": _tables(reading, chosen),
        "remarks": [both(remark) for remark in (*reading.workbook.remarks, *(table.remarks if table else ()))],
        "unit_said": recipe.unit is not None,
    }
    if chosen is None or table is None:
        return view | {
            "open_labels": [],
            "unknown": [],
            "notations": [],
            "figures": [],
            "counts": _counts((), structure),
        }
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
        **_questions(table.open_labels, structure),
        "notations": _open_notations(chosen),
        "figures": [_figure(o, table) for o in kept[:MOST_FIGURES]],
        "counts": _counts(kept, structure),
    }


def pack(
    *, reading: Reading, chosen: PrintedTable | None, table: Table | None, structure: DataStructure, recipe: Recipe
) -> bytes:
    """The sheet that is shown, as a file of pieces."""
    shown = shown_sheet(reading.workbook, chosen, recipe)
    aside = reading.skipped_sheets.get(shown.name)
    return pack_sheet(
        shown,
        [one for one in reading.tables if one.sheet == shown.name],
        chosen,
        meant=_meant(chosen, table, structure, recipe) if chosen and table else {},
        left_aside=both(aside) if aside else None,
    )


def shown_sheet(workbook: Workbook, chosen: PrintedTable | None, recipe: Recipe) -> Sheet:
    """The sheet that the page shows."""
    name = chosen.sheet if chosen else recipe.sheet
    named = [sheet for sheet in workbook.sheets if sheet.name == name]
    filled = [sheet for sheet in workbook.sheets if sheet.cells and not sheet.hidden]
    return (named or filled or list(workbook.sheets))[0]


def _sheets(reading: Reading, shown: Sheet) -> list[dict[str, object]]:
    """Every sheet of the file: what was found there, or why nothing was."""
    found: dict[str, int] = defaultdict(int)
    for one in reading.tables:
        found[one.sheet] += 1
    return [
        {
            "name": sheet.name,
            "shown": sheet is shown,
            "hidden": sheet.hidden,
            "empty": not sheet.cells,
            "tables": found[sheet.name],
            "left_aside": both(reading.skipped_sheets.get(sheet.name, Text("", ""))),
        }
        for sheet in reading.workbook.sheets
    ]


def _hidden(sheet: Sheet) -> dict[str, object]:
    """Hidden rows and columns that hold something, as runs: `5–7, 12`, `C, F–H`."""
    filled_rows = {row for row, _ in sheet.cells} & sheet.hidden_rows if sheet.hidden_rows else set()
    filled_columns = {column for _, column in sheet.cells} & sheet.hidden_columns if sheet.hidden_columns else set()
    return {
        "rows": ", ".join(_runs(filled_rows, str)),
        "columns": ", ".join(_runs(filled_columns, column_letters)),
        "sheet": sheet.hidden,
    }


def _runs(numbers: Iterable[int], shown: Callable[[int], str]) -> list[str]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [shown(first) if first == last else f"{shown(first)}–{shown(last)}" for first, last in runs]


def _open_notations(chosen: PrintedTable) -> list[dict[str, object]]:
    """The columns whose figures can be read in two ways: what a person is asked once for each column."""
    open_columns = {number for number, one in chosen.evidence.columns.items() if one.basis is NotationBasis.OPEN}
    asked: dict[int, dict[str, object]] = {}
    for one in chosen.observations if open_columns else ():
        column = row_and_column(one.cell)[1]
        if column not in open_columns or one.status is not Status.AMBIGUOUS:
            continue
        if column not in asked:
            read = figure(one.raw)
            if read is None or not read.either:
                continue
            headings = [label.text for label in one.labels if label.axis is Axis.COLUMN]
            asked[column] = {
                "column": column,
                "letters": column_letters(column),
                "heading": headings[-1] if headings else "",
                "raw": one.raw.strip(),
                "indonesian": f"{read.indonesian:f}",
                "english": f"{read.english:f}",
                "cells": [],
                "count": 0,
            }
        places: list[str] = asked[column]["cells"]  # type: ignore[assignment]
        if len(places) < _MOST_PLACES:
            places.append(one.cell)
        asked[column]["count"] = int(asked[column]["count"]) + 1  # type: ignore[call-overload]
    return list(asked.values())


def _meant(chosen: PrintedTable, table: Table, structure: DataStructure, recipe: Recipe) -> dict[str, Meant]:
    """What the printed labels of figures that found their place were taken for, as the code list knows them."""
    codes = [Codes(dimension) for dimension in structure.dimensions]
    keys = {o.place.cell: o.key for o in islice(table.observations, _MOST_LOOKED_AT)}
    meant: dict[str, Meant] = {}
    for one in islice(chosen.observations, _MOST_LOOKED_AT):
        key = keys.get(one.cell)
        if key is None or all(label.text in meant for label in one.labels):
            continue
        for label in one.labels:
            if label.text not in meant and (found := _meaning(label.text, key, codes, recipe)):
                meant[label.text] = found
        if len(meant) > _MOST_MEANT:
            break
    return meant


def _meaning(label: str, key: Sequence[str], codes: Sequence[Codes], recipe: Recipe) -> Meant | None:
    for code, known in zip(key, codes, strict=True):
        if recipe.labels.get(label) == code:
            return Meant(known.dimension.id, code, "said", 1.0)
        for candidate in known.sure(label).candidates:
            if candidate.code == code:
                return Meant(known.dimension.id, code, candidate.reason, candidate.confidence)
    return None


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


def _questions(labels: Sequence[OpenLabel], structure: DataStructure) -> dict[str, object]:
    """Names to ask about one by one, and whole columns of names that nothing in the code list resembles."""
    columns: dict[tuple[str, str], list[OpenLabel]] = defaultdict(list)
    for label in labels:
        if label.label and not label.candidates:
            columns[label.dimension, label.places[0].cell.rstrip("0123456789")].append(label)
    strange = {column: members for column, members in columns.items() if len(members) >= _MANY}
    together = {id(label) for members in strange.values() for label in members}
    alone = [label for label in labels if id(label) not in together]
    names = {d.id: both(d.name) for d in structure.dimensions}
    return {
        "open_labels": [_open_label(label, structure) for label in alone[:_MOST_ASKED]],
        "open_count": len(alone),
        "unknown": [
            {
                "dimension": names.get(dimension, {"id": "", "en": ""}),
                "letters": letters,
                "column": column_number(letters),
                "count": len(members),
                "examples": [label.label for label in members[:_MOST_PLACES]],
                "cells": [label.places[0].cell for label in members[:_MOST_MARKED]],
            }
            for (dimension, letters), members in strange.items()
        ],
        "codes": {
            d.id: [{"code": code.id, "name": both(code.name)} for code in d.code_list]
            for d in structure.dimensions
            if any(label.dimension == d.id for label in alone)
        },
    }


def _open_label(label: OpenLabel, structure: DataStructure) -> dict[str, object]:
    dimension = next((d for d in structure.dimensions if d.id == label.dimension), None)
    codes = dimension.code_list if dimension else ()
    return {
        "label": label.label,
        "dimension_id": label.dimension,
        "dimension": both(dimension.name) if dimension else {"id": "", "en": ""},
        "cells": [place.cell for place in label.places],
        "candidates": [
            {
                "code": c.code,
                "name": both(_name(codes, c.code) if dimension else _period_name(c.code)),
                "confidence": round(c.confidence, 2),
                "reason": both(reason_words(c.reason)),
            }
            for c in label.candidates
        ],
    }


def _period_name(code: str) -> Text:
    """A period as people say it; a code of an unknown dimension stays as it is."""
    try:
        return Period.parse(code).text
    except ValueError:
        return Text.same(code)


def _name(codes: object, wanted: str) -> Text:
    for code in codes:  # type: ignore[attr-defined]
        if code.id == wanted:
            return code.name
    return Text.same(wanted)

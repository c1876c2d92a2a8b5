"""The sheet as the officer knows it: what the page brings along of it, and the marks on its cells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from pondasi.collection.selectors import sheet_of
from pondasi.collection.sheet_file import TILE_COLUMNS, TILE_ROWS, tile_name
from pondasi.core.tables.address import cell_name, column_letters, row_and_column
from pondasi.core.values import format_number

if TYPE_CHECKING:
    from pondasi.collection.models import Reading, RecordedFinding
    from pondasi.collection.sheet_file import SheetFile

MOST_CELLS = 420
"""A sheet of so many cells comes with the page; of a larger one only a window comes, and the rest when it is seen."""
_WINDOW_ROWS, _WINDOW_COLUMNS = 8, 5
MOST_TILES = 40
"""Tiles that one request may ask for."""

CLASSES = {
    "i": "cell--title",
    "h": "cell--header",
    "l": "cell--label",
    "v": "cell--value number",
    "V": "cell--value number",
    "t": "cell--total number",
    "T": "cell--total number",
    "j": "cell--total",
    "n": "cell--note",
    "s": "cell--skipped",
}
Json = dict[str, Any]


def role_words(role: str) -> str:
    """What a cell is, in the words of the legend."""
    words = {
        "title": _("judul tabel"),
        "header": _("judul kolom"),
        "label": _("label"),
        "value": _("angka"),
        "total": _("jumlah"),
        "note": _("catatan"),
        "skipped": _("dilewati"),
    }
    return words.get(role, _("di luar tabel"))


def window(reading: Reading, marks: Mapping[str, str], language: str) -> Json:
    """The cells that the page brings along: all of a small sheet, the first of a large one."""
    file = sheet_of(reading)
    if file is None:
        return {}
    layout = file.layout
    whole = layout["rows"] * layout["columns"] <= MOST_CELLS
    last_row = layout["rows"] if whole else min(layout["rows"], _WINDOW_ROWS)
    last_column = layout["columns"] if whole else min(layout["columns"], _WINDOW_COLUMNS)
    return {
        "whole": whole,
        "rows_left_out": layout["rows_left_out"],
        "columns_left_out": layout["columns_left_out"],
        "row_count": layout["rows"],
        "column_count": layout["columns"],
        "columns": [
            {"n": n, "letters": column_letters(n), "hidden": n in layout["hidden_columns"]}
            for n in range(1, last_column + 1)
        ],
        "rows": _rows(file, last_row, last_column, marks, language),
    }


def _rows(file: SheetFile, last_row: int, last_column: int, marks: Mapping[str, str], language: str) -> list[Json]:
    texts: dict[tuple[int, int], tuple[str, str]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for tile in file.tiles(1, 1, last_row, last_column):
        for row, (line, kinds) in enumerate(zip(tile["t"], tile["k"], strict=True), start=tile["r"]):
            for column, kind in enumerate(kinds, start=tile["c"]):
                place = column - tile["c"]
                texts[row, column] = line[place] if place < len(line) else "", kind
        for top, left, bottom, right, _text, _kind in tile["m"]:
            if top <= last_row and left <= last_column:
                area = (min(bottom, last_row), min(right, last_column))
                spans[top, left] = area[0] - top + 1, area[1] - left + 1
                covered |= {(r, c) for r in range(top, area[0] + 1) for c in range(left, area[1] + 1)} - {(top, left)}
    hidden = set(file.layout["hidden_rows"])
    return [
        {
            "n": row,
            "hidden": row in hidden,
            "cells": [
                _cell(row, column, texts, spans, marks, language)
                for column in range(1, last_column + 1)
                if (row, column) not in covered
            ],
        }
        for row in range(1, last_row + 1)
    ]


def _cell(  # noqa: PLR0917 one cell of what was gathered
    row: int,
    column: int,
    texts: Mapping[tuple[int, int], tuple[str, str]],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    marks: Mapping[str, str],
    language: str,
) -> Json:
    text, kind = texts.get((row, column), ("", "."))
    address = cell_name(row, column)
    height, width = spans.get((row, column), (1, 1))
    return {
        "a": address,
        "t": shown(text, kind, language),
        "classes": " ".join(filter(None, (CLASSES.get(kind, ""), marks.get(address, "")))),
        "rs": height if height > 1 else 0,
        "cs": width if width > 1 else 0,
    }


def shown(text: str, kind: str, language: str) -> str:
    """A figure that the sheet holds as a number with the reader's separators; everything else to the letter."""
    return format_number(Decimal(text), language) if kind in "VT" else text


def tiles(file: SheetFile, names: Sequence[str], marks: Mapping[str, str], *, layout: bool) -> bytes:
    """What a page asks for while it is scrolled, as JSON: tiles as they are kept, the marks on them, the layout."""
    wanted = set(names)
    pieces = [piece for held in file.pieces(names).values() for piece in held]
    seen = {address: mark for address, mark in marks.items() if _tile_of(address) in wanted}
    parts = [b'{"tiles":[', b",".join(pieces), b'],"marks":', _json(seen)]
    if layout:
        parts += [b',"layout":', _json(file.layout)]
    return b"".join((*parts, b"}"))


def _tile_of(address: str) -> str:
    row, column = row_and_column(address)
    return tile_name((row - 1) // TILE_ROWS, (column - 1) // TILE_COLUMNS)


def marks_of(
    findings: Iterable[RecordedFinding],
    name: str | None = None,
    remarks: Iterable[Mapping[str, str]] = (),
    amended: Iterable[str] = (),
) -> dict[str, str]:
    """Cell address to the class of the most severe finding, a checker's remark, or an accepted correction about it.

    With the `name` of a sheet only what points there.
    """
    marks = dict.fromkeys(amended, "has-info")
    marks |= {remark["cell"]: "has-warning" for remark in remarks if _is_address(remark["cell"])}
    for finding in reversed(list(findings)):
        places = (place for place in finding.body["places"] if name is None or place["sheet"] in (name, ""))
        marks |= {place["cell"]: f"has-{finding.severity}" for place in places}
    return marks


def _is_address(text: str) -> bool:
    try:
        row_and_column(text)
    except ValueError:
        return False
    return True


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

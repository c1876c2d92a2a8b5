"""One cell of a sheet as it was read, and why: rebuilt from the kept pieces, without opening the agency's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pondasi.collection.sheet_file import TILE_ROWS, SheetFile
from pondasi.collection.sheet_packing import KINDS
from pondasi.core.tables.address import cell_name, range_bounds, row_and_column
from pondasi.core.tables.evidence import (
    ColumnEvidence,
    Evidence,
    Notation,
    NotationBasis,
    Part,
    TotalBasis,
    TotalEvidence,
)
from pondasi.core.tables.explain import explain
from pondasi.core.tables.model import (
    Axis,
    Cell,
    CellRole,
    Label,
    PrintedObservation,
    PrintedTable,
    Reading,
    Sheet,
    Workbook,
)
from pondasi.core.values import DataStructure, Role, Status, Text

_ROLES = {letter: role for role, letter in KINDS.items()}
_ROLES |= {"V": CellRole.VALUE, "T": CellRole.TOTAL, "j": CellRole.LABEL}
_REASONS = {
    "code": Text("kodenya tertulis", "its code is printed"),
    "name": Text("namanya sama", "the name is the same"),
    "abbreviation": Text("ini singkatan namanya", "it abbreviates the name"),
    "shared name": Text("namanya dipakai beberapa wilayah", "several bear this name"),
    "part of the name": Text("sebagian namanya sama", "part of the name is the same"),
    "similar": Text("namanya mirip", "the name is similar"),
    "contains the rows": Text("baris-barisnya termasuk di dalamnya", "the rows lie within it"),
    "as before": Text("di berkas terdahulu letaknya sama", "it stood in the same place before"),
    "said": Text("Anda yang menentukannya", "you said so"),
}


@dataclass(frozen=True)
class ShownCell:
    """A cell as the page shows it. `address` is that of the merged area it belongs to; `role` is "" outside."""

    address: str
    row: int
    column: int
    text: str
    kind: str
    """Its letter, see `sheet_packing.KINDS`."""
    role: str
    why: tuple[Text, ...]
    table: int | None
    """The position of the table on this sheet that the cell stands in, and whether that is the chosen one."""
    in_chosen: bool = False


def reason_words(reason: str) -> Text:
    """Why a label was taken for a code, in words."""
    return _REASONS.get(reason, Text("", ""))


def cell(file: SheetFile, address: str, structure: DataStructure) -> ShownCell | None:
    """The cell at an A1 address with its explanation; None outside of what is kept of the sheet."""
    try:
        row, column = row_and_column(address)
    except ValueError:
        return None
    if not (1 <= row <= file.layout["rows"] and 1 <= column <= file.layout["columns"]):
        return None
    row, column, text, kind = _stands(file, row, column)
    role = _ROLES.get(kind)
    reading = _reading(file, row, column, text, role)
    number = _table_of(file.basis, row, column)
    sheet = file.basis["sheet"]
    return ShownCell(
        address=cell_name(row, column),
        row=row,
        column=column,
        text=text,
        kind=kind,
        role=role.value if role else "",
        why=(*explain(reading, sheet, cell_name(row, column)), *_meanings(file.basis, text, role, structure)),
        table=number,
        in_chosen=number is not None and number == file.basis["chosen"],
    )


def _stands(file: SheetFile, row: int, column: int) -> tuple[int, int, str, str]:
    """Where the cell's content stands, what it is, and its kind; a covered cell shows what covers it."""
    for tile in file.tiles(row, column, row, column):
        for top, left, bottom, right, text, kind in tile["m"]:
            if top <= row <= bottom and left <= column <= right:
                return top, left, text, kind
        texts, kinds = tile["t"][row - tile["r"]], tile["k"][row - tile["r"]]
        place = column - tile["c"]
        return row, column, texts[place] if place < len(texts) else "", kinds[place]
    return row, column, "", "."


def _table_of(basis: Mapping[str, Any], row: int, column: int) -> int | None:
    for number, table in enumerate(basis["tables"]):
        top, left, bottom, right = range_bounds(table["range"])
        if top <= row <= bottom and left <= column <= right:
            return number
    return None


def _meanings(basis: Mapping[str, Any], text: str, role: CellRole | None, structure: DataStructure) -> Iterator[Text]:
    """What a label was taken for in the code list."""
    if role not in (CellRole.LABEL, CellRole.HEADER, CellRole.TOTAL) or text not in basis["labels"]:
        return
    dimension, code, reason, confidence = basis["labels"][text]
    for one in structure.dimensions:
        known = one.code_list.by_id.get(code) if one.id == dimension else None
        if known is None:
            continue
        yield Text("Kami baca sebagai {name} ({code}): {reason}.", "We read it as {name} ({code}): {reason}.").fill(
            name=known.name, code=code, reason=reason_words(reason)
        )
        if confidence < 1:
            yield Text("Keyakinan kami {n} dari 100.", "We are {n} in 100 sure.").fill(n=round(confidence * 100))


def _reading(file: SheetFile, row: int, column: int, text: str, role: CellRole | None) -> Reading:
    """As much of the reading as the explanation of one cell looks at."""
    basis = file.basis
    bands = file.band(row)
    roles = {cell_name(row, column): role} if role else {}
    chosen = basis["chosen"]
    tables = [
        _table(
            basis["sheet"],
            table,
            [*_figures([b for b in bands if b["table"] == number], table, (row, column), text), *_of_columns(table)],
            roles if chosen == number else _words(bands, number, cell_name(row, column)),
        )
        for number, table in enumerate(basis["tables"])
    ]
    cells = {(row, column): Cell(text, text)} if text else {}
    workbook = Workbook("", "", (Sheet(basis["sheet"], cells),))
    aside = basis["left_aside"]
    return Reading(workbook, tuple(tables), {basis["sheet"]: Text(aside["id"], aside["en"])} if aside else {})


def _words(bands: Sequence[Mapping[str, Any]], number: int, address: str) -> dict[str, CellRole]:
    """What a cell is in a table that is not coloured."""
    for band in bands:
        if band["table"] == number and address in band.get("roles", ()):
            return {address: _ROLES[band["roles"][address]]}
    return {}


def _table(
    sheet: str, table: Mapping[str, Any], figures: Sequence[PrintedObservation], roles: Mapping[str, CellRole]
) -> PrintedTable:
    columns = {
        int(number): ColumnEvidence(
            Part(part), Notation(notation) if notation else None, NotationBasis(basis), _total(total)
        )
        for number, (part, notation, basis, total) in table["evidence"].items()
    }
    rows = {int(row): found for row, total in table["total_rows"].items() if (found := _total(total))}
    return PrintedTable(
        sheet=sheet,
        range=table["range"],
        title=table["title"],
        unit=table["unit"],
        source="",
        notes=(),
        periods=(),
        header_rows=tuple(table["header_rows"]),
        observations=tuple(figures),
        roles=roles,
        evidence=Evidence(columns, rows),
    )


def _total(kept: list[Any] | None) -> TotalEvidence | None:
    return TotalEvidence(TotalBasis(kept[0]), tuple(kept[1])) if kept else None


def _labels(kept: Sequence[Sequence[str]]) -> tuple[Label, ...]:
    return tuple(Label(text, Axis(axis), cell, heading) for text, axis, cell, heading in kept)


def _figures(
    bands: Sequence[Mapping[str, Any]], table: Mapping[str, Any], place: tuple[int, int], text: str
) -> Iterator[PrintedObservation]:
    """The figures of one row at the ends of its runs and at the asked place; only that has its text and value."""
    row, column = place
    for band in bands:
        own = _labels(band["rows"].get(str(row), ()))
        for at, first, last, total, status, digits in band["runs"]:
            if at != row:
                continue
            for number in {first, last, column} & set(range(first, last + 1)):
                raw = text if number == column else ""
                yield PrintedObservation(
                    cell=cell_name(row, number),
                    value=_value(raw if digits == 0 else digits),
                    raw=raw,
                    status=Status(status) if status else Status.OK,
                    role=Role.TOTAL if total else Role.DATA,
                    labels=own + _labels(table["columns"].get(str(number), ())),
                )


def _value(digits: str | None) -> Decimal | str | None:
    if digits is None:
        return None
    try:
        return Decimal(digits)
    except InvalidOperation:
        return digits


def _of_columns(table: Mapping[str, Any]) -> Iterator[PrintedObservation]:
    """One figure for each column, so that a heading can tell which columns it names. They stand below the table."""
    below = range_bounds(table["range"])[2] + TILE_ROWS
    for column, labels in table["columns"].items():
        place = cell_name(below, int(column))
        yield PrintedObservation(place, None, "", Status.MISSING, Role.DATA, _labels(labels))
